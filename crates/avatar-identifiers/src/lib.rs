//! Columns that identify a person, recognized by their names.
//!
//! A name is split into words, the words are matched against lists
//! of English and French phrases (`words.txt`), and what stands
//! around a phrase decides whether it means what it says: `patient_name` is
//! somebody, `brand_name` is not, `email_count` is a number about e-mails. The
//! declared type is evidence too: a boolean named `email` is no address.
//!
//! False alarms cost more than misses: a phrase that is common in other senses
//! counts only where everything around it is known.

mod category;
mod extra;
mod lexicon;
mod meaning;
mod split;
mod terms;

pub use category::Category;
pub use extra::ExtraWords;

use meaning::{Naming, Proof, Role};
use split::Words;
use terms::{Term, terms};

/// What the values of a column are, as far as names care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// True and false.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers with a fraction.
    Decimal,
    /// Dates and times.
    Time,
    /// Text of any kind: names, codes, identifiers, sentences.
    Text,
}

/// What a column's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identified<'n> {
    /// What the column holds.
    pub category: Category,
    /// The words of the name that say so.
    pub evidence: &'n str,
}

/// What the name of a column says about a person, if anything. `kind` is the
/// declared type of the column; without one, any is possible.
pub fn classify<'n>(
    name: &'n str,
    kind: Option<ValueType>,
    extra: &ExtraWords,
) -> Option<Identified<'n>> {
    classify_in_table("", name, kind, extra)
}

/// [`classify`] for a column of the table called `table`: the `name` of
/// `products` is nobody's.
pub fn classify_in_table<'n>(
    table: &str,
    name: &'n str,
    kind: Option<ValueType>,
    extra: &ExtraWords,
) -> Option<Identified<'n>> {
    if kind == Some(ValueType::Boolean) {
        return None;
    }
    let words = Words::new(name);
    if extra.clears(&words) {
        return None;
    }
    let (category, written) = extra.names(&words).or_else(|| {
        let terms = terms(&words);
        let (category, position) = decide(&terms, kind, || holds_things(table))?;
        Some((category, terms.get(position)?.written.clone()))
    })?;
    Some(Identified {
        category,
        evidence: name.get(written)?,
    })
}

/// The last phrase that proves its category, and its position.
fn decide(
    terms: &[Term],
    kind: Option<ValueType>,
    in_things: impl Fn() -> bool,
) -> Option<(Category, usize)> {
    if counts(terms) {
        return None;
    }
    terms.iter().enumerate().rev().find_map(|(position, term)| {
        let Naming {
            category,
            proof,
            textual,
        } = term.meaning?.names?;
        let proven = fits(category, textual, kind)
            && !terms.iter().any(|term| term.turns_from(category))
            && proves(terms, position, category, proof)
            && !(is_generic(category, proof) && !terms.iter().any(is_person) && in_things());
        proven.then_some((category, position))
    })
}

/// `num_emails` counts; `num_tel` does not.
fn counts(terms: &[Term]) -> bool {
    let counts = |term: &Term| term.plays(Role::Counts);
    terms.first().is_some_and(counts) && terms.last().is_some_and(|term| term.plural)
}

/// Whether a column of this kind can hold values of the category.
fn fits(category: Category, textual: bool, kind: Option<ValueType>) -> bool {
    use Category::{
        Bank, BirthDate, Custom, Device, Location, MedicalRecord, NationalId, Phone, Vehicle,
    };
    match kind {
        None | Some(ValueType::Text) => true,
        Some(ValueType::Boolean) => false,
        Some(ValueType::Time) => category == BirthDate,
        // Whole numbers with gaps are read as decimals, so decimals are numbers too.
        Some(ValueType::Decimal) => {
            !textual && matches!(category, Phone | NationalId | Bank | Location | Custom)
        }
        Some(ValueType::Integer) => {
            !textual
                && matches!(
                    category,
                    Phone
                        | NationalId
                        | Bank
                        | Location
                        | Custom
                        | BirthDate
                        | Device
                        | Vehicle
                        | MedicalRecord
                )
        }
    }
}

