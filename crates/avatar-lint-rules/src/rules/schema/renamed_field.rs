//! `renamed-field`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Tag};
use avatar_model::conformance::{Fault, Origin, Renamed, Violation};

/// Fields under another name than the reader's.
pub(crate) static RULE: Rule = Rule {
    name: "renamed-field",
    group: Group::Schema,
    level: Level::Error,
    summary: "a field with a former name, or with the name of a Python argument",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Safe, Safety::Unsafe],
    tag: Some(Tag::Deprecated),
    page: page!("renamed_field.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        if let Fault::PythonArgument { renamed, home } = &violation.fault {
            findings.push(elsewhere(renamed, home, violation));
        }
        let Fault::RenamedField(renamed) = &violation.fault else {
            continue;
        };
        let former = renamed.former;
        let (level, message) = match renamed.origin {
            Origin::StillRead => (
                Level::Warning,
                format!(
                    "`{former}` is the former name of `{}`; the reader still understands it.",
                    renamed.now
                ),
            ),
            Origin::Former => (
                Level::Error,
                format!(
                    "`{former}` is a former name; the reader skips it. Did you mean `{}`?",
                    renamed.now
                ),
            ),
            Origin::Python => (
                Level::Error,
                format!(
                    "`{former}` is an argument in Python, not a field of {}; the reader skips it.",
                    violation.noun()
                ),
            ),
        };
        findings.push(
            Finding::new(&RULE, violation.span, message)
                .level(level)
                .help(help(renamed))
                .fix(rename(renamed, violation, context)),
        );
    }
}

/// An argument that belongs to another mapping.
fn elsewhere(renamed: &Renamed, home: &str, violation: &Violation<'_>) -> Finding {
    let message = format!(
        "`{}` is an argument in Python, not a field of {}; the reader skips it.",
        renamed.former,
        violation.noun()
    );
    let place = match renamed.now.split_once("[].") {
        Some((list, field)) => format!("`{field}` in the right entries of `{list}`"),
        None => format!("`{}`", renamed.now),
    };
    Finding::new(&RULE, violation.span, message).help(format!("Write {place} of {home} instead."))
}

fn help(renamed: &Renamed) -> String {
    if renamed.now == "exclude_variables.variable_names" {
        // Without a strategy, the columns keep their original order.
        return "Write `exclude_variables: {variable_names: […], replacement_strategy: \
                coordinate_similarity}`."
            .to_owned();
    }
    match renamed.now.split_once("[].") {
        Some((list, field)) => {
            format!("Write `{field}` in the right entries of `{list}`.")
        }
        None => format!("Write it as `{}`.", renamed.now),
    }
}

/// Renames the key, where nothing else has to move. Where the name is taken, the editor refuses.
fn rename<'a>(renamed: &Renamed, violation: &Violation<'a>, context: &Context<'a>) -> Option<Fix> {
    if !renamed.is_same_place() {
        return None;
    }
    let edits = fixes::rename(violation, renamed.now, context)?;
    let message = format!("Rename it to `{}`", renamed.now);
    Some(match renamed.origin {
        Origin::StillRead => Fix::safe(message, edits),
        Origin::Former | Origin::Python => Fix::needs_review(message, edits),
    })
}
