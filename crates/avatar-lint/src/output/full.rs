//! The source with the place marked, what is wrong and what to write instead.

use super::draw::{draw, wrap};
use super::excerpt::Excerpt;
use crate::report::Report;
use crate::terminal::Style;
use avatar_lint_driver::printable::printable;
use avatar_lint_driver::{CheckedFile, Found};
use avatar_lint_rules::{Level, Safety};
use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};
use pyyaml_syntax::Span;
use std::io::{self, Write};

/// The most related places that are drawn for one finding.
const MAX_RELATED: usize = 10;

/// Draws the findings, all or the first of them.
pub(super) fn write(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let max = report.max_findings.unwrap_or(usize::MAX);
    for (file, found) in report.findings().take(max) {
        let finding = &found.finding;
        let related = finding.related.iter().take(MAX_RELATED);
        let others: Vec<Span> = related.map(|related| related.span).collect();
        let excerpt = Excerpt::new(file.into(), finding.span, &others);
        let diagnostic = diagnostic(file, found, &excerpt, style);
        draw(&excerpt, &diagnostic, style, out)?;
    }
    match report.findings().skip(max).count() {
        0 => Ok(()),
        1 => writeln!(out, "and 1 more finding; `--max-findings 0` shows it"),
        more => writeln!(
            out,
            "and {more} more findings; `--max-findings 0` shows all"
        ),
    }
}

