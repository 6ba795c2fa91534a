//! `wrong-type`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_format::Types;
use avatar_model::characters::{code_point, is_hidden};
use avatar_model::conformance::{Fault, Step, Violation};
use avatar_model::wording;
use avatar_model::{Section, is_truthy};
use pyyaml_syntax::{Node, NodeKind};

/// Values whose type does not fit.
pub(crate) static RULE: Rule = Rule {
    name: "wrong-type",
    group: Group::Schema,
    level: Level::Error,
    summary: "a value with the wrong type",
    since: "0.1.0",
    subject: Subject::Reading,
    engine: true,
    page: page!("wrong_type.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::WrongType { expected } = &violation.fault else {
            continue;
        };
        let name = violation.name();
        let wanted = wording::types(*expected);
        findings.push(
            Finding::new(
                &RULE,
                violation.span,
                format!(
                    "{name} should be {wanted}, but is {}{}.",
                    wording::described(violation.node),
                    consequence(*expected, violation)
                ),
            )
            .help(help(violation, &wanted)),
        );
    }
}

/// What Python makes of a string or a number where a boolean belongs.
fn consequence(expected: Types, violation: &Violation<'_>) -> &'static str {
    let node = violation.node;
    if expected != Types::BOOLEAN || node.kind() != NodeKind::Scalar {
        return "";
    }
    let is_drop = violation.key().and_then(Node::as_str) == Some("drop");
    match (is_truthy(node), is_drop) {
        (true, true) => ", which counts as true: the column is dropped",
        (true, false) => ", which counts as true",
        (false, true) => ", which counts as false: the column stays",
        (false, false) => ", which counts as false",
    }
}

fn help(violation: &Violation<'_>, wanted: &str) -> String {
    let text = violation.node.as_str().unwrap_or_default();
    if let Some(hidden) = text.chars().find(|c| is_hidden(*c)) {
        return format!("Remove {}, which nobody sees.", code_point(hidden));
    }
    match text {
        "y" | "Y" | "n" | "N" if wanted == "true or false" => {
            format!(
                "The engine reads `{text}` as a string, not as a boolean. Write `true` or \
                 `false`."
            )
        }
        _ if wanted == "a list" && is_simple(text) => format!("Write a list: `[{text}]`."),
        _ if wanted == "a mapping" && is_kind(violation, text) => {
            format!("Write `{{kind: {text}}}`.")
        }
        _ if is_misplaced(violation) => {
            "Write it below the name of a table, with the other settings of that table.".to_owned()
        }
        _ => format!("Write {wanted}."),
    }
}

/// Whether a text reads the same between brackets, as one name or several.
fn is_simple(text: &str) -> bool {
    let is_simple = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ',' | ' ');
    !text.is_empty() && text.chars().all(is_simple)
}

/// Whether a setting of a table stands beside the tables: `avatarization: {k: 20}`.
fn is_misplaced(violation: &Violation<'_>) -> bool {
    let is_setting = |key: &str| violation.schema.field_names().any(|field| field == key);
    let mut keys = violation.path.iter().rev().filter_map(|step| match step {
        Step::Field(entry) => entry.key.as_str(),
        Step::Item(..) => None,
    });
    let (key, section) = (keys.next(), keys.next());
    key.is_some_and(is_setting) && section.and_then(Section::named).is_some()
}

/// Whether the text is a `kind` that the mapping which belongs here can have.
fn is_kind(violation: &Violation<'_>, text: &str) -> bool {
    let kind = violation.schema.field("kind", None);
    kind.is_some_and(|kind| kind.values().any(|value| value.as_str() == Some(text)))
}
