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
use hashbrown::HashMap;
use std::ops::Range;

/// The columns of a table taken apart. A table can have a million, so what is kept of
/// each is small.
struct Parsed<'c, 'n> {
    columns: &'c [Column<'n>],
    /// What is known of each.
    parts: Vec<Parts>,
    /// The terms of all columns, one column's behind another's.
    terms: Vec<Term>,
}

/// What is known of one column.
struct Parts {
    /// What the settings say of it, if they do.
    settled: Option<Box<Settled>>,
    is_one_word: bool,
    terms: Range<usize>,
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
    let mut parsed = Parsed {
        columns,
        parts: Vec::with_capacity(columns.len()),
        terms: Vec::new(),
    };
    for column in columns {
        let words = Words::new(column.name);
        let first = parsed.terms.len();
        parsed.terms.extend(terms(&words, lexicon, &owners));
        parsed.parts.push(Parts {
            settled: settled(&table, &words, settings).map(Box::new),
            is_one_word: words.len() == 1,
            terms: first..parsed.terms.len(),
        });
    }
    parsed.mark_common();
    let mut context = Context {
        spoken: spoken(&table_terms, &parsed.terms),
        people: are_people(&table_terms),
        things: are_things(&table_terms),
    };
    let judged = |context: Context| -> Vec<_> {
        let mut found: Vec<Option<Found>> = Vec::with_capacity(columns.len());
        for (column, parts) in parsed.columns.iter().zip(&parsed.parts) {
            let before = found.last().and_then(Option::as_ref);
            let judge = Judge {
                terms: parsed.terms(parts),
                values: column.values,
                context,
            };
            found.push(parts.judge(&judge, &table_terms, before));
        }
        found
    };
    let first = judged(context);
    let tells = !context.people && !context.things && first.iter().flatten().any(tells_people);
    context.people |= tells;
    let found = if tells { judged(context) } else { first };
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

/// What the settings say that a column holds, which may be nothing.
struct Settled(Option<Found>);

/// What the settings say of a column, if they do.
fn settled(table: &Words, words: &Words, settings: &Settings) -> Option<Settled> {
    if let Some(assigned) = settings.assigned(table, words) {
        let whole = words.written(0..words.len());
        let found = assigned
            .category
            .map(|category| (category, Confidence::High, whole));
        return Some(Settled(found));
    }
    if settings.clears(words) {
        return Some(Settled(None));
    }
    let (category, written) = settings.names(words)?;
    Some(Settled(Some((category, Confidence::High, written))))
}

impl Parts {
    fn judge(
        &self,
        judge: &Judge<'_>,
        table_terms: &[Term],
        before: Option<&Found>,
    ) -> Option<Found> {
        if let Some(settled) = &self.settled {
            return settled.0.clone();
        }
        let terms = judge.terms;
        let first = || terms.first().map_or(0, |term| term.written.start);
        let whole = || first()..terms.last().map_or(0, |term| term.written.end);
        let found = judge.decide().map(|(category, confidence, position)| {
            let term = terms.get(position);
            let written = term.map_or_else(whole, |term| term.written.clone());
            (category, confidence, written)
        });
        let found = found.or_else(|| {
            let street = before.filter(|before| before.0 == Category::PostalAddress)?;
            self.is_number(terms)
                .then(|| (street.0, Confidence::Medium, whole()))
        });
        let is_generic = terms.iter().all(|term| term.plays(Role::Generic));
        if !is_generic || terms.is_empty() || table_terms.is_empty() {
            return found;
        }
        let named = Judge {
            terms: table_terms,
            ..*judge
        };
        let named = named
            .decide()
            .map(|(category, ..)| (category, Confidence::Medium, whole()));
        named.or(found)
    }

    /// Whether it is called only a number, as that of the house is behind the street.
    fn is_number(&self, terms: &[Term]) -> bool {
        self.is_one_word && terms.iter().all(|term| term.plays(Role::Number))
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

impl Parsed<'_, '_> {
    fn terms(&self, parts: &Parts) -> &[Term] {
        self.terms.get(parts.terms.clone()).unwrap_or_default()
    }

    /// Marks the words that at least three columns and a third of the table share.
    /// Numbers say nothing anyway.
    fn mark_common(&mut self) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (column, parts) in self.columns.iter().zip(&self.parts) {
            let terms = self.terms(parts);
            if terms.len() < 2 {
                continue;
            }
            let mut seen: Vec<&str> = Vec::new();
            for term in terms.iter().filter(|term| !term.digits) {
                let Some(written) = column.name.get(term.written.clone()) else {
                    continue;
                };
                if !seen.contains(&written) {
                    seen.push(written);
                    *counts.entry(written).or_default() += 1;
                }
            }
        }
        let total = self.columns.len();
        counts.retain(|_, count| *count >= 3 && *count * 3 >= total);
        for (column, parts) in self.columns.iter().zip(&self.parts) {
            let name = column.name;
            let terms = self.terms.get_mut(parts.terms.clone());
            for term in terms.into_iter().flatten() {
                let written = name.get(term.written.clone()).unwrap_or_default();
                if !counts.contains_key(written) {
                    continue;
                }
                let naming = term
                    .meaning
                    .and_then(|meaning| meaning.naming(Languages::ALL));
                let names = naming.is_some_and(|it| it.category.kind() != Kind::QuasiIdentifier);
                term.common = !names && !term.plays(Role::Turns);
            }
        }
    }
}

/// The languages that most words of a table belong to, of those that belong to few.
fn spoken(table: &[Term], columns: &[Term]) -> Languages {
    let mut counts = [0_u32; Language::ALL.len()];
    for term in table.iter().chain(columns) {
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
