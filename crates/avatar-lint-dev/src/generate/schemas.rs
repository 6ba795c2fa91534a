//! The description of the format: JSON Schemas and tables. And the JSON Schemas of settings and report.

use super::Files;
use avatar_format::schemas::{REPORT, SETTINGS};
use avatar_lint::report_schema;
use avatar_yaml::{schemas, tables};

/// The folder of the JSON Schemas.
pub(super) const FOLDER: &str = "crates/avatar-format/schemas";

/// What the linter is compiled from.
pub(super) const TABLES: &str = "crates/avatar-format/src/tables.rs";

/// The names of the types in it.
pub(super) const TYPE_NAME: &str = "crates/avatar-format/src/type_name.rs";

pub(super) fn write(files: &mut Files) {
    let mut add = |name, schema| {
        files.insert(format!("{FOLDER}/{name}.json"), format!("{schema:#}\n"));
    };
    for entry in schemas::ALL {
        add(entry.name, entry.schema());
    }
    add(SETTINGS.name, avatar_lint_rules::config::schema());
    add(REPORT.name, report_schema());
    let modules = tables::rust().unwrap();
    files.insert(TABLES.to_owned(), modules.tables);
    files.insert(TYPE_NAME.to_owned(), modules.type_name);
}
