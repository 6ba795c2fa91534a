//! `colliding-key`

use crate::page::page;
use crate::rules::columns;
use crate::{Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::{SpecificIdLetterCase, StrategyKind};
use avatar_model::Pseudonymization;
use avatar_model::wording::quoted;
use pyyaml_syntax::Span;

/// A key whose replacements collide, or no longer fit together.
pub(crate) static RULE: Rule = Rule {
    name: "colliding-key",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a key is pseudonymized so that rows collide or links break",
    criteria: &[Criterion::Linkability],
    options: &["pseudonymization", "primary_key"],
    since: "0.1.0",
    subject: Subject::Meaning,
    page: page!("colliding_key.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::with_planned(context.model) {
        let Some(strategy) = place.strategy() else {
            continue;
        };
        if place.column.roles.primary_key
            && let Some((span, why, help)) = collides(&strategy)
        {
            findings.push(report(span, &place.label(), why).help(help));
        }
        if let Some((parent, theirs)) = parent_otherwise(&place, &strategy) {
            let span = strategy
                .kind()
                .map_or(strategy.0.head_span(), |kind| kind.span());
            let message = format!(
                "{} is the key of {} but uses a different strategy: rows no longer match their \
                 parent.",
                place.label(),
                quoted(parent)
            );
            findings.push(
                Finding::new(&RULE, span, message)
                    .related(theirs, "the parent's key")
                    .help("Remove the strategy here: the column follows the key of the parent."),
            );
        }
    }
    for entity in context.model.entities() {
        let Some(strategy) = entity.key_strategy() else {
            continue;
        };
        if let Some((span, why, help)) = collides(&strategy) {
            let finding = report(span, &format!("The key of {}", entity.label()), why);
            findings.push(finding.help(help));
        }
    }
}

fn report(span: Span, label: &str, why: &str) -> Finding {
    Finding::new(&RULE, span, format!("{label} is a key, and {why}."))
}

/// What gives each key a value of its own.
const DISTINCT: &str = "Use UUID4 or INTEGER for keys.";

/// Where a strategy makes keys collide or joins break, how, and what to write instead.
fn collides(strategy: &Pseudonymization<'_>) -> Option<(Span, &'static str, &'static str)> {
    let kind = strategy.kind()?;
    if kind.is(StrategyKind::Constant) {
        let why = "CONSTANT gives all rows the same value";
        return Some((kind.span(), why, DISTINCT));
    }
    let consistent = strategy.0.flag("consistent");
    let consistent = consistent.filter(|flag| !flag.value && !flag.node.is_null());
    if let Some(consistent) = consistent {
        let why = "with `consistent: false` one value gets different replacements, so links break";
        return Some((consistent.span(), why, "Remove `consistent`."));
    }
    let varies = strategy
        .0
        .flag("high_variability")
        .is_some_and(|flag| flag.value);
    (kind.is(StrategyKind::Faker) && !varies).then(|| {
        (
            kind.span(),
            "FAKER draws from a fixed pool, so different rows can get the same value",
            DISTINCT,
        )
    })
}

/// The parent whose key is replaced otherwise than by `strategy`, if one is.
fn parent_otherwise<'m>(
    place: &columns::ColumnRef<'m, '_>,
    strategy: &Pseudonymization<'_>,
) -> Option<(&'m str, Span)> {
    let (table, column) = (place.table.name?.value, place.column.name?.value);
    let mut links = place.schema.links_to(table, column);
    links.find_map(|(parent, link)| {
        let key = parent.column(link.field?.value).found()?;
        // A link to a key, or from what is none, is a fault of its own.
        if place.column.roles.primary_key || !key.roles.primary_key {
            return None;
        }
        let is_same = |theirs: &Pseudonymization<'_>| settings(theirs) == settings(strategy);
        let differs = !key.roles.dropped && !key.pseudonymization.as_ref().is_some_and(is_same);
        differs.then(|| (parent.label(), key.span()))
    })
}

/// What decides which replacement a value gets, with the defaults filled in.
fn settings<'a>(strategy: &Pseudonymization<'a>) -> impl PartialEq + use<'a> {
    let text = |field, default| strategy.0.text(field).map_or(default, |text| text.value);
    (
        ["kind", "pii_type", "value", "pattern"].map(|field| text(field, "")),
        text("letter_case", SpecificIdLetterCase::Both.as_str()),
        columns::is_consistent(strategy),
        strategy
            .0
            .flag("high_variability")
            .is_some_and(|flag| flag.value),
    )
}
