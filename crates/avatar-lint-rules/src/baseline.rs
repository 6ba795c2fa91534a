//! Findings that are known already, so that only new ones fail.

use crate::Fingerprint;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;

/// The findings that were there when the baseline was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Sorted, each once.
    entries: Vec<Entry>,
    ids: HashSet<String>,
}

/// One finding of a baseline. Holds nothing of the file but names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, as it was called when its fingerprints were made.
    pub file: String,
    /// Where in the file, by names.
    pub place: String,
    /// The rule.
    pub rule: String,
    /// [`Fingerprint::id`].
    pub fingerprint: String,
}

impl Entry {
    /// The entry for a finding of `rule` in `file`.
    pub fn new(file: &str, rule: &str, fingerprint: &Fingerprint) -> Self {
        Self {
            file: file.to_owned(),
            place: fingerprint.place.clone(),
            rule: rule.to_owned(),
            fingerprint: fingerprint.id.clone(),
        }
    }
}

/// The file: a version, so that later ones can differ.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

const VERSION: u32 = 1;

impl Baseline {
    /// A baseline of these findings.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort();
        entries.dedup();
        let ids = entries
            .iter()
            .map(|entry| entry.fingerprint.clone())
            .collect();
        Self { entries, ids }
    }

    /// Reads what [`Baseline::to_json`] wrote.
    ///
    /// # Errors
    ///
    /// The text is no baseline, or one of another version.
    pub fn from_json(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text).map_err(|error| BaselineError {
            message: format!("This is not a baseline: {error}."),
        })?;
        if file.version != VERSION {
            return Err(BaselineError {
                message: format!(
                    "This baseline has version {}, but only version {VERSION} is supported.",
                    file.version
                ),
            });
        }
        Ok(Self::new(file.findings))
    }

    /// The text of the file: JSON, sorted, so that differences are small.
    pub fn to_json(&self) -> String {
        let file = File {
            version: VERSION,
            findings: self.entries.clone(),
        };
        // Strings and a number: there is nothing that JSON cannot hold.
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text + "\n"
    }

    /// The entries, sorted by file and place.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether the finding of this [`Fingerprint::id`] is known.
    pub fn knows(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The entries whose rule was run over their file, as `ran` knows, and to
    /// which no finding corresponds any more. `found` holds the ids of all
    /// findings of the run, hidden ones included.
    pub fn outdated(&self, ran: impl Fn(&Entry) -> bool, found: &HashSet<&str>) -> Vec<&Entry> {
        self.entries
            .iter()
            .filter(|entry| !found.contains(entry.fingerprint.as_str()) && ran(entry))
            .collect()
    }
}

/// A text that is no baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaselineError {
    message: String,
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BaselineError {}

impl BaselineError {
    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        "Write it again with `avatar-lint check --write-baseline FILE`."
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Entry};
    use std::collections::HashSet;

    fn entry(file: &str, id: &str) -> Entry {
        Entry {
            file: file.to_owned(),
            place: "AvatarVolume input/spec/url".to_owned(),
            rule: "credential-in-url".to_owned(),
            fingerprint: id.to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read_back_in_order() {
        let baseline = Baseline::new([entry("b.yaml", "2:1"), entry("a.yaml", "1:1")]);
        let text = baseline.to_json();
        assert_eq!(Baseline::from_json(&text), Ok(baseline));
        assert!(text.find("a.yaml") < text.find("b.yaml"));
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn only_what_is_in_it_is_known() {
        let baseline = Baseline::new([entry("a.yaml", "1:1")]);
        assert!(baseline.knows("1:1"));
        assert!(!baseline.knows("1:2"));
    }

    #[test]
    fn entries_without_a_finding_are_outdated_if_their_rule_was_run_over_their_file() {
        let entries = ["1:1", "1:2"].map(|id| entry("a.yaml", id));
        let baseline = Baseline::new(entries.into_iter().chain([entry("b.yaml", "3:1")]));
        let found = HashSet::from(["1:1"]);
        let outdated = baseline.outdated(|entry| entry.file == "a.yaml", &found);
        assert_eq!(outdated, [&entry("a.yaml", "1:2")]);
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        let refused = |text| Baseline::from_json(text).unwrap_err().to_string();
        assert!(refused("{").contains("not a baseline"));
        assert!(refused("{\"version\":2,\"findings\":[]}").contains("version 2"));
        assert!(refused("{\"version\":1,\"findings\":[{}]}").contains("not a baseline"));
    }
}
