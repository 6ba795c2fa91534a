//! `unknown-field`

use crate::page::page;
use crate::rules::fixes;
use crate::{Context, Finding, Fix, Group, Level, Rule, Safety, Tag};
use avatar_format::{Kind, Literal, TypeName, schemas};
use avatar_model::conformance::{Fault, Step, Violation};
use avatar_model::{Section, suggest, wording};
use pyyaml_syntax::Node;

/// Fields that the reader skips.
pub(crate) static RULE: Rule = Rule {
    name: "unknown-field",
    group: Group::Schema,
    level: Level::Error,
    summary: "a field that the format does not have, so the reader skips it",
    since: "0.1.0",
    engine: true,
    fixes: &[Safety::Unsafe],
    tag: Some(Tag::Unnecessary),
    page: page!("unknown_field.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for violation in context.conformance.violations() {
        let Fault::UnknownField { name } = &violation.fault else {
            continue;
        };
        let meant = violation.meant_by(name);
        let finding = Finding::new(&RULE, violation.span, message(name, meant, violation));
        // A key that holds its value, as in `drop=true:`, would lose it.
        let assigned = name.split_once('=');
        let fix = meant
            .filter(|_| assigned.is_none())
            .and_then(|field| fixes::rename(violation, field, context))
            .map(|edits| {
                Fix::needs_review(
                    format!(
                        "Rename it to {}",
                        wording::quoted(meant.unwrap_or_default())
                    ),
                    edits,
                )
            });
        let field = assigned.filter(|(field, _)| violation.schema.field(field, None).is_some());
        let help = field.map_or_else(
            || help(violation),
            |(field, value)| format!("Write `{field}: {value}`."),
        );
        let finding = finding.help(help).fix(fix);
        findings.push(finding.level(level(violation)));
    }
}

fn message(name: &str, meant: Option<&str>, violation: &Violation<'_>) -> String {
    let quoted = wording::quoted(name);
    if let Some(kind) = home_of_section(name, violation) {
        return format!(
            "The section {quoted} belongs in a document of kind `{kind}`; the reader reads it \
             here as if it were there."
        );
    }
    format!(
        "{quoted} is not a field of {}; {}.{}",
        violation.noun(),
        consequence(meant, violation),
        suggest::question(meant)
    )
}

/// The fields of an `input` that the packages hold as plain data, which other tools write.
const DATA: [&str; 3] = ["plan", "reference_tables", "subject_sources"];

/// The one of [`DATA`] that the violation is below.
fn data_above<'a>(violation: &Violation<'a>) -> Option<&'a str> {
    let keys = violation.path.iter().filter_map(|step| match step {
        Step::Field(entry) => entry.key.text(),
        Step::Item(..) => None,
    });
    match keys.collect::<Vec<_>>().as_slice() {
        ["spec", "input", below @ ..] => below.iter().copied().find(|key| DATA.contains(key)),
        _ => None,
    }
}

/// What the reader does with a key that is no field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// It skips it.
    Skips,
    /// It passes on the mapping as it is.
    PassesOn,
    /// It stops.
    Stops,
    /// It passes on the mapping, and stops when it reads what was written of it.
    StopsLater,
}

fn reading(violation: &Violation<'_>) -> Reading {
    let key = violation.key().and_then(Node::text);
    let is_strategy = violation.schema.is(TypeName::PseudonymizationStrategy);
    match (data_above(violation), key) {
        (Some("plan"), Some("strategy")) => Reading::StopsLater,
        (Some("plan"), Some("provenance")) => Reading::PassesOn,
        (None, Some("pseudonymization")) => Reading::Stops,
        _ if is_strategy => Reading::PassesOn,
        _ => Reading::Skips,
    }
}

fn level(violation: &Violation<'_>) -> Level {
    let is_data = data_above(violation).is_some();
    if is_data && reading(violation) != Reading::StopsLater {
        Level::Warning
    } else {
        RULE.level
    }
}

/// What the reader does with the unknown field.
fn consequence(meant: Option<&str>, violation: &Violation<'_>) -> String {
    match reading(violation) {
        Reading::Skips => {}
        Reading::PassesOn => return "the reader passes it on to the engine".to_owned(),
        Reading::Stops => return "the reader stops with an error".to_owned(),
        Reading::StopsLater => {
            return "the client writes it into the schema, and the reader stops there with an \
                    error"
                .to_owned();
        }
    }
    let field = meant.and_then(|meant| violation.schema.field(meant, None));
    if let Some(without) = field.and_then(|field| field.protects()) {
        let name = violation.own_name();
        let owner = name.map_or_else(|| "the column".to_owned(), wording::quoted);
        return format!("the reader skips it, so {owner} {without}");
    }
    let default = field.and_then(|field| field.default_value());
    match (default.and_then(Literal::as_str), meant) {
        (Some(default), Some("replacement_strategy")) => {
            format!("the reader skips it and takes `{default}`, which keeps the original order")
        }
        (Some(default), _) => format!("the reader skips it and takes `{default}`"),
        _ => "the reader skips it".to_owned(),
    }
}

fn help(violation: &Violation<'_>) -> String {
    let fields = violation.schema.field_names();
    let list = wording::quoted_list(fields, "and");
    if list.is_empty() {
        "Remove it.".to_owned()
    } else {
        format!("The fields here are {list}.")
    }
}

/// The only kind whose documents hold the section called `name`, when it stands in
/// another document with sections.
fn home_of_section(name: &str, violation: &Violation<'_>) -> Option<Kind> {
    Section::named(name)?;
    let mut fields = violation.schema.field_names();
    let holds_sections = fields.any(|field| Section::named(field).is_some());
    let mut homes = schemas::kinds_with(name);
    let home = homes.next().filter(|_| holds_sections)?;
    homes.next().is_none().then_some(home)
}
