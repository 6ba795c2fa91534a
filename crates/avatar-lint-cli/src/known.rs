//! The baseline: findings that are known already, in a file.

use crate::checking::Job;
use crate::failure;
use crate::files::plain;
use crate::report::{CheckedFile, Report};
use avatar_lint::baseline::{Baseline, Entry};
use avatar_lint::{Group, rules};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A baseline and the file it stands in.
#[derive(Debug)]
pub struct Known {
    path: PathBuf,
    /// What is known.
    pub baseline: Arc<Baseline>,
}

impl Known {
    /// Reads the baseline at `path`.
    pub fn read(path: &Path) -> miette::Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| failure::io("read", path, &error))?;
        let baseline = Baseline::from_json(&text).map_err(|error| {
            miette::Report::new(error).wrap_err(format!(
                "`{}` cannot be used as a baseline",
                failure::display(path)
            ))
        })?;
        Ok(Self {
            path: path.to_owned(),
            baseline: Arc::new(baseline),
        })
    }

    /// Names the entries that match nothing any more, of the rules that were run
    /// over their files.
    pub fn write_outdated(
        &self,
        report: &Report,
        jobs: &[&Job],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let files = report.files.iter().flat_map(|file| &file.findings);
        let found: HashSet<&str> = files.map(|found| found.fingerprint.id.as_str()).collect();
        let checked: HashMap<&str, (&CheckedFile, &Job)> = report
            .files
            .iter()
            .zip(jobs)
            .map(|(file, job)| (job.name.as_str(), (file, *job)))
            .collect();
        let ran = |entry: &Entry| {
            let (Some((file, job)), Some(rule)) =
                (checked.get(entry.file.as_str()), rules::find(&entry.rule))
            else {
                return false;
            };
            let can_run = file.is_read || rule.group == Group::Syntax;
            can_run && job.settings.options.level(rule).is_some()
        };
        let outdated: Vec<&Entry> = self.baseline.outdated(ran, &found).collect();
        if outdated.is_empty() {
            return Ok(());
        }
        let path = failure::display(&self.path);
        writeln!(
            out,
            "No longer found, though `{path}` knows them (`--write-baseline {path}` forgets them):"
        )?;
        outdated.iter().try_for_each(|entry| {
            let line = format!("{}: {} at {}", entry.file, entry.rule, entry.place);
            writeln!(out, "  {}", crate::printable::printable(&line))
        })
    }
}

/// Writes a baseline of everything in `report` that no comment hides, and
/// tells how many findings that are.
pub fn write(report: &Report, jobs: &[&Job], path: &Path) -> miette::Result<usize> {
    let files = report.files.iter().zip(jobs);
    let entries = files.flat_map(|(file, job)| {
        let open = file.findings.iter();
        let open = open.filter(|found| found.is_known || !found.finding.suppressed);
        open.map(|found| Entry::new(&job.name, found.finding.rule.name, &found.fingerprint))
    });
    let baseline = Baseline::new(entries);
    fs::write(path, baseline.to_json()).map_err(|error| failure::io("write", path, &error))?;
    Ok(baseline.entries().len())
}

/// What a baseline at `baseline` calls the file at `path`: the way to it from
/// the folder of the baseline, so that it does not matter where the command is
/// run.
pub fn name(path: &Path, baseline: &Path) -> String {
    let absolute = |path: &Path| plain(&std::path::absolute(path).unwrap_or(path.to_owned()));
    let (path, baseline) = (absolute(path), absolute(baseline));
    let folder = baseline.parent().unwrap_or(Path::new(""));
    let mut up = PathBuf::new();
    for folder in folder.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            return up.join(rest).to_string_lossy().replace('\\', "/");
        }
        up.push("..");
    }
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::name;
    use std::path::Path;

    #[test]
    fn files_are_named_from_the_folder_of_the_baseline() {
        let from = |path| name(Path::new(path), Path::new("/a/b/baseline.json"));
        assert_eq!(from("/a/b/c.yaml"), "c.yaml");
        assert_eq!(from("/a/b/c/d.yaml"), "c/d.yaml");
        assert_eq!(from("/a/x/d.yaml"), "../x/d.yaml");
    }
}
