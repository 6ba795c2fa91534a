//! Names that almost exist: by what they mean, and else by their letters.

#[rustfmt::skip]
mod aliases;
mod names;

pub use names::Names;

use aliases::ALIASES;

/// The name that was probably meant, of those that exist: another case or
/// spelling, a letter too many, too few, wrong or swapped, or the same words
/// with one more. `None` when nothing is near, or when `written` exists.
///
/// Values that are listed are asked for with [`value`].
pub fn nearest<'a>(written: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    most_alike(written, &folded(written), existing, MIN_LIKENESS)
}

/// The field that was probably meant: what people call it, or [`nearest`].
pub fn field<'a>(written: &str, fields: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fields: Vec<&str> = fields.into_iter().collect();
    let target = folded(written);
    match alias(&target, &fields) {
        Some(Alias::Of(name)) => Some(name),
        Some(Alias::OfNone) => None,
        None => {
            let meant = most_alike(written, &target, fields.iter().copied(), MIN_LIKENESS);
            let mut fields = fields.into_iter();
            meant.or_else(|| fields.find(|field| are_swapped(written, field)))
        }
    }
}

/// Whether two letters next to each other are swapped in a short name: `npc` for `ncp`.
fn are_swapped(written: &str, name: &str) -> bool {
    const SHORTEST: usize = 3;

    let is_short = written.len() == name.len() && (SHORTEST..LONGEST).contains(&name.len());
    is_short && fewest_edits(written, name) == 0 && strsim::osa_distance(written, name) == 1
}

/// The name that was probably meant, where one of `existing` must be written
/// and is not: less likeness is enough then, as between `uri` and `url`.
pub fn likely<'a>(written: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    most_alike(
        written,
        &folded(written),
        existing,
        MIN_LIKENESS_OF_REQUIRED,
    )
}

/// The value that was probably meant, of the few that are allowed. Of two that fit
/// alike neither is: a part of several is no name, and `IP_ADDRESS` is no `ADDRESS`.
pub fn value<'a>(written: &str, allowed: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed: Vec<&str> = allowed.into_iter().collect();
    let target = folded(written);
    match alias(&target, &allowed) {
        Some(Alias::Of(name)) => return Some(name),
        Some(Alias::OfNone) => return None,
        None => {}
    }
    let meant = most_alike(written, &target, allowed.iter().copied(), MIN_LIKENESS)?;
    let is_slip = strsim::normalized_damerau_levenshtein(&target, &folded(meant)) >= MIN_LIKENESS;
    let holds = |value: &&&str| {
        let value = folded(value);
        value.starts_with(&target) || value.ends_with(&target)
    };
    let is_only_part = allowed.iter().filter(holds).count() == 1 && holds(&&meant);
    let goes_on = target.starts_with(&folded(meant));
    (is_slip || is_only_part || goes_on).then_some(meant)
}

/// What a name that people write is known to mean.
enum Alias<'a> {
    /// This name.
    Of(&'a str),
    /// None of those that may be written.
    OfNone,
}

/// What people write in the place of one of `existing`, where they write the folded `target`.
fn alias<'a>(target: &str, existing: &[&'a str]) -> Option<Alias<'a>> {
    let mut known = None;
    let at = ALIASES.binary_search_by_key(&target, |(written, _)| written);
    let (_, meanings) = ALIASES.get(at.ok()?)?;
    for row in *meanings {
        let meant = row.trim_start_matches('!');
        let Some(found) = existing.iter().find(|name| **name == meant) else {
            continue;
        };
        if !row.starts_with('!') {
            return Some(Alias::Of(found));
        }
        known = Some(Alias::OfNone);
    }
    known
}

/// Words of which one says the opposite of the other, without separators.
const OPPOSITES: [(&str, &str); 14] = [
    ("internal", "external"),
    ("inside", "outside"),
    ("minority", "majority"),
    ("min", "max"),
    ("upper", "lower"),
    ("high", "low"),
    ("start", "end"),
    ("source", "target"),
    ("input", "output"),
    ("parent", "child"),
    ("public", "private"),
    ("include", "exclude"),
    ("enable", "disable"),
    ("known", "unknown"),
];

