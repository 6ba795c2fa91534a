//! Names that almost exist.

/// The name that was probably meant, of those that exist: another case or
/// spelling, a letter too many, too few, wrong or swapped, or the same words
/// with one more. `None` when nothing is near, or when `written` exists.
pub fn nearest<'a>(written: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    most_alike(written, existing, LEAST_LIKENESS)
}

/// The name that was probably meant, where one of `existing` must be written
/// and is not: less likeness is enough then, as between `uri` and `url`.
pub fn likely<'a>(written: &str, existing: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    most_alike(written, existing, LEAST_LIKENESS_OF_REQUIRED)
}

fn most_alike<'a>(
    written: &str,
    existing: impl IntoIterator<Item = &'a str>,
    least: f64,
) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let target = folded(written);
    let mut best: Option<(f64, &str)> = None;
    for name in existing {
        if name == written {
            return None;
        }
        if name.len() > LONGEST {
            continue;
        }
        let score = likeness(&target, &folded(name), least);
        if score >= least && best.is_none_or(|(so_far, _)| score > so_far) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

/// " Did you mean `name`?", or nothing: ready to end a message.
pub fn question(name: Option<&str>) -> String {
    name.map(|name| format!(" Did you mean `{name}`?"))
        .unwrap_or_default()
}

/// Nobody misspells a name of more bytes, and comparing two takes time by the
/// square of their length.
pub const LONGEST: usize = 256;

/// Below this, two names are strangers. One edit in four letters is the limit
/// for short names, one in three for long ones.
const LEAST_LIKENESS: f64 = 0.7;

/// One edit in three letters is enough for a name that is missed.
const LEAST_LIKENESS_OF_REQUIRED: f64 = 0.65;

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

/// Whether two names can be `least` alike by their letters alone: each letter that only
/// one of them has is an edit, wherever it stands. Costs little to ask.
fn may_be_alike(short: &str, long: &str, least: f64) -> bool {
    let (fewer, more) = (short.chars().count(), long.chars().count());
    if ratio(fewer.min(more), fewer.max(more)) < least {
        return false;
    }
    let mut others: Vec<char> = short.chars().collect();
    let shared = long.chars().filter(|letter| {
        let place = others.iter().position(|other| other == letter);
        place.map(|place| others.swap_remove(place)).is_some()
    });
    ratio(shared.count(), fewer.max(more)) >= least
}

#[allow(clippy::cast_precision_loss)] // Lengths of names.
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// A name without case, separators and British spelling.
fn folded(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' ' | '.'));
    let letters: String = if name.is_ascii() {
        letters.map(|letter| letter.to_ascii_lowercase()).collect()
    } else {
        letters.flat_map(char::to_lowercase).collect()
    };
    if letters.contains("is") {
        letters.replace("isation", "ization").replace("ise", "ize")
    } else {
        letters
    }
}

#[cfg(test)]
mod tests {
    use super::{LEAST_LIKENESS, LEAST_LIKENESS_OF_REQUIRED, likely, may_be_alike, nearest};
    use proptest::prelude::*;

    #[test]
    fn mistakes_of_one_letter_are_recognised() {
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
    fn names_with_a_word_too_few_or_too_many_are_recognised() {
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
            for least in [LEAST_LIKENESS, LEAST_LIKENESS_OF_REQUIRED] {
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
