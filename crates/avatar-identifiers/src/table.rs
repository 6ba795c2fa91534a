//! The columns of one table, each judged beside the others.

use crate::category::{Category, Kind};
use crate::column::{Context, Judge};
use crate::language::{Language, Languages};
use crate::lexicon::Lexicon;
use crate::meaning::Meaning;
use crate::say::Role;
use crate::settings::Settings;
use crate::split::Words;
use crate::terms::{Term, terms};
use crate::{Column, Confidence, Identified};
use std::collections::HashMap;
use std::ops::Range;

/// A column taken apart.
struct Parsed<'n> {
    column: Column<'n>,
    words: Words,
    terms: Vec<Term>,
}

/// What a word of one language weighs; one of several counts for each as much less.
const WORD: u32 = 6;

/// Words of one language that a table must hold at least to speak it.
const FEWEST_WORDS: u32 = 2;

/// What the columns of the table called `table` hold about persons, in their order.
/// The name of the table can be empty.
pub fn classify<'n>(
    table: &str,
    columns: &[Column<'n>],
    settings: &Settings,
) -> impl Iterator<Item = Option<Identified<'n>>> + use<'n> {
    let lexicon = Lexicon {
        languages: settings.languages(),
    };
    let table_name = table;
    let table = Words::new(table_name);
    let table_terms = terms(&table, lexicon, &[]);
    let owners = owners(table_name, &table_terms);
    let mut parsed: Vec<_> = columns
        .iter()
        .map(|column| {
            let words = Words::new(column.name);
            Parsed {
                column: *column,
                terms: terms(&words, lexicon, &owners),
                words,
            }
        })
        .collect();
    mark_common(&mut parsed);
    let mut context = Context {
        spoken: spoken(&table_terms, &parsed),
        people: are_people(&table_terms),
        things: are_things(&table_terms),
    };
    let judged = |context: Context| -> Vec<_> {
        let mut found: Vec<Option<Found>> = Vec::with_capacity(parsed.len());
        for column in &parsed {
            let before = found.last().and_then(Option::as_ref);
            let judged = column.judge(&table, &table_terms, context, settings, before);
            found.push(judged);
        }
        found
    };
    let first = judged(context);
    context.people |= !context.things && first.iter().flatten().any(tells_people);
    let found = if context.people {
        judged(context)
    } else {
        first
    };
    let names: Vec<&'n str> = columns.iter().map(|column| column.name).collect();
    names.into_iter().zip(found).map(|(name, found)| {
        let (category, confidence, written) = found?;
        Some(Identified {
            category,
            confidence,
            evidence: name.get(written)?,
        })
    })
}

/// What is found of one column, and where in its name.
type Found = (Category, Confidence, Range<usize>);

impl Parsed<'_> {
    fn judge(
        &self,
        table: &Words,
        table_terms: &[Term],
        context: Context,
        settings: &Settings,
        before: Option<&Found>,
    ) -> Option<Found> {
        let whole = || self.words.written(0..self.words.len());
        if let Some(assigned) = settings.assigned(table, &self.words) {
            return Some((assigned.category?, Confidence::High, whole()));
        }
        if settings.clears(&self.words) {
            return None;
        }
        if let Some((category, written)) = settings.names(&self.words) {
            return Some((category, Confidence::High, written));
        }
        let judge = Judge {
            terms: &self.terms,
            values: self.column.values,
            context,
        };
        let found = judge.decide().map(|(category, confidence, position)| {
            let term = self.terms.get(position);
            let written = term.map_or_else(whole, |term| term.written.clone());
            (category, confidence, written)
        });
        let found = found.or_else(|| {
            let street = before.filter(|before| before.0 == Category::PostalAddress)?;
            self.is_number()
                .then(|| (street.0, Confidence::Medium, whole()))
        });
        let is_generic = self.terms.iter().all(|term| term.plays(Role::Generic));
        if !is_generic || self.terms.is_empty() || table_terms.is_empty() {
            return found;
        }
        let named = Judge {
            terms: table_terms,
            values: self.column.values,
            context,
        };
        let named = named
            .decide()
            .map(|(category, ..)| (category, Confidence::Medium, whole()));
        named.or(found)
    }

    /// Whether it is called only a number, as that of the house is behind the street.
    fn is_number(&self) -> bool {
        self.words.len() == 1 && self.terms.iter().all(|term| term.plays(Role::Number))
    }
}