/// Whether one of two folded names denies the other: `majority`, `not_majority`.
fn are_opposites(a: &str, b: &str) -> bool {
    let denies = |a: &str, b: &str| {
        let prefixes = ["not", "non", "no", "un"];
        prefixes
            .iter()
            .any(|prefix| a.strip_prefix(prefix) == Some(b))
    };
    let swapped = |one: &str, other: &str| a.contains(one) && a.replacen(one, other, 1) == b;
    let mut pairs = OPPOSITES.iter();
    denies(a, b)
        || denies(b, a)
        || pairs.any(|(one, other)| swapped(one, other) || swapped(other, one))
}

/// The name of `existing` that is most like `written`, which is folded to `target`.
fn most_alike<'a>(
    written: &str,
    target: &str,
    existing: impl IntoIterator<Item = &'a str>,
    least: f64,
) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for name in existing {
        if name == written {
            return None;
        }
        if name.len() > LONGEST {
            continue;
        }
        let other = folded(name);
        let score = likeness(target, &other, least);
        let is_better = score >= least && best.is_none_or(|(so_far, _)| score > so_far);
        if is_better && !are_opposites(target, &other) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

/// " Did you mean `name`?", or nothing: ready to end a message.
pub fn question(name: Option<&str>) -> String {
    name.map(|name| format!(" Did you mean {}?", crate::wording::quoted(name)))
        .unwrap_or_default()
}

/// Nobody misspells a name of more bytes, and comparing two takes time by the
/// square of their length.
pub const LONGEST: usize = 256;

/// Below this, two names are strangers. One edit in four letters is the limit
/// for short names, one in three for long ones.
const MIN_LIKENESS: f64 = 0.7;

/// One edit in three letters is enough for a name that is missed.
const MIN_LIKENESS_OF_REQUIRED: f64 = 0.65;

/// How alike two folded names are, from 0 to 1; anything below `least` may be 0.
fn likeness(a: &str, b: &str, least: f64) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    let by_edits = if may_be_alike(short, long, least) {
        strsim::normalized_damerau_levenshtein(a, b)
    } else {
        0.0
    };
    // `dropped` for `drop`, `sensitivity` for `sensitivity_level`.
    let is_part = short.len() >= 3 && (long.starts_with(short) || long.ends_with(short));
    let by_part = if is_part {
        0.7 + 0.1 * ratio(short.len(), long.len())
    } else {
        0.0
    };
    by_edits.max(by_part)
}

/// Whether two names can be `least` alike by their letters alone. Costs little to ask.
fn may_be_alike(short: &str, long: &str, least: f64) -> bool {
    let (fewer, more) = (letters(short), letters(long));
    let longest = fewer.max(more);
    ratio(fewer.min(more), longest) >= least
        && ratio(longest - fewest_edits(short, long), longest) >= least
}

/// So many edits at least lead from one name to the other: each letter that only one of
/// them has is an edit, wherever it stands. Costs little to ask.
pub fn fewest_edits(a: &str, b: &str) -> usize {
    /// Letters that share a place make names look more alike.
    const PLACES: usize = 128;
    let mut counts = [0_u32; PLACES];
    let place = |letter: char| letter as usize % PLACES;
    for letter in a.chars() {
        if let Some(count) = counts.get_mut(place(letter)) {
            *count += 1;
        }
    }
    let is_shared = |letter: &char| {
        let count = counts.get_mut(place(*letter));
        let left = count.and_then(|count| Some((count.checked_sub(1)?, count)));
        left.map(|(left, count)| *count = left).is_some()
    };
    let shared = b.chars().filter(is_shared).count();
    letters(a).max(letters(b)) - shared
}

/// The number of letters of a name.
fn letters(name: &str) -> usize {
    if name.is_ascii() {
        name.len()
    } else {
        name.chars().count()
    }
}

