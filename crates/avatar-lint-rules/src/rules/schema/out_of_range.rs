//! `out-of-range`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::conformance::{Bound, Fault, Violation};
use avatar_model::wording;

/// Numbers outside their range.
pub(crate) static RULE: Rule = Rule {
    name: "out-of-range",
    group: Group::Schema,
    level: Level::Error,
    summary: "a number outside its range",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    yields_to: &["decimal-comma"],
    page: page!("out_of_range.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let bound = match &violation.fault {
            Fault::OutOfRange(bound) => bound,
            Fault::PointlessMultiplier => {
                findings.push(pointless(violation));
                continue;
            }
            _ => continue,
        };
        let name = violation.name();
        let limit = match bound {
            Bound::AtLeast(limit) => format!("{limit} or more"),
            Bound::AtMost(limit) => format!("{limit} or less"),
            Bound::MoreThan(limit) => format!("more than {limit}"),
            Bound::LessThan(limit) => format!("less than {limit}"),
            Bound::Finite => "a finite number".to_owned(),
        };
        let written = wording::quoted(violation.span.text(context.text()));
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!("{name} must be {limit}; {written} is not."),
            )
            .help(help(violation)),
        );
    }
}

/// An augmentation that adds nothing.
fn pointless(violation: &Violation<'_>) -> Finding {
    Finding::new(
        &RULE,
        violation.span,
        "A number here multiplies the rows; up to 1 nothing is added.",
    )
    .level(Level::Warning)
    .help("Write a number above 1, or remove `data_augmentation`.")
}

fn help(violation: &Violation<'_>) -> String {
    let usual = match violation.schema.usual() {
        Some((least, most)) if least < most => format!("; {least} to {most} is usual"),
        Some((usual, _)) => format!("; about {usual} is usual"),
        None => String::new(),
    };
    format!("Write a number in this range{usual}.")
}
