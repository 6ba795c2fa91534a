//! `decimal-comma`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Edit, Finding, Fix, Group, Level, Rule, Safety, Status, Subject};
use avatar_format::Types;
use avatar_model::conformance::{Fault, Violation};
use avatar_model::wording;
use pyyaml_syntax::Span;
use pyyaml_syntax::edit::Scalar;

/// Numbers with a decimal comma.
pub(crate) static RULE: Rule = Rule {
    name: "decimal-comma",
    since: "0.1.0",
    status: Status::Preview,
    group: Group::Pitfall,
    level: Level::Error,
    summary: "a number with a decimal comma, such as `3,5`",
    subject: Subject::Reading,
    engine: true,
    fixes: &[Safety::Unsafe],
    page: page!("decimal_comma.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::DecimalComma { tail } = violation.fault else {
            continue;
        };
        let written = match tail {
            Some(_) => violation.span.text(context.text()),
            None => violation.node.as_str().unwrap_or_default(),
        };
        let number = meant(written, violation);
        let edits = |number| match tail {
            Some(_) => write_over(violation, number, context),
            None => fixes::rewrite(violation, Scalar::Plain(number), context),
        };
        let fix = number
            .as_deref()
            .and_then(edits)
            .map(|edits| Fix::needs_review("Write the number with a point", edits));
        let help = match &number {
            Some(number) => format!("Write `{number}`."),
            None => "Write a whole number.".to_owned(),
        };
        let mut finding = Finding::new(&RULE, violation.span, message(written, tail, violation))
            .help(help)
            .fix(fix);
        if let Some(tail) = tail {
            finding = finding
                .related(violation.node.span(), "read as the number")
                .related(tail, "read as a key without a value");
        }
        findings.push(finding);
    }
}

fn message(written: &str, tail: Option<Span>, violation: &Violation<'_>) -> String {
    match (tail, written.split_once(',')) {
        (Some(_), Some((number, key))) => format!(
            "A comma separates two entries here, so the engine reads {} as `{number}` and then a \
             key `{key}`.",
            violation.field_name(),
        ),
        _ => format!(
            "The engine reads {} as a string: numbers have a decimal point, not a comma.",
            wording::quoted(written)
        ),
    }
}

/// The number that is meant; `None` where only a whole number fits.
fn meant(written: &str, violation: &Violation<'_>) -> Option<String> {
    let (whole, fraction) = written.split_once(',')?;
    if violation.schema.types().contains(Types::NUMBER) {
        return Some(format!("{whole}.{fraction}"));
    }
    // `1,000` rows are a thousand.
    (fraction.len() == 3).then(|| format!("{whole}{fraction}"))
}

/// Writes `number` over both parts.
fn write_over<'a>(
    violation: &Violation<'a>,
    number: &str,
    context: &Context<'a>,
) -> Option<Vec<Edit>> {
    let editor = context.editor();
    editor.check_shared(violation.node).ok()?;
    editor.check_span(violation.span).ok()?;
    Some(vec![Edit::replace(violation.span, number)])
}
