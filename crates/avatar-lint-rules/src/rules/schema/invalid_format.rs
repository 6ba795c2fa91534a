//! `invalid-format`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::TextFormat;
use avatar_model::conformance::Fault;

/// Texts of another form than they must have.
pub(crate) static RULE: Rule = Rule {
    name: "invalid-format",
    group: Group::Schema,
    level: Level::Error,
    summary: "a string in the wrong format",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    page: page!("invalid_format.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::InvalidFormat { format } = &violation.fault else {
            continue;
        };
        let name = violation.name();
        let (wanted, help) = described(*format);
        findings.push(
            Finding::new(&RULE, violation.span, format!("{name} must be {wanted}.")).help(help),
        );
    }
}

/// What a format asks for, and an example.
fn described(format: TextFormat) -> (&'static str, &'static str) {
    match format {
        TextFormat::Uuid => (
            "a UUID",
            "Write it like `7d0c2a1e-5f1b-4c3d-9e8f-0a1b2c3d4e5f`.",
        ),
        TextFormat::DateTime => (
            "a date and time with a time zone",
            "Write it like `2026-01-31T09:30:00Z`.",
        ),
        TextFormat::Name => (
            "made of letters without accents, digits, `_` and `-`",
            "Write it like `my_dataset`.",
        ),
        TextFormat::Password => ("`password`", "Write `password`."),
    }
}

#[cfg(test)]
mod tests {
    use super::described;
    use avatar_format::TextFormat;

    #[test]
    fn the_example_of_a_format_has_that_format() {
        for (format, wanted) in [
            (TextFormat::Uuid, "UUID"),
            (TextFormat::DateTime, "time zone"),
            (TextFormat::Name, "letters"),
            (TextFormat::Password, "password"),
        ] {
            let (described, help) = described(format);
            assert!(described.contains(wanted), "{described}");
            let example = help.split('`').nth(1).unwrap();
            assert!(format.matches(example), "{example}");
        }
    }
}
