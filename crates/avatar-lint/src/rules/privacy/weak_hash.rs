//! `weak-hash`

use crate::model::Text;
use crate::rules::{columns, edits, suspicion};
use crate::wording::quoted;
use crate::{Context, Criterion, Documentation, Finding, Fix, Group, Level, Rule};
use avatar_yaml::ColumnType;

/// A hash of values that can be guessed.
pub static RULE: Rule = Rule {
    name: "weak-hash",
    group: Group::Privacy,
    level: Level::Warning,
    summary: "HASH_SHA256 on what can be guessed",
    rises: true,
    criteria: &[Criterion::Linkability],
    documentation: Documentation {
        finds: "HASH_SHA256 on a column of whole numbers, dates or booleans; on one whose name or \
            `pii_type` says that it holds phone numbers, official numbers, dates of birth or \
            other values of which there are few enough to try them all; on one whose name says \
            that it holds a code, such as `zip_code`; on a primary key or identifier; and on the \
            key of a shared entity.",
        why: "A hash is the same for the same value, everywhere and without a secret. Whoever \
            hashes all phone numbers, all dates or all codes, which takes seconds, has a table \
            that leads from each hash back to its value, and the same hash in another data set \
            is the same person. The Article 29 Working Party (Opinion 05/2014, section 4) says \
            so of hashing: it is pseudonymisation, and a weak one when the range of values is \
            known. The package's own documentation warns of it as well.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: phone
      type: category
      pseudonymization:
        kind: HASH_SHA256
    - field: age
      type: int
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data:
      volume: input
      file: patients.csv
    columns:
    - field: phone
      type: category
      pseudonymization:
        kind: UUID4
    - field: age
      type: int
",
        configure: "",
        fix: "Write `UUID4`: random values, the same for the same original within the run. The fix \
            does that; it is unsafe because the values change, and no longer agree with hashes \
            made elsewhere.",
    },
    check,
};

const HASH: &str = "HASH_SHA256";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for place in columns::all(context.model) {
        let kind = place.strategy().and_then(|strategy| strategy.kind());
        let Some(kind) = kind.filter(|kind| kind.value == HASH) else { continue };
        if let Some(what) = guessable(context, &place) {
            findings.push(report(context, kind, &place.label(), what));
        }
    }
    for entity in context.model.shared_entities() {
        let kind = entity.key_strategy().and_then(|strategy| strategy.text("kind"));
        if let Some(kind) = kind.filter(|kind| kind.value == HASH) {
            let name = entity.0.name.map_or("?", |name| name.value);
            let label = format!("the key of {}", quoted(name));
            findings.push(report(context, kind, &label, KEYS));
        }
    }
}

fn report(context: &Context<'_>, kind: Text<'_>, label: &str, what: &str) -> Finding {
    let message = format!(
        "A hash does not hide {label}: {what} can all be tried, and whoever does gets the values \
         back."
    );
    let edit = edits::overwrite(context.model, kind.node, "UUID4");
    let fix = |edit| Fix::needs_review("Replace the values at random: `UUID4`", vec![edit]);
    Finding::new(&RULE, kind.span(), message)
        .help("Write `UUID4`, or drop the column.")
        .fix(edit.map(fix))
}

/// What of the column's values there are so few of that they can be tried.
fn guessable(context: &Context<'_>, place: &columns::Place<'_, '_>) -> Option<&'static str> {
    let roles = place.column.roles;
    let category = suspicion::of(context, place).map(|suspicion| suspicion.category);
    if let Some(category) = category.filter(|category| category.is_guessable()) {
        return Some(category.label());
    }
    match place.kind() {
        Some(ColumnType::Int) => return Some("whole numbers"),
        Some(ColumnType::Datetime | ColumnType::DatetimeTz) => return Some("dates and times"),
        Some(ColumnType::Bool) => return Some("two values"),
        _ => {}
    }
    if roles.primary_key || roles.identifier {
        return Some(KEYS);
    }
    is_code(place.column.label()).then_some("short codes")
}

const KEYS: &str = "keys, which are often numbered,";

/// Whether a name says that the column holds codes.
fn is_code(name: &str) -> bool {
    const CODES: [&str; 12] = [
        "code", "codes", "zip", "zipcode", "postcode", "plz", "cp", "insee", "pin", "iso", "naf",
        "cim10",
    ];
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let camel = |word: &str| word.ends_with("Code") || word.starts_with("code") && word.contains(char::is_uppercase);
    words.any(|word| CODES.contains(&word.to_lowercase().as_str()) || camel(word))
}
