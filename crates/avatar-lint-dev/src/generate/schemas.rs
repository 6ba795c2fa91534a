//! The JSON Schemas: of the documents, the settings and the report.

use super::Files;
use avatar_lint_cli::output;
use avatar_yaml::schemas;

pub(super) fn write(files: &mut Files) {
    let own = [&avatar_lint::config::SCHEMA, &output::json::SCHEMA];
    for entry in schemas::ALL.iter().chain(own) {
        let path = format!("schemas/{}.json", entry.name);
        files.insert(path, format!("{:#}\n", (entry.schema)()));
    }
}
