//! `hidden-whitespace`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_model::characters::{code_point, described, is_hidden};
use avatar_model::conformance::{Fault, Step, Violation};
use pyyaml_syntax::{Node, Style};

/// Characters that nobody sees, in what names something.
pub(crate) static RULE: Rule = Rule {
    name: "hidden-whitespace",
    since: "0.1.0",
    status: Status::Preview,
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a line break or an invisible character in a name, pattern or URL",
    subject: Subject::Form,
    engine: true,
    page: page!("hidden_whitespace.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.options.document_type.is_some() {
        return;
    }
    unnamed_columns(context, findings);
    for violation in context.conformance.of(&Fault::HiddenWhitespace) {
        if !names_something(violation) {
            continue;
        }
        let node = violation.checked();
        let text = node.as_str().unwrap_or_default();
        let is_key = violation.key() == Some(node);
        let name = if is_key {
            "This name".to_owned()
        } else {
            violation.name()
        };
        let finding = if let Some((at, c)) = text.char_indices().find(|(_, c)| is_hidden(*c)) {
            let message = format!(
                "{name} {} {} ({}), which nobody sees: {}.",
                position(text, at, c),
                described(c),
                code_point(c),
                consequence(violation, is_key)
            );
            let level = if is_constant(violation) {
                Level::Warning
            } else {
                Level::Error
            };
            let finding = Finding::new(&RULE, violation.span, message).level(level);
            finding.help(help(node, c))
        } else {
            let (condition, help) = padded(violation, is_key);
            let message = format!("{name} begins or ends with a space. {condition}.");
            let finding = Finding::new(&RULE, violation.span, message).level(Level::Info);
            finding.help(help)
        };
        findings.push(finding);
    }
}

/// Columns whose name is empty, which some programs write for that of the row names.
fn unnamed_columns(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let schemas = context.model.schemas.iter();
    let columns = schemas.flat_map(|it| &it.tables).flat_map(|it| &it.columns);
    let names = columns.filter_map(|column| column.name.filter(|_| !column.roles.primary_key));
    for name in names.filter(|name| name.value.is_empty()) {
        let message =
            "`field` is empty. That is right only if the data has a column without a name.";
        let finding = Finding::new(&RULE, name.span(), message).level(Level::Info);
        findings.push(finding.help("Write the name of the column."));
    }
}

/// Whether the string is a name, a pattern, a URL or a constant: not a note, nor a
/// value of a column.
fn names_something(violation: &Violation<'_>) -> bool {
    let keys = violation.path.iter().filter_map(|step| match step {
        Step::Field(entry) => entry.key.as_str(),
        Step::Item(..) => None,
    });
    let mut others =
        keys.filter(|key| ["annotations", "exclude_values", "row_filter"].contains(key));
    others.next().is_none()
}

/// What the engine makes of the character.
fn consequence(violation: &Violation<'_>, is_key: bool) -> &'static str {
    let key = violation.key().and_then(Node::as_str);
    match key.filter(|_| !is_key) {
        Some("pattern") => "it becomes a part of every identifier",
        Some("value") => "it becomes a part of every value",
        Some("url" | "location" | "connection" | "files") => {
            "the engine takes it for a part of the address"
        }
        _ => "the engine compares it like any other character",
    }
}

/// What a space at the end of a string means, and what to do.
fn padded(violation: &Violation<'_>, is_key: bool) -> (String, &'static str) {
    let key = violation.key().and_then(Node::as_str);
    if !is_key && key == Some("pattern") {
        let consequence = consequence(violation, is_key);
        return (
            format!("If it is not meant, {consequence} all the same"),
            "Remove the space if the identifiers must not have it.",
        );
    }
    (
        "That is right only if the data has it, too".to_owned(),
        "Remove the space if the name has none in the data.",
    )
}

fn is_constant(violation: &Violation<'_>) -> bool {
    violation.key().and_then(Node::as_str) == Some("value")
}

fn position(text: &str, at: usize, c: char) -> &'static str {
    if at == 0 {
        "begins with"
    } else if at + c.len_utf8() == text.len() {
        "ends with"
    } else {
        "contains"
    }
}

fn help(node: Node<'_>, c: char) -> String {
    match node.style() {
        Style::Literal if c == '\n' => without_break("|-"),
        Style::Folded if c == '\n' => without_break(">-"),
        _ => format!("Remove {}.", code_point(c)),
    }
}

fn without_break(header: &str) -> String {
    format!("Write the value on the line of its key, or begin the block with `{header}`.")
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn the_break_at_the_end_of_a_block_is_left_out_by_its_header() {
        for (written, hidden, expected) in [
            ("|\n  a\n", '\n', "begin the block with `|-`."),
            (">\n  a\n", '\n', "begin the block with `>-`."),
            ("|-\n  a\u{200b}\n", '\u{200b}', "Remove U+200B."),
            (">-\n  a\u{200b}\n", '\u{200b}', "Remove U+200B."),
            ("\"a\\n\"", '\n', "Remove U+000A."),
        ] {
            let stream = pyyaml_syntax::parse(written);
            let root = stream.documents().next().unwrap().root().unwrap();
            let help = help(root, hidden);
            assert!(help.ends_with(expected), "{written}: {help}");
        }
    }
}
