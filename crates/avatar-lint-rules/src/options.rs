//! What the person who runs the linter has chosen.

use crate::{Date, Engine, Level, Rule};
use avatar_identifiers::Settings;
use std::collections::BTreeMap;

/// The choices for one file, all sources combined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Levels that differ from the rules' own; `None` turns a rule off.
    pub levels: BTreeMap<&'static str, Option<Level>>,
    /// Numbers that rules compare with.
    pub thresholds: Thresholds,
    /// How the names of columns are read.
    pub names: Settings,
    /// Whether privacy and secret rules may only be ignored with a reason.
    pub require_reasons: bool,
    /// The kind or API model that every document is, whatever it says of itself.
    pub document_type: Option<String>,
    /// The versions of the published packages that may run the file.
    pub engine: Engine,
    /// The day of the check. Suppressions expire after their `until`; without a
    /// day, never.
    pub today: Option<Date>,
    /// Whether names outside ASCII are reported.
    pub ascii_names: bool,
    /// How the file was encoded.
    pub encoding: Encoding,
}

/// How a file was encoded before it became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// In UTF-8, or there was no file.
    #[default]
    Utf8,
    /// In UTF-8, with a byte order mark, which an editor keeps to itself.
    MarkedUtf8,
    /// In UTF-16.
    Utf16,
    /// In none of them, although an editor knows how to read it.
    Other,
}

impl Encoding {
    /// The encoding in which PyYAML reads `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Self::Utf16,
            [0xEF, 0xBB, 0xBF, ..] => Self::MarkedUtf8,
            _ => Self::Utf8,
        }
    }
}

impl Options {
    /// The level of `rule`'s findings where the check did not choose another:
    /// `None` when the rule is off.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        self.levels
            .get(rule.name)
            .copied()
            .unwrap_or(Some(rule.level))
    }
}

/// Numbers that rules compare with.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Thresholds {
    /// The least `k` that is not reported as low.
    pub min_k: i64,
    /// The largest epsilon that is not reported.
    pub max_epsilon: f64,
    /// The least number of values a SPECIFIC_ID pattern should have.
    pub min_pattern_capacity: u64,
    /// The number of rows that chances of collision are computed for.
    pub rows: u64,
}

impl Default for Thresholds {
    /// The values documented in the rule catalogue.
    fn default() -> Self {
        Self {
            min_k: 5,
            max_epsilon: 10.0,
            min_pattern_capacity: 10_000,
            rows: 1_000,
        }
    }
}
