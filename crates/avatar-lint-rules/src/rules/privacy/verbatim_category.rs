//! `verbatim-category`

use crate::page::page;
use crate::rules::columns;
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::ColumnType;
use avatar_model::ColumnFate;
use std::iter;

/// Dates or times that are drawn as categories, one real value after the
/// other.
pub(crate) static RULE: Rule = Rule {
    name: "verbatim-category",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "dates or times typed `category`",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["type"],
    since: "0.1.0",
    subject: Subject::Meaning,
    yields_to: &["untreated-identifier"],
    confidence: Confidence::Guess,
    page: page!("verbatim_category.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::all(context.model) {
        let is_category = place.kind() == Some(ColumnType::Category);
        if !is_category || !is_point_in_time(place.column.label()) {
            continue;
        }
        let is_kept = matches!(place.fate(), ColumnFate::Kept);
        let roles = place.column.roles;
        let is_key = roles.primary_key || roles.identifier;
        if !is_kept || is_key || place.is_in_doubt() {
            continue;
        }
        let message = format!(
            "{} seems to hold dates or times, and a `category` keeps its real values: each avatar \
             gets one that a real person has.",
            place.label()
        );
        let kind = place.column.column_type();
        let mut finding = Finding::new(&RULE, place.column.span(), message);
        if let Some(kind) = kind {
            finding = finding.related(kind.span(), "typed here");
        }
        findings.push(finding.help(
            "Write `type: datetime`, so that new values are computed, or make it coarser: a \
             month, a year.",
        ));
    }
}

/// Whether the name says a day or a time, and nothing coarser.
fn is_point_in_time(name: &str) -> bool {
    const POINTS: [&str; 10] = [
        "date",
        "dates",
        "datetime",
        "timestamp",
        "datum",
        "fecha",
        "heure",
        "horodatage",
        "time",
        "dt",
    ];
    const COARSE: [&str; 35] = [
        "month",
        "mois",
        "monat",
        "mes",
        "mese",
        "maand",
        "year",
        "annee",
        "année",
        "jahr",
        "ano",
        "anno",
        "jaar",
        "quarter",
        "trimestre",
        "week",
        "semaine",
        "band",
        "tranche",
        "range",
        "group",
        "groupe",
        "class",
        "classe",
        "decade",
        "season",
        "saison",
        "type",
        "status",
        "zone",
        "format",
        "precision",
        "flag",
        "slot",
        "part",
    ];
    let is_point = |word: &str| POINTS.iter().any(|it| it.eq_ignore_ascii_case(word));
    let is_coarse = |word: &str| COARSE.contains(&word.to_lowercase().as_str());
    words(name).any(is_point) && !words(name).any(is_coarse)
}

/// The words of a name: `dateEntree` and `date_entree` have two.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphabetic()).flat_map(humps)
}

/// The words of letters in a row: a capital after a small one begins another.
fn humps(letters: &str) -> impl Iterator<Item = &str> {
    let mut rest = letters;
    iter::from_fn(move || {
        let mut was_lower = false;
        let begins = |(_, c): &(usize, char)| {
            let begins = was_lower && c.is_uppercase();
            was_lower = c.is_lowercase();
            begins
        };
        let next = rest.char_indices().find(begins);
        let (word, others) = rest.split_at_checked(next.map_or(rest.len(), |(at, _)| at))?;
        rest = others;
        (!word.is_empty()).then_some(word)
    })
}
