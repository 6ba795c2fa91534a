//! The comment that hides a finding.

use avatar_lint_rules::Rule;
use avatar_lint_rules::comment_at;
use avatar_lint_rules::suppression::can_be_ignored;
use pyyaml_syntax::edit::{Edit, Editor};
use pyyaml_syntax::{Comment, Span};

/// Writes a comment that hides the finding of `rule` at `span`, or adds the rule to
/// one that is there. The reason is left to the person who ignores it: until one is
/// written, `…` stands in its place.
///
/// `None` for what no comment can hide: a text that cannot be read, and faults
/// of comments themselves.
///
/// One `editor` serves all findings of a text: what it must know of the whole text
/// it finds out once.
pub fn ignore(editor: &Editor<'_>, rule: &Rule, span: Span) -> Option<Edit> {
    if !can_be_ignored(rule) {
        return None;
    }
    let name = rule.name;
    let offset = span.start();
    let list = editor
        .comment_on_line(offset)
        .and_then(|comment| end_of_list(editor.text(), comment));
    if let Some(end) = list {
        return Some(Edit::insert(end, format!(", {name}")));
    }
    let comment = format!("# avatar-lint: ignore[{name}] …");
    comment_at(editor, offset, &comment).ok()
}

/// Where the last rule ends that a comment ignores at its place. A comment with an
/// expiry date is left alone: the date was chosen for other findings.
fn end_of_list(text: &str, comment: Comment) -> Option<usize> {
    const BEFORE: &str = "# avatar-lint: ignore[";
    let written = comment.span.text(text);
    if written.contains("until=") {
        return None;
    }
    let start = written.find(BEFORE)? + BEFORE.len();
    let list = written.get(start..)?;
    let list = list.get(..list.find(']')?)?.trim_end();
    Some(comment.span.start() + start + list.len())
}
