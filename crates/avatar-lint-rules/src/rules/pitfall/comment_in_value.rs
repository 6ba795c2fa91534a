//! `comment-in-value`

use crate::page::page;
use crate::{Check, Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::Fault;
use avatar_model::wording;

/// Texts that a `#` cuts off.
pub static RULE: Rule = Rule {
    name: "comment-in-value",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a string that is cut off at a YAML comment",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("comment_in_value.md"),
    check: Check::Configuration(check),
    ..Rule::BASE
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::CommentInValue { comment } = violation.fault else {
            continue;
        };
        let whole = violation.node.span().cover(comment);
        let whole = if violation.node.span().is_empty() {
            comment
        } else {
            whole
        };
        let written = whole.text(context.text()).trim_end();
        let quoted = format!("'{}'", written.replace('\'', "''"));
        let left = match violation.node.as_str() {
            Some(text) => format!("the value is only {}", wording::quoted(text)),
            None => "nothing is left of the value".to_owned(),
        };
        let edit = context.editor().quote_with_comment(violation.node, comment);
        let fix = edit
            .ok()
            .map(|edit| Fix::needs_review("Put the whole value in quotes", vec![edit]));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("A `#` after a space starts a comment, so {left}."),
            )
            .related(comment, "read as a comment")
            .help(format!(
                "Write `{quoted}`. If it is a comment, put a space after its `#`."
            ))
            .fix(fix),
        );
    }
}