/// The people that a table is about, as its name calls them.
fn owners(table: &str, terms: &[Term]) -> Vec<String> {
    if !are_people(terms) {
        return Vec::new();
    }
    let people = terms.iter().filter(|term| term.is_person());
    let words = people.filter_map(|term| table.get(term.written.clone()));
    words
        .map(|word| Words::new(word).all().to_owned())
        .collect()
}

/// Marks the words that at least three columns and a third of the table share.
fn mark_common(columns: &mut [Parsed<'_>]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for column in columns.iter() {
        if column.terms.len() < 2 {
            continue;
        }
        let mut seen: Vec<&str> = Vec::new();
        for term in &column.terms {
            let Some(written) = column.column.name.get(term.written.clone()) else {
                continue;
            };
            if !seen.contains(&written) {
                seen.push(written);
                *counts.entry(written).or_default() += 1;
            }
        }
    }
    let total = columns.len();
    let shared: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count >= 3 && count * 3 >= total)
        .map(|(word, _)| word.to_owned())
        .collect();
    for column in columns {
        let name = column.column.name;
        for term in &mut column.terms {
            let written = name.get(term.written.clone()).unwrap_or_default();
            let naming = term
                .meaning
                .and_then(|meaning| meaning.naming(Languages::ALL));
            let names = naming.is_some_and(|it| it.category.kind() != Kind::QuasiIdentifier);
            let turns = term.plays(Role::Turns);
            term.common = !names && !turns && shared.iter().any(|word| word == written);
        }
    }
}

/// The languages that most words of a table belong to, of those that belong to few.
fn spoken(table: &[Term], columns: &[Parsed<'_>]) -> Languages {
    let mut counts = [0_u32; Language::ALL.len()];
    let terms = columns.iter().flat_map(|column| &column.terms);
    for term in table.iter().chain(terms) {
        let languages = term.meaning.map_or(Languages::NONE, Meaning::languages);
        if term.written.len() < 3 || languages.len() > 3 {
            continue;
        }
        for (count, language) in counts.iter_mut().zip(Language::ALL) {
            *count += if languages.contains(language) {
                WORD / languages.len().max(1)
            } else {
                0
            };
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let languages = Language::ALL.into_iter().zip(counts);
    languages
        .filter(|(_, count)| *count >= WORD * FEWEST_WORDS && *count * 2 >= most)
        .map(|(language, _)| language)
        .collect()
}

/// Whether a table's name says that its rows are people.
fn are_people(table: &[Term]) -> bool {
    let last = table.iter().rfind(|term| !term.is_filler());
    table.iter().any(Term::is_person)
        && !last.is_some_and(|term| {
            let is_thing = term.plays(Role::Thing) || term.plays(Role::Form);
            is_thing && !term.is_person()
        })
}

/// Whether a table's name says that its rows are no persons.
fn are_things(table: &[Term]) -> bool {
    let last = table.iter().rfind(|term| !term.is_filler());
    last.is_some_and(|term| term.plays(Role::Thing)) && !table.iter().any(Term::is_person)
}

/// Whether only rows about people have such a column.
fn tells_people(found: &Found) -> bool {
    use Category::{
        BirthDate, Credential, Email, FirstName, LastName, MaritalStatus, MedicalRecord,
        NationalId, Nationality, Phone, Sex, Username,
    };
    matches!(
        found.0,
        FirstName
            | LastName
            | BirthDate
            | NationalId
            | MedicalRecord
            | Sex
            | MaritalStatus
            | Nationality
            | Email
            | Phone
            | Username
            | Credential
    )
}
