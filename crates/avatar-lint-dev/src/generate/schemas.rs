//! The description of the format: JSON Schemas and tables. And the JSON Schemas of settings and report.

use super::Files;
use avatar_format::schemas::{REPORT, SETTINGS};
use avatar_lint::report_schema;
use avatar_yaml::{schemas, tables};

/// The folder of the JSON Schemas.
pub(super) const FOLDER: &str = "crates/avatar-format/schemas";

/// What the linter is compiled from.
pub(super) const TABLES: &str = "crates/avatar-format/src/tables.rs";

pub(super) fn write(files: &mut Files) {
    let mut add = |name, schema| {
        files.insert(format!("{FOLDER}/{name}.json"), format!("{schema:#}\n"));
    };
    for entry in schemas::ALL {
        add(entry.name, entry.schema());
    }
    add(SETTINGS.name, avatar_lint_rules::config::schema());
    add(REPORT.name, report_schema());
    files.insert(TABLES.to_owned(), tables::rust().unwrap());
}
