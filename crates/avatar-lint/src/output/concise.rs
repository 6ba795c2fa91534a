//! One line a finding, for editors and for searching through.

use crate::report::Report;
use avatar_lint_driver::Found;
use avatar_lint_driver::printable::printable;
use std::io::{self, Write};

/// `file:line:column: level rule message`, as compilers write it.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (file, Found { finding, .. }) in report.findings() {
        let start = file.range(finding.span).start;
        writeln!(
            out,
            "{}:{}:{}: {} {} {}{}",
            file.name,
            start.line,
            start.column,
            finding.level,
            finding.rule.name,
            printable(&finding.message),
            if finding.suppressed {
                " (suppressed)"
            } else {
                ""
            },
        )?;
    }
    Ok(())
}
