//! The JSON Schemas: of the documents, the settings and the report.

use super::Files;
use avatar_lint_cli::REPORT_SCHEMA;
use avatar_yaml::schemas;

pub(super) fn write(files: &mut Files) {
    let own = [&avatar_lint::config::SCHEMA, &REPORT_SCHEMA];
    for entry in schemas::ALL.iter().chain(own) {
        let path = format!("schemas/{}.json", entry.name);
        files.insert(path, format!("{:#}\n", (entry.schema)()));
    }
}