#[allow(clippy::cast_precision_loss)] // Lengths of names.
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// A name without case, separators and British spelling.
pub fn folded(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '_' | '-' | ' ' | '.' => {}
            letter if letter.is_ascii() => letters.push(letter.to_ascii_lowercase()),
            letter => letters.extend(letter.to_lowercase()),
        }
    }
    if letters.as_bytes().windows(2).any(|pair| pair == b"is") {
        letters.replace("isation", "ization").replace("ise", "ize")
    } else {
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::{MIN_LIKENESS, MIN_LIKENESS_OF_REQUIRED, likely, may_be_alike, nearest, value};
    use proptest::prelude::*;

    #[test]
    fn mistakes_of_one_letter_are_recognized() {
        let names = ["drop", "identifier", "primary_key", "type", "k", "ncp"];
        for (written, meant) in [
            ("dropped", "drop"),
            ("dorp", "drop"),
            ("identifer", "identifier"),
            ("primaryKey", "primary_key"),
            ("Primary-Key", "primary_key"),
            ("K", "k"),
            ("tpye", "type"),
        ] {
            assert_eq!(nearest(written, names), Some(meant), "{written}");
        }
    }

    #[test]
    fn names_with_a_word_too_few_or_too_many_are_recognized() {
        let names = [
            "datarecipient",
            "data_type",
            "datasubject",
            "sensitivity_level",
        ];
        for (written, meant) in [
            ("data_recipient", "datarecipient"),
            ("datatype", "data_type"),
            ("data_subject", "datasubject"),
            ("sensitivity", "sensitivity_level"),
        ] {
            assert_eq!(nearest(written, names), Some(meant), "{written}");
        }
    }

    proptest! {
        #[test]
        fn names_are_ruled_out_only_where_edits_rule_them_out(
            a in "[a-dé]{1,8}",
            b in "[a-dé]{1,8}",
        ) {
            let by_edits = strsim::normalized_damerau_levenshtein(&a, &b);
            for least in [MIN_LIKENESS, MIN_LIKENESS_OF_REQUIRED] {
                prop_assert!(by_edits < least || may_be_alike(&a, &b, least));
            }
        }
    }

    #[test]
    fn a_name_that_is_missed_may_be_less_alike() {
        assert_eq!(nearest("uri", ["url"]), None);
        assert_eq!(likely("uri", ["url"]), Some("url"));
        assert_eq!(likely("id", ["url"]), None);
    }

    #[test]
    fn what_people_write_is_known_by_its_meaning() {
        let types = [
            "int",
            "bool",
            "category",
            "float",
            "datetime",
            "datetime_tz",
        ];
        for (written, meant) in [
            ("object", "category"),
            ("float64", "float"),
            ("Int64", "int"),
        ] {
            assert_eq!(value(written, types), Some(meant), "{written}");
        }
        let kinds = [
            "EMAIL",
            "FIRST_NAME",
            "LAST_NAME",
            "FULL_NAME",
            "PHONE",
            "SSN",
            "ADDRESS",
            "FREE_TEXT",
        ];
        for (written, meant) in [
            ("EMAIL_ADDRESS", Some("EMAIL")),
            ("PERSON", Some("FULL_NAME")),
            ("phone_number", Some("PHONE")),
            ("email", Some("EMAIL")),
            ("FIRSTNAME", Some("FIRST_NAME")),
            ("ADRESS", Some("ADDRESS")),
            ("IP_ADDRESS", None),
            ("MAC_ADDRESS", None),
            ("COMPANY_NAME", None),
        ] {
            assert_eq!(value(written, kinds), meant, "{written}");
        }
    }

    #[test]
    fn the_opposite_is_never_suggested() {
        assert_eq!(value("external", ["internal", "outside_eu"]), None);
        assert_eq!(value("majority", ["minority", "not_majority"]), None);
        assert_eq!(value("not_minority", ["minority", "not_majority"]), None);
        assert_eq!(nearest("unalignment", ["alignment"]), None);
        assert_eq!(nearest("max_rows", ["min_rows"]), None);
    }

    #[test]
    fn a_part_of_two_values_is_neither() {
        assert_eq!(
            value(
                "thirdparty",
                ["contractual_thirdparty", "trusted_thirdparty"]
            ),
            None
        );
        assert_eq!(
            value("links", ["variables", "tables_links"]),
            Some("tables_links")
        );
    }

    #[test]
    fn every_alias_means_something_of_the_format_and_has_a_source() {
        for row in include_str!("aliases.tsv")
            .lines()
            .filter(|row| !row.starts_with('#'))
        {
            let fields: Vec<&str> = row.split('\t').collect();
            assert!(
                fields.len() == 3 && fields.iter().all(|field| !field.is_empty()),
                "{row}"
            );
        }
    }

    #[test]
    fn endless_names_are_not_compared() {
        let long = "ab".repeat(100_000);
        assert_eq!(nearest(&format!("{long}c"), [long.as_str(), "ab"]), None);
        assert_eq!(nearest("ac", [long.as_str()]), None);
    }

    #[test]
    fn strangers_are_not_suggested() {
        assert_eq!(nearest("delta", ["k", "ncp", "epsilon"]), None);
        assert_eq!(nearest("drop", ["drop", "drops"]), None);
        assert_eq!(nearest("", ["k"]), None);
    }
}
