//! `avatar-lint check --show-files` and `--show-settings`: what would be
//! checked, and which file decides what.

use crate::failure::{self, relative_to_here};
use avatar_lint_driver::{Exclusion, Explained, Job, LeftOut};
use avatar_lint_rules::secret::Secrets;
use std::io::{self, Write};

/// Lists the files that would be checked, one a line.
pub(super) fn files<'j>(
    jobs: impl IntoIterator<Item = &'j Job>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut jobs = jobs.into_iter();
    jobs.try_for_each(|job| writeln!(out, "{}", failure::display(&job.input.path)))
}

/// Says which files would not be checked, and why.
pub(super) fn left_out(
    excluded: &[LeftOut],
    others: &[&Job],
    out: &mut dyn Write,
) -> io::Result<()> {
    for LeftOut { input, excluded } in excluded {
        let path = failure::display(&input.path);
        match excluded {
            Some(exclusion) => writeln!(out, "skipped {path}: {}", reason(exclusion))?,
            None => writeln!(out, "skipped {path}: configurations have other names")?,
        }
    }
    others.iter().try_for_each(|job| {
        let path = failure::display(&job.input.path);
        writeln!(out, "skipped {path}: no document has a kind of the format")
    })
}

fn reason(exclusion: &Exclusion) -> String {
    let by = failure::display(&relative_to_here(&exclusion.by));
    let secrets = Secrets::of_source(&exclusion.pattern);
    let pattern = secrets.masked_text();
    let pattern = avatar_lint_driver::printable::printable(&pattern);
    format!("excluded by `{pattern}` in `{by}`")
}

/// Shows the settings of a file in the words of the configuration file, each
/// with who chose it.
pub(super) fn settings(explained: &Explained, out: &mut dyn Write) -> io::Result<()> {
    let Explained {
        path,
        file,
        excluded,
        chosen,
    } = explained;
    writeln!(out, "# file: {}", failure::display(path))?;
    match file {
        Some(file) => {
            let file = failure::display(&relative_to_here(file));
            writeln!(out, "# configuration file: {file}")?;
        }
        None => writeln!(out, "# configuration file: none")?,
    }
    if let Some(exclusion) = excluded {
        writeln!(out, "# in folders and hooks: {}", reason(exclusion))?;
    }
    for setting in chosen {
        let key = avatar_lint_driver::printable::printable(&setting.key);
        let value = avatar_lint_driver::printable::printable(&setting.value);
        writeln!(out, "{key} = {value}  # {}", setting.origin)?;
    }
    writeln!(
        out,
        "# other rules have the level that `avatar-lint rules` shows"
    )
}