fn diagnostic(
    file: &CheckedFile,
    found: &Found,
    excerpt: &Excerpt<'_>,
    style: Style,
) -> Diagnostic<()> {
    let finding = &found.finding;
    let severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Note,
    };
    let url = finding.rule.url();
    let code = if style.links {
        format!("\x1b]8;;{url}\x1b\\{}\x1b]8;;\x1b\\", finding.rule.name)
    } else {
        finding.rule.name.to_owned()
    };
    let mut labels = Vec::new();
    labels.extend(
        excerpt
            .place(finding.span)
            .map(|place| Label::primary((), place)),
    );

    let mut notes = Vec::new();
    for related in finding.related.iter().take(MAX_RELATED) {
        let message = printable(&related.message);
        if let Some(place) = excerpt.place(related.span) {
            labels.push(Label::secondary((), place).with_message(message));
        } else {
            let start = file.range(related.span).start;
            let place = format!("{}:{}", start.line, start.column);
            notes.push(wrap(&format!("{place}: {message}"), style));
        }
    }
    if let Some(more @ 1..) = finding.related.len().checked_sub(MAX_RELATED) {
        notes.push(format!("and {more} more locations"));
    }
    if let Some(help) = &finding.help {
        notes.push(wrap(&format!("help: {}", printable(help)), style));
    }
    if let Some(fix) = &finding.fix {
        let option = match fix.safety {
            Safety::Safe => "--fix",
            Safety::Unsafe => "--unsafe-fixes",
        };
        notes.push(format!("`{option}`: {}", printable(&fix.message)));
    }
    if found.is_known {
        notes.push("suppressed by the baseline".to_owned());
    } else if finding.suppressed {
        notes.push("suppressed by a comment".to_owned());
    }
    if !style.links {
        notes.push(format!("see {url}"));
    }
    Diagnostic::new(severity)
        .with_code(code)
        .with_message(printable(&finding.message))
        .with_labels(labels)
        .with_notes(notes)
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::report::Report;
    use crate::terminal::Style;
    use avatar_lint_driver::CheckedFile;
    use avatar_lint_rules::{Checked, Edit, Finding, Fix, Options, rules};
    use proptest::prelude::*;
    use pyyaml_syntax::Span;

    fn finding(span: Span, message: impl Into<String>) -> Finding {
        Finding::new(rules::find("invalid-yaml").unwrap(), span, message)
    }

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    fn draw(text: &str, finding: Finding) -> String {
        let (stream, options) = (pyyaml_syntax::parse(text), Options::default());
        let checked = Checked::with(&stream, &options, vec![finding]);
        let file = CheckedFile::new("set.yaml".as_ref(), checked);
        let report = Report {
            files: vec![file],
            ..Report::default()
        };
        let mut out = Vec::new();
        write(&report, Style::PLAIN, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_shows_its_place_the_other_half_and_the_fix() {
        let text = "kind: AvatarSchema\nspec:\n  name: a\n  b: 1\n  c: 2\n  name: b\n";
        let first = span(text, "name: a");
        let second = span(text, "name: b");
        let finding = finding(second, "`name` is written twice; the last wins.")
            .related(first, "the first is here")
            .help(
                "Keep the one that is meant and remove the other, so that all who read it \
                 agree on `name: the only one`.",
            )
            .fix(Fix::safe(
                "remove the first",
                vec![Edit::replace(first, "")],
            ));
        insta::assert_snapshot!(draw(text, finding));
    }

    #[test]
    fn of_a_long_line_a_window_around_the_place_is_shown() {
        let text = format!(
            "a: {}[here]{}\nb: {}[there]\n",
            "é".repeat(300),
            "x".repeat(300),
            "z".repeat(500)
        );
        let finding = finding(span(&text, "[here]"), "Wrong.")
            .related(span(&text, "a:"), "out of sight")
            .related(span(&text, "[there]"), "in sight");
        insta::assert_snapshot!(draw(&text, finding));
    }

    #[test]
    fn of_a_place_over_many_lines_both_ends_are_shown() {
        let body: Vec<String> = (0..50).map(|key| format!("  key{key}: {key}\n")).collect();
        let body = body.concat();
        let text = format!("spec:\n{body}other: 1\n");
        let finding = finding(span(&text, body.as_str()), "Wrong.")
            .related(span(&text, "other"), "the next key");
        insta::assert_snapshot!(draw(&text, finding));
    }

    #[test]
    fn characters_that_act_on_the_terminal_are_spelled_out() {
        let text = "\u{feff}a:\t\"\u{1b}[31m\u{202e}\" x\n";
        let finding = finding(span(text, "x"), "Bad \u{1b}[0m\u{2066}.");
        insta::assert_snapshot!(draw(text, finding));
    }

    proptest! {
        /// Also for places that no reader would give, and whatever the text is.
        #[test]
        fn anything_can_be_drawn_and_nothing_acts_on_the_terminal(
            text in "(a: 1|\\PC|[\r\n\t\u{1b}\u{9b}\u{202e}\u{feff}]|日|é|x{40}){0,40}",
            places in prop::collection::vec((0..400_usize, 0..400_usize), 1..4),
        ) {
            let mut places = places.into_iter().map(|(start, len)| Span::new(start, start + len));
            let mut finding = finding(places.next().unwrap(), "Wrong.");
            for place in places {
                finding = finding.related(place, "related");
            }
            let drawn = draw(&text, finding);
            prop_assert!(drawn.contains("set.yaml:"));
            let acts = |c: char| c != '\n' && avatar_lint_driver::printable::is_hidden(c);
            prop_assert!(!drawn.contains(acts), "{drawn:?}");
        }
    }

    #[test]
    fn of_many_related_places_some_are_shown() {
        let text = "a: 1\n".repeat(100);
        let mut finding = finding(Span::new(0, 1), "Wrong.");
        for line in 1..100 {
            finding = finding.related(Span::new(line * 5, line * 5 + 1), "again");
        }
        let drawn = draw(&text, finding);
        assert_eq!(drawn.matches("again").count(), 10);
        assert!(drawn.contains("= and 89 more locations\n"), "{drawn}");
    }

    #[test]
    fn a_place_without_extent_has_a_caret() {
        let text = "a:\nb: 1";
        let finding =
            finding(Span::new(2, 2), "Nothing here.").related(Span::new(7, 7), "at the very end");
        insta::assert_snapshot!(draw(text, finding));
    }
}
