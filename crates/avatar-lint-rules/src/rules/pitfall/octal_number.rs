//! `octal-number`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety};
use avatar_model::conformance::Fault;
use avatar_model::wording;
use pyyaml_syntax::Value;
use pyyaml_syntax::edit::Scalar;

/// Numbers that YAML 1.1 reads to base 8.
pub(crate) static RULE: Rule = Rule {
    name: "octal-number",
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "a number with a leading zero, which YAML 1.1 reads as octal",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("octal_number.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.of(&Fault::OctalNumber) {
        let Some(text) = violation.node.text() else {
            continue;
        };
        let Value::Int(read) = violation.node.value() else {
            continue;
        };
        let decimal = without_zeros(text);
        let fix = fixes::rewrite(violation, Scalar::Plain(&decimal), context)
            .map(|edits| Fix::needs_review("Remove the leading zero", edits));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "`{text}` begins with a zero, so the engine reads it as octal: {}.",
                    wording::described(violation.node)
                ),
            )
            .help(format!(
                "Write `{decimal}`, or `{read}` to keep what the engine reads."
            ))
            .fix(fix),
        );
    }
}

/// The digits as a person reads them.
fn without_zeros(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.trim_start_matches('+')),
    };
    format!("{sign}{}", digits.trim_start_matches(['0', '_']))
}
