//! The code quality report of GitLab.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use super::place::repository_path;
use crate::report::Report;
use avatar_lint_driver::printable::printable_json;
use avatar_lint_rules::Level;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes a list with an object a finding.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Value> = report
        .findings()
        .map(|(file, found)| {
            let finding = &found.finding;
            let range = file.range(finding.span);
            json!({
                "description": finding.message,
                "check_name": finding.rule.name,
                "fingerprint": found.fingerprint.as_ref().map(|it| &it.id),
                "severity": match finding.level {
                    Level::Error => "critical",
                    Level::Warning => "major",
                    Level::Info => "info",
                },
                "location": {
                    "path": repository_path(&file.path),
                    "lines": {"begin": range.start.line, "end": range.end.line},
                },
            })
        })
        .collect();
    writeln!(
        out,
        "{}",
        printable_json(&format!("{:#}", Value::Array(issues)))
    )
}
