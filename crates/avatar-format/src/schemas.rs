//! The schemas that the project publishes: those of the format, and those of the linter itself.

use crate::{BASE_URL, Kind, Schema};

pub use crate::tables::ALL;

/// A schema that this project publishes.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct SchemaEntry {
    /// Its name: that of the file, without `.json`, and of the type.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub title: &'static str,
    /// What may stand at the top of a document.
    pub root: &'static Schema,
    /// The JSON Schema that says the same.
    pub json: &'static str,
}

/// The schema of the linter's settings.
pub const SETTINGS: SchemaEntry = SchemaEntry {
    name: "avatar-lint",
    title: "Configuration of avatar-lint",
    root: &Schema::ANY,
    json: include_str!("../schemas/avatar-lint.json"),
};

/// The schema of the linter's report.
pub const REPORT: SchemaEntry = SchemaEntry {
    name: "avatar-lint-report",
    title: "The report of `avatar-lint check --format json`",
    root: &Schema::ANY,
    json: include_str!("../schemas/avatar-lint-report.json"),
};

impl SchemaEntry {
    /// Where it is published: its `$id`.
    pub fn url(&self) -> String {
        format!("{BASE_URL}/schemas/{}.json", self.name)
    }
}

/// The name of the schema for a document of any kind.
pub const CONFIGURATION: &str = "avatar-configuration";

/// The schema of this name.
pub fn find(name: &str) -> Option<&'static SchemaEntry> {
    ALL.iter().find(|entry| entry.name == name)
}

/// The schema of a document of this kind.
pub fn of_kind(kind: Kind) -> Option<&'static SchemaEntry> {
    find(kind.as_str())
}
