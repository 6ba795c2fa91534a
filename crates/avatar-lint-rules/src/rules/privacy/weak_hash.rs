//! `weak-hash`

use crate::page::page;
use crate::rules::{columns, guess};
use crate::{Confidence, Context, Criterion, Finding, Fix, Group, Level, Rule, Safety, Subject};
use avatar_format::{ColumnType, StrategyKind};
use avatar_identifiers::{Category, Kind};
use avatar_model::{Pseudonymization, Word};
use pyyaml_syntax::edit::Scalar;

/// A hash of values that can be guessed.
pub(crate) static RULE: Rule = Rule {
    name: "weak-hash",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "HASH_SHA256 on values that can be guessed",
    raised_when_exposed: true,
    criteria: &[Criterion::Linkability],
    options: &["pseudonymization"],
    since: "0.1.0",
    subject: Subject::Meaning,
    fixes: &[Safety::Unsafe],
    confidence: Confidence::Guess,
    page: page!("weak_hash.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::with_planned(context.model) {
        let kind = place.strategy().and_then(|strategy| strategy.kind());
        let Some(kind) = kind.filter(|kind| kind.is(StrategyKind::HashSha256)) else {
            continue;
        };
        if let Some(what) = guessable(context, &place) {
            let category = guess::of(context, &place).map(|held| held.category);
            let or_drop = columns::or_drop(place.column);
            let finding = report(context, kind, &place.label(), what, or_drop);
            findings.push(weighed(context, finding, category));
        }
    }
    for entity in context.model.entities() {
        let kind = entity.key_strategy().and_then(|strategy| strategy.kind());
        if let Some(kind) = kind.filter(|kind| kind.is(StrategyKind::HashSha256)) {
            let label = format!("the key of {}", entity.label());
            findings.push(report(context, kind, &label, KEYS, ""));
        }
        for attribute in entity.attributes() {
            let is_hash = |strategy: &Pseudonymization<'_>| strategy.is(StrategyKind::HashSha256);
            let strategy = attribute.strategy().filter(is_hash);
            let Some((kind, name)) = strategy.and_then(|it| it.kind()).zip(attribute.name()) else {
                continue;
            };
            let category = guess::of_name(context, name.value);
            let guessable = category
                .filter(|category| category.is_guessable())
                .map(avatar_identifiers::Category::label);
            let code = || is_code(name.value).then_some("short codes");
            if let Some(what) = guessable.or_else(code) {
                let finding = report(context, kind, &attribute.label(&entity), what, "");
                findings.push(weighed(context, finding, category));
            }
        }
    }
}

/// Hashes of direct identifiers are an error when the data leave. Where the set is
/// exposed, every finding of this rule is raised.
fn weighed(context: &Context<'_>, finding: Finding, category: Option<Category>) -> Finding {
    let is_direct = category.is_some_and(|it| it.kind() == Kind::DirectIdentifier);
    let model = context.model;
    if is_direct && model.leaves_to().is_some() && model.exposure().is_none() {
        finding.level(Level::Error)
    } else {
        finding
    }
}

fn report<'a>(
    context: &Context<'a>,
    kind: Word<'a, StrategyKind>,
    label: &str,
    what: &str,
    or_drop: &str,
) -> Finding {
    let message = format!(
        "A hash does not hide {label}: an attacker can hash {what} one by one and find the \
         original values."
    );
    let edit = context
        .editor()
        .replace(kind.node, Scalar::String(StrategyKind::Uuid4.as_str()))
        .ok();
    let fix = |edit| Fix::needs_review("Replace the values with random ones: `UUID4`", vec![edit]);
    Finding::new(&RULE, kind.span(), message)
        .help(format!("Write `UUID4`{or_drop}."))
        .fix(edit.map(fix))
}

/// What of the column's values there are so few of that they can be tried.
fn guessable<'a>(
    context: &Context<'a>,
    place: &columns::ColumnRef<'_, 'a>,
) -> Option<&'static str> {
    let roles = place.column.roles;
    let category = guess::of(context, place).map(|guess| guess.category);
    if let Some(category) = category.filter(|category| category.is_guessable()) {
        return Some(category.label());
    }
    match place.kind() {
        Some(ColumnType::Int) => return Some("whole numbers"),
        Some(ColumnType::Datetime | ColumnType::DatetimeTz) => return Some("dates and times"),
        Some(ColumnType::Bool) => return Some("both values"),
        _ => {}
    }
    if roles.primary_key || roles.identifier {
        return Some(KEYS);
    }
    is_code(place.column.label()).then_some("short codes")
}

const KEYS: &str = "consecutive keys";

/// Whether a name says that the column holds codes.
fn is_code(name: &str) -> bool {
    const CODES: [&str; 12] = [
        "code", "codes", "zip", "zipcode", "postcode", "plz", "cp", "insee", "pin", "iso", "naf",
        "cim10",
    ];
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let camel = |word: &str| {
        word.ends_with("Code") || word.starts_with("code") && word.contains(char::is_uppercase)
    };
    words.any(|word| CODES.contains(&word.to_lowercase().as_str()) || camel(word))
}
