//! `verbatim-category`

use crate::page::page;
use crate::rules::{columns, guess};
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::ColumnType;
use avatar_identifiers::Category;
use avatar_model::ColumnFate;

/// Dates, times or places that are drawn as categories, one real value after the
/// other.
pub(crate) static RULE: Rule = Rule {
    name: "verbatim-category",
    group: Group::Privacy,
    level: Level::Info,
    raised_when_exposed: true,
    summary: "dates, times or coordinates typed `category`",
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
        let is_kept = matches!(place.fate(), ColumnFate::Kept);
        let roles = place.column.roles;
        let is_key = roles.primary_key || roles.identifier;
        if !is_category || !is_kept || is_key || place.is_in_doubt() {
            continue;
        }
        let category = guess::of(context, &place).map(|held| held.category);
        let name = place.column.label();
        let what = match category {
            Some(Category::Location) => "coordinates",
            _ if is_point_in_time(name, category) => "dates or times",
            _ => continue,
        };
        let message = format!(
            "{} seems to hold {what}, and a `category` keeps its real values: each avatar gets \
             one that a real person has.",
            place.label()
        );
        let kind = place.column.column_type();
        let mut finding = Finding::new(&RULE, place.column.span(), message);
        if let Some(kind) = kind {
            finding = finding.related(kind.span(), "typed here");
        }
        findings.push(finding.help(match what {
            "coordinates" => "Write `type: float`, so that new values are computed, or drop it.",
            _ => "Write `type: datetime`, so that new values are computed, or make it coarser: a month, a year.",
        }));
    }
}

/// Whether the name says a day or a time, and nothing coarser.
fn is_point_in_time(name: &str, category: Option<Category>) -> bool {
    const POINTS: [&str; 11] = [
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
        "at",
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
    let words: Vec<String> = words(name);
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_event = matches!(category, Some(Category::EventDate | Category::BirthDate));
    let last_says = words
        .last()
        .is_some_and(|word| word == "at" || word == "on");
    let is_point = says(&POINTS[..10]) || is_event && last_says;
    is_point && !says(&COARSE)
}

/// The words of a name in lower case: `dateEntree` and `date_entree` have two.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut starts = true;
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphabetic() {
            starts = true;
            was_lower = false;
            continue;
        }
        if starts || was_lower && c.is_uppercase() {
            words.push(String::new());
        }
        starts = false;
        was_lower = c.is_lowercase();
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}
