//! The page of a rule for the site: the lines that the rule is about are marked in its
//! example.

use avatar_lint_rules::{LineIndex, Options, Rule, lint};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The documentation of a rule with its example marked.
pub(super) fn page(rule: &Rule) -> String {
    let page = rule.documentation();
    let example = rule.page.example();
    let written = format!("```yaml\n{example}```\n");
    let (before, after) = page.split_once(&written).unwrap();
    let marked = block(example, &lines(rule, example));
    format!("{before}{marked}\n{after}")
}

/// The lines at which the rule finds something in its example.
fn lines(rule: &Rule, example: &str) -> BTreeSet<usize> {
    let first = example.lines().next().unwrap_or_default();
    let model = first.strip_prefix("# avatar-lint check --as ");
    let options = Options {
        document_type: model.map(str::to_owned),
        ..Options::default()
    };
    let index = LineIndex::new(example);
    let findings = lint(example, &options);
    let own = findings.iter().filter(|finding| finding.rule == rule);
    own.map(|finding| index.line(finding.span.start()))
        .collect()
}

/// A block of code in which some lines are marked.
fn block(text: &str, marked: &BTreeSet<usize>) -> String {
    let mut block = String::from("<pre><code class=\"language-yaml\">");
    for (line, number) in text.lines().zip(1..) {
        let line = line
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        if marked.contains(&number) {
            let indent = line.len() - line.trim_start().len();
            let (before, rest) = line.split_at(indent);
            writeln!(block, "{before}<mark>{rest}</mark>").unwrap();
        } else {
            writeln!(block, "{line}").unwrap();
        }
    }
    block.push_str("</code></pre>");
    block
}
