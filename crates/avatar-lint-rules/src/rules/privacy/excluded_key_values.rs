//! `excluded-key-values`

use crate::page::page;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};

/// People whose key is not replaced.
pub(crate) static RULE: Rule = Rule {
    name: "excluded-key-values",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "`exclude_values` of an entity that look like real keys",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["exclude_values"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("excluded_key_values.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for entity in context.model.entities() {
        let excluded = entity.excluded().into_iter();
        let values = excluded.flat_map(|(key, field)| key.texts(field));
        let real: Vec<_> = values
            .filter(|value| !stands_for_nobody(value.value))
            .collect();
        let Some(first) = real.first() else { continue };
        let values = match real.len() {
            1 => "a value that may stand for a real person, who keeps that key".to_owned(),
            count => format!("{count} values that may stand for real persons, who keep their keys"),
        };
        let message = format!("{} excludes {values}.", entity.label());
        findings.push(
            Finding::new(&RULE, first.span(), message)
                .help("Exclude only values that stand for nobody: empty, 0, -1, `unknown`."),
        );
    }
}

/// Whether a value of a key stands for nobody: it is empty, zero, negative,
/// one character over and over, or a word for what is missing.
fn stands_for_nobody(value: &str) -> bool {
    const MISSING: [&str; 24] = [
        "anonymous",
        "anonyme",
        "aucun",
        "default",
        "dummy",
        "inconnu",
        "inconnue",
        "missing",
        "n/a",
        "na",
        "nan",
        "nil",
        "none",
        "nobody",
        "null",
        "system",
        "test",
        "tbd",
        "undefined",
        "unbekannt",
        "unknown",
        "desconocido",
        "sconosciuto",
        "onbekend",
    ];
    let value = value.trim().to_lowercase();
    let mut characters = value.chars();
    let first = characters.next();
    let is_one_character = characters.all(|c| Some(c) == first);
    let number = value.parse::<f64>();
    value.is_empty()
        || number.is_ok_and(|number| number <= 0.0)
        || is_one_character && value.chars().count() != 1
        || first.is_some_and(|c| is_one_character && !c.is_ascii_digit())
        || MISSING.contains(&value.as_str())
}
