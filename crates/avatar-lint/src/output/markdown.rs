//! A summary for a merge request: a table of what matters most.

use super::place::repository_path;
use super::summary;
use crate::report::Report;
use avatar_lint_driver::printable::{printable, printable_name};
use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::Level;
use std::cmp::Reverse;
use std::io::{self, Write};

/// The most findings that are listed: a comment has a limited length, and a
/// reader limited patience.
const MAX_ROWS: usize = 100;

/// Writes a heading with the numbers and a row a finding, the worst first.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## avatar-lint\n")?;
    summary(&report.summary, out)?;

    let mut findings: Vec<(&CheckedFile, &Found)> = report.findings().collect();
    if findings.is_empty() {
        return Ok(());
    }
    findings.sort_by_key(|(_, found)| Reverse(found.finding.level));
    writeln!(out, "\n| | Location | Rule | Finding |\n|---|---|---|---|")?;
    for (file, found) in findings.iter().take(MAX_ROWS) {
        let finding = &found.finding;
        let mark = match finding.level {
            Level::Error => "❌ error",
            Level::Warning => "⚠️ warning",
            Level::Info => "ℹ️ info",
        };
        let mut text = prose(&printable(&finding.message));
        if let Some(help) = &finding.help {
            text.push_str("<br>");
            text.push_str(&prose(&printable(help)));
        }
        writeln!(
            out,
            "| {mark} | {} | [{}]({}) | {text} |",
            code(&format!(
                "{}:{}",
                printable_name(&repository_path(&file.path)),
                file.range(finding.span).start.line
            )),
            finding.rule.name,
            finding.rule.url(),
        )?;
    }
    if let Some(more @ 1..) = findings.len().checked_sub(MAX_ROWS) {
        writeln!(out, "\n{more} more are not listed.")?;
    }
    Ok(())
}

/// A sentence of ours, whose code spans stay and whose other characters mean
/// nothing to Markdown.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let has_pairs = text.matches('`').count().is_multiple_of(2);
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' if has_pairs => {
                is_code = !is_code;
                out.push('`');
            }
            // A cell ends at `|` even within code.
            '|' => out.push_str("\\|"),
            '<' if !is_code => out.push_str("&lt;"),
            '&' if !is_code => out.push_str("&amp;"),
            // Keeps a name of ours from calling a person.
            '@' if !is_code => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' | '!' if !is_code => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A code span around any text.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|");
    let runs = text.split(|c| c != '`').map(str::len);
    match runs.max().unwrap_or(0) {
        0 => format!("`{text}`"),
        longest => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{code, prose};

    #[test]
    fn a_code_span_ends_where_it_should() {
        assert_eq!(code("a|b"), "`a\\|b`");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
    }

    #[test]
    fn code_stays_and_the_rest_is_no_markup() {
        assert_eq!(
            prose("`a_b|<c>` is *not* <b> a_field; ask @me"),
            "`a_b\\|<c>` is \\*not\\* &lt;b> a\\_field; ask &#64;me"
        );
        assert_eq!(prose("a lone ` [x]"), "a lone \\` \\[x\\]");
    }
}