/// Whether the phrase at `position` names its category, given its neighbors.
fn proves(terms: &[Term], position: usize, category: Category, proof: Proof) -> bool {
    let (before, rest) = terms.split_at(position);
    let after = rest.get(1..).unwrap_or_default();
    let known = |terms: &[Term]| terms.iter().all(|term| term.is_known_beside(category));
    let speaks = |term: &&Term| !term.is_filler();
    let neighbor = before
        .iter()
        .rev()
        .find(speaks)
        .filter(|term| is_person(term) || term.is_thing_beside(category))
        .or_else(|| after.iter().find(speaks));
    let owned = neighbor.is_some_and(is_person);
    let things = before
        .iter()
        .chain(after)
        .any(|term| term.is_thing_beside(category));
    let free_text = category == Category::FreeText;

    match proof {
        Proof::Sure => owned || free_text || !things,
        Proof::Head => known(after) && (owned || free_text || !things),
        Proof::Alone => (known(before) && known(after)) || (owned && known(after)),
        Proof::Owned => owned && known(after),
        Proof::Lone => before.iter().chain(after).all(|term| {
            let names = term.meaning.and_then(|meaning| meaning.names);
            names.is_some_and(|naming| naming.proof == Proof::Lone)
        }),
    }
}

fn is_person(term: &Term) -> bool {
    term.plays(Role::Person)
}

/// Whether things have such columns too: names, addresses, phones.
fn is_generic(category: Category, proof: Proof) -> bool {
    match category {
        Category::FreeText => proof != Proof::Sure,
        _ => matches!(proof, Proof::Alone | Proof::Lone | Proof::Head),
    }
}

/// Whether a table's name says that its rows are no persons.
fn holds_things(table: &str) -> bool {
    let terms = terms(&Words::new(table));
    let last = terms.iter().rfind(|term| !term.is_filler());
    last.is_some_and(|term| term.plays(Role::Thing)) && !terms.iter().any(is_person)
}

#[cfg(test)]
mod tests {
    use super::{Category, ExtraWords, ValueType, classify, classify_in_table};
    use proptest::prelude::*;

    fn category(name: &str) -> Option<Category> {
        classify(name, None, &ExtraWords::default()).map(|found| found.category)
    }

    #[test]
    fn a_name_about_an_identifier_is_none() {
        for name in ["phone_model", "email_count", "has_email", "ssn_verified"] {
            assert_eq!(category(name), None, "{name}");
        }
    }

    #[test]
    fn whose_name_it_is_decides() {
        assert_eq!(category("patient_name"), Some(Category::FullName));
        assert_eq!(category("brand_name"), None);
        assert_eq!(category("nom_de_la_ville"), None);
    }

    #[test]
    fn the_declared_type_is_evidence() {
        let with = |kind| classify("email", Some(kind), &ExtraWords::default());
        assert!(with(ValueType::Text).is_some());
        assert!(with(ValueType::Boolean).is_none());
        assert!(with(ValueType::Decimal).is_none());
    }

    #[test]
    fn the_table_says_whose_name_it_is() {
        let name = |table| classify_in_table(table, "name", None, &ExtraWords::default());
        assert!(name("patients").is_some());
        assert!(name("products").is_none());
        assert!(name("patient_tests").is_some());
        assert!(name("test").is_some());
    }

    #[test]
    fn the_evidence_is_quoted_as_it_is_written() {
        let found = classify("customerEMail", None, &ExtraWords::default()).unwrap();
        assert_eq!(found.evidence, "EMail");
        let found = classify("Prénom usuel", None, &ExtraWords::default()).unwrap();
        assert_eq!(found.evidence, "Prénom usuel");
    }

    #[test]
    fn words_of_the_configuration_come_first() {
        let mut extra = ExtraWords::default();
        extra.add_identifiers(["Badge Number"]);
        extra.add_free_text(["verdict"]);
        extra.add_harmless(["courriel"]);
        let category = |name| classify(name, None, &extra).map(|found| found.category);
        assert_eq!(category("badgeNumber2"), Some(Category::Custom));
        assert_eq!(category("badge_color"), None);
        assert_eq!(category("jury_verdict"), Some(Category::FreeText));
        assert_eq!(category("courriel"), None);
    }

    proptest! {
        #[test]
        fn any_name_is_judged_and_the_evidence_stands_in_it(name in "[a-zA-Zéœß0-9_ .-]{0,60}|.{0,60}") {
            if let Some(found) = classify(&name, None, &ExtraWords::default()) {
                prop_assert!(!found.evidence.is_empty());
                prop_assert!(name.contains(found.evidence));
            }
        }
    }
}
