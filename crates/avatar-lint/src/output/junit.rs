//! JUnit's XML, as most pipelines read it: a suite for each file, a case for
//! each finding. Errors and warnings fail; infos are told and pass.

use crate::report::Report;
use avatar_lint_driver::printable::{escape, is_hidden};
use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::Level;
use std::io::{self, Write};

/// Writes every file, those without findings as one case that passes.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let suites: Vec<(&CheckedFile, Vec<&Found>)> = report
        .files
        .iter()
        .map(|file| (file, report.shown(file).collect()))
        .collect();
    let (tests, failures) = suites.iter().fold((0, 0), |(tests, failures), (_, found)| {
        (tests + found.len().max(1), failures + count_failures(found))
    });
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<testsuites name="avatar-lint" tests="{tests}" failures="{failures}" errors="0">"#
    )?;
    for (file, found) in &suites {
        write_suite(file, found, out)?;
    }
    writeln!(out, "</testsuites>")
}

fn write_suite(file: &CheckedFile, findings: &[&Found], out: &mut dyn Write) -> io::Result<()> {
    let name = xml(&file.name);
    writeln!(
        out,
        r#"  <testsuite name="{name}" tests="{}" failures="{}" errors="0" skipped="0">"#,
        findings.len().max(1),
        count_failures(findings),
    )?;
    if findings.is_empty() {
        writeln!(
            out,
            r#"    <testcase classname="{name}" name="avatar-lint"/>"#
        )?;
    }
    for found in findings {
        write_case(&name, file, found, out)?;
    }
    writeln!(out, "  </testsuite>")
}

fn write_case(
    class: &str,
    file: &CheckedFile,
    found: &Found,
    out: &mut dyn Write,
) -> io::Result<()> {
    let finding = &found.finding;
    let start = file.range(finding.span).start;
    let place = format!("{}:{}:{}", file.name, start.line, start.column);
    let mut text = format!("{place}: {}", finding.message);
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(help);
    }
    text.push('\n');
    text.push_str(&finding.rule.url());

    writeln!(
        out,
        r#"    <testcase classname="{class}" name="{} ({}:{})">"#,
        finding.rule.name, start.line, start.column,
    )?;
    if is_failure(found) {
        writeln!(
            out,
            r#"      <failure type="{}" message="{}">{}</failure>"#,
            finding.level,
            xml(&finding.message),
            xml(&text),
        )?;
    } else {
        writeln!(out, "      <system-out>{}</system-out>", xml(&text))?;
    }
    writeln!(out, "    </testcase>")
}

fn count_failures(findings: &[&Found]) -> usize {
    findings.iter().filter(|found| is_failure(found)).count()
}

fn is_failure(found: &Found) -> bool {
    found.finding.level > Level::Info && !found.finding.suppressed
}

/// Text for elements and attributes. What XML does not allow, or a reader
/// would not see, is spelled out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push(' '),
            c if is_hidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&xml(&escape(c)));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            xml("<a href=\"x\">&\u{1b}\n</a>"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&lt;U+001B&gt;&#10;&lt;/a&gt;"
        );
    }
}
