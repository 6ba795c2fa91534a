//! `derived-schema-name`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Subject};
use avatar_model::AVATARIZED;
use avatar_model::wording;

/// Avatarized schemas that the engine takes for original ones.
pub(crate) static RULE: Rule = Rule {
    name: "derived-schema-name",
    group: Group::Reference,
    level: Level::Error,
    summary: "an avatarized schema not named `…_avatarized`, which replaces the original tables",
    since: "0.1.0",
    subject: Subject::Meaning,
    engine: true,
    page: page!("derived_schema_name.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for schema in &context.model.schemas {
        let named = schema.document.name.zip(schema.schema_ref());
        let Some((name, reference)) = named.filter(|_| !schema.is_named_avatarized()) else {
            continue;
        };
        let message = format!(
            "{} has a `schema_ref`, but its name does not end in `{AVATARIZED}`: the engine \
             reads it as an original schema, whose tables replace the declared ones, and their \
             keys and dropped columns are lost.",
            wording::quoted(name.value),
        );
        let help = format!(
            "Name it {}, here and where metrics refer to it.",
            wording::quoted(&schema.name_by_reference().unwrap_or_default()),
        );
        findings.push(
            Finding::new(&RULE, name.span(), message)
                .related(reference.span(), "this makes it an avatarized schema")
                .help(help),
        );
    }
}
