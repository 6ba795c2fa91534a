//! The baseline: findings that are known already, in a file.

use crate::checked::CheckedFile;
use crate::failure::Failure;
use crate::file::read_own;
use crate::input::absolute;
use crate::job::Job;
use crate::printable::portable_path;
use crate::write::write_whole;
use avatar_lint_rules::baseline::{Baseline, Entry};
use avatar_lint_rules::{Group, rules};
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A baseline and the file it stands in.
#[derive(Debug)]
pub struct Known {
    path: PathBuf,
    /// What is known, to be shared by the jobs of a run.
    pub baseline: Arc<Baseline>,
}

impl Known {
    /// Reads the baseline at `path`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is no baseline.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = read_own(path).map_err(|error| Failure::read(path, error))?;
        let baseline = Baseline::from_json(&text).map_err(|error| Failure::Baseline {
            path: path.to_owned(),
            error,
        })?;
        Ok(Self {
            path: path.to_owned(),
            baseline: Arc::new(baseline),
        })
    }

    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The entries that match nothing any more, of the rules that were run over
    /// their files.
    pub fn outdated(&self, checked: &[(&Job, &CheckedFile)]) -> Vec<&Entry> {
        let findings = checked.iter().flat_map(|(_, file)| &file.findings);
        let names = findings.filter_map(|found| found.fingerprint.as_ref());
        let found: HashSet<&str> = names.map(|name| &*name.id).collect();
        let checked: HashMap<&str, (&Job, &CheckedFile)> = checked
            .iter()
            .filter_map(|&(job, file)| Some((job.name.as_deref()?, (job, file))))
            .collect();
        let ran = |entry: &Entry| {
            let (Some((job, file)), Some(rule)) =
                (checked.get(entry.file.as_str()), rules::find(&entry.rule))
            else {
                return false;
            };
            let can_run = file.is_read || rule.group == Group::Syntax;
            can_run && job.settings.options.level(rule).is_some()
        };
        self.baseline.outdated(ran, &found)
    }

    /// Whether a baseline may be written at `path`: in place of another one, or of
    /// nothing.
    ///
    /// # Errors
    ///
    /// There is something else.
    fn may_replace(path: &Path) -> Result<(), Failure> {
        match read_own(path) {
            Ok(text) if text.trim().is_empty() || Baseline::from_json(&text).is_ok() => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) if error.kind() != io::ErrorKind::InvalidData => {
                Err(Failure::write(path, error))
            }
            _ => Err(Failure::Occupied {
                path: path.to_owned(),
            }),
        }
    }

    /// Writes a baseline of everything that was found and no comment hides, and
    /// tells how many findings that are.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or holds something else than a baseline.
    pub fn write(checked: &[(&Job, &CheckedFile)], path: &Path) -> Result<usize, Failure> {
        let entries = checked.iter().flat_map(|(job, file)| {
            let open = file.findings.iter();
            let open = open.filter(|found| found.is_known || !found.finding.suppressed);
            open.filter_map(|found| {
                let (file, name) = (job.name.as_deref()?, found.fingerprint.as_ref()?);
                Some(Entry::new(file, found.finding.rule.name, name))
            })
        });
        let baseline = Baseline::new(entries);
        Self::may_replace(path)?;
        write_whole(path, |out| out.write_all(baseline.to_json().as_bytes()))?;
        Ok(baseline.entries().len())
    }
}

/// What a baseline at `baseline` calls the file at `path`: the way to it from
/// the folder of the baseline, so that it does not matter where the command is
/// run.
pub fn name_from(path: &Path, baseline: &Path) -> String {
    let (path, baseline) = (absolute(path), absolute(baseline));
    let folder = baseline.parent().unwrap_or(Path::new(""));
    let mut up = PathBuf::new();
    for folder in folder.ancestors() {
        if let Ok(rest) = path.strip_prefix(folder) {
            return portable_path(&up.join(rest));
        }
        up.push("..");
    }
    portable_path(&path)
}

#[cfg(test)]
mod tests {
    use super::name_from;
    use std::path::Path;

    #[test]
    fn files_are_named_from_the_folder_of_the_baseline() {
        let from = |path| name_from(Path::new(path), Path::new("/a/b/baseline.json"));
        assert_eq!(from("/a/b/c.yaml"), "c.yaml");
        assert_eq!(from("/a/b/c/d.yaml"), "c/d.yaml");
        assert_eq!(from("/a/x/d.yaml"), "../x/d.yaml");
    }
}
