//! `verbatim-category`

use crate::page::page;
use crate::rules::columns;
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_format::ColumnType;
use avatar_model::ColumnFate;

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
        let is_kept = matches!(place.fate(), ColumnFate::Kept);
        let roles = place.column.roles;
        let is_key = roles.primary_key || roles.identifier;
        let is_sure = is_category && is_kept && !is_key && !place.is_in_doubt();
        if !is_sure || !is_point_in_time(place.column.label()) {
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
    let words: Vec<String> = words(name);
    let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    says(&POINTS) && !says(&COARSE)
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
