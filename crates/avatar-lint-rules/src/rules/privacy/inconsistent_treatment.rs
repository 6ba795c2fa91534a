//! `inconsistent-treatment`

use crate::page::page;
use crate::rules::columns::{self, ColumnRef};
use crate::rules::guess;
use crate::{Confidence, Context, Criterion, Finding, Group, Level, Rule, Subject};
use avatar_identifiers::Kind;
use avatar_model::ColumnFate;
use avatar_model::wording::quoted;
use hashbrown::HashMap;

/// A column that is hidden in one table and shown in another.
pub(crate) static RULE: Rule = Rule {
    name: "inconsistent-treatment",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "a column dropped or replaced in one table and left as it is in another",
    criteria: &[Criterion::SinglingOut, Criterion::Linkability],
    options: &["drop", "pseudonymization"],
    since: "0.1.0",
    subject: Subject::Meaning,
    confidence: Confidence::Guess,
    page: page!("inconsistent_treatment.md"),
    ..Rule::BASE
};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    for schema in model.originals() {
        let mut hidden: HashMap<&str, ColumnRef<'_, '_>> = HashMap::new();
        let tables = || schema.kept_tables().filter(|table| model.takes_part(table));
        // One table has no two columns of one name.
        if tables().nth(1).is_none() {
            continue;
        }
        let places = || tables().flat_map(|table| columns::of(model, schema, table));
        for place in places().filter(|place| is_hidden(place) && !is_key(place)) {
            hidden.entry(place.column.label()).or_insert(place);
        }
        for place in places() {
            let Some(other) = hidden.get(place.column.label()) else {
                continue;
            };
            let is_shown = matches!(place.fate(), ColumnFate::Kept | ColumnFate::Verbatim(_));
            if !is_shown
                || is_generic(place.column.label())
                || place.is_in_doubt()
                || is_key(&place)
                || is_reported(context, &place)
            {
                continue;
            }
            let done = match other.fate() {
                ColumnFate::Dropped => "dropped",
                _ => "replaced",
            };
            let message = format!(
                "{} is left as it is, and the column of the same name in {} is {done}: what is \
                 hidden there is plain here.",
                place.label(),
                quoted(other.table.label())
            );
            findings.push(
                Finding::new(&RULE, place.column.span(), message)
                    .related(other.column.span(), format!("{done} here"))
                    .help(
                        "Treat both columns alike; if they hold different things, suppress this \
                         rule with the reason.",
                    ),
            );
        }
    }
}

/// Whether the column itself is said to be hidden.
fn is_hidden(place: &ColumnRef<'_, '_>) -> bool {
    matches!(
        place.fate(),
        ColumnFate::Dropped | ColumnFate::Pseudonymized(_)
    )
}

fn is_key(place: &ColumnRef<'_, '_>) -> bool {
    let roles = place.column.roles;
    roles.primary_key || roles.identifier || place.is_linked()
}

/// Whether `untreated-identifier` or `free-text-column` reports the column.
fn is_reported<'a>(context: &Context<'a>, place: &ColumnRef<'_, 'a>) -> bool {
    let held = guess::of(context, place);
    held.is_some_and(|held| {
        matches!(
            held.category.kind(),
            Kind::DirectIdentifier | Kind::FreeText
        )
    })
}

/// Whether a name says too little for two columns to hold the same.
fn is_generic(name: &str) -> bool {
    const GENERIC: [&str; 46] = [
        "active",
        "amount",
        "category",
        "categorie",
        "code",
        "comment",
        "comments",
        "commentaire",
        "commentaires",
        "count",
        "country",
        "created",
        "created_at",
        "currency",
        "date",
        "description",
        "etat",
        "flag",
        "id",
        "index",
        "key",
        "kind",
        "label",
        "level",
        "libelle",
        "montant",
        "name",
        "nature",
        "nom",
        "note",
        "notes",
        "number",
        "numero",
        "position",
        "price",
        "quantity",
        "source",
        "state",
        "status",
        "statut",
        "time",
        "timestamp",
        "type",
        "updated_at",
        "valeur",
        "value",
    ];
    GENERIC.contains(&name.to_lowercase().as_str())
}
