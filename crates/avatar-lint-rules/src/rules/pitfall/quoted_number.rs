//! `quoted-number`

use crate::page::page;
use crate::rules::fixes::{self, written_plainly};
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_model::conformance::{Fault, Violation};
use avatar_model::wording;
use pyyaml_syntax::edit::Scalar;
use pyyaml_syntax::{Resolved, resolve_plain};

/// Numbers and booleans that quotes turn into texts.
pub(crate) static RULE: Rule = Rule {
    name: "quoted-number",
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a quoted number or boolean where a plain one is expected",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Safe, Safety::Unsafe],
    page: page!("quoted_number.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::QuotedNumber) {
        let Some(text) = violation.node.as_str() else {
            continue;
        };
        let quoted = wording::quoted(violation.span.text(context.text()));
        let replacement = Replacement::of(text, violation.schema.wants_number());
        let message = if violation.schema.wants_number() {
            format!("{quoted} is a string because of its quotes, but a number is expected.")
        } else {
            format!(
                "{quoted} is a string because of its quotes, and the engine reads every \
                 non-empty string as true."
            )
        };
        let help = match &replacement.written {
            Some(plain) => format!("Write `{plain}`."),
            None if violation.schema.wants_number() => "Write a number.".to_owned(),
            None => "Write `true` or `false`.".to_owned(),
        };
        let finding = Finding::new(&RULE, violation.span, message).help(help);
        findings.push(finding.fix(replacement.fix(violation, context)));
    }
}

/// What to write instead of a quoted text.
struct Replacement {
    written: Option<String>,
    is_safe: bool,
}

impl Replacement {
    fn of(text: &str, wants_number: bool) -> Self {
        match resolve_plain(text) {
            Resolved::Bool if !wants_number => Self {
                written: Some(text.to_owned()),
                is_safe: false,
            },
            Resolved::Int | Resolved::Float if wants_number => Self {
                written: Some(text.to_owned()),
                is_safe: is_plain_decimal(text),
            },
            _ if wants_number => Self {
                written: text
                    .parse::<f64>()
                    .ok()
                    .filter(|n| n.is_finite())
                    .map(written_plainly),
                is_safe: false,
            },
            _ => Self {
                written: None,
                is_safe: false,
            },
        }
    }

    fn fix<'a>(&self, violation: &Violation<'a>, context: &Context<'a>) -> Option<Fix> {
        let plain = Scalar::Plain(self.written.as_deref()?);
        let edits = fixes::rewrite(violation, plain, context)?;
        let message = "Remove the quotes";
        Some(if self.is_safe {
            Fix::safe(message, edits)
        } else {
            Fix::needs_review(message, edits)
        })
    }
}

/// Whether a text is the same number to a person and to YAML 1.1: no octal, no
/// base 60, no other base, no underscores.
fn is_plain_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let after_zero = digits.strip_prefix('0').unwrap_or_default();
    let has_leading_zero = after_zero.starts_with(|c: char| c.is_ascii_digit());
    !has_leading_zero
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}
