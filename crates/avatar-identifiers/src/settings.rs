//! What a configuration adds to the built-in words.

use crate::category::Category;
use crate::language::Languages;
use crate::split::Words;
use std::ops::Range;

/// What a configuration adds to the built-in words: languages, words of its own,
/// and what single columns hold. All are matched word by word, whatever the case,
/// the accents and the separators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    languages: Option<Languages>,
    identifiers: Vec<String>,
    free_text: Vec<String>,
    harmless: Vec<String>,
    columns: Vec<Assigned>,
}

/// What a column holds, whatever its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assigned {
    table: Option<String>,
    column: String,
    pub(crate) category: Option<Category>,
}

impl Settings {
    /// The languages that names are read in: all, unless some were chosen.
    pub fn languages(&self) -> Languages {
        self.languages.unwrap_or(Languages::ALL)
    }

    /// Chooses the languages that names are read in.
    pub fn set_languages(&mut self, languages: Languages) {
        self.languages = Some(languages);
    }

    /// Words and phrases that mark a column as identifying a person.
    pub fn add_identifiers<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.identifiers.extend(fold_all(phrases));
    }

    /// Words and phrases that mark a column as free text.
    pub fn add_free_text<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.free_text.extend(fold_all(phrases));
    }

    /// Words and phrases that clear a column of every suspicion.
    pub fn add_harmless<S: AsRef<str>>(&mut self, phrases: impl IntoIterator<Item = S>) {
        self.harmless.extend(fold_all(phrases));
    }

    /// Says what the columns called `column` hold, of every table or of one:
    /// nothing about a person without a category.
    pub fn assign(&mut self, table: Option<&str>, column: &str, category: Option<Category>) {
        self.columns.push(Assigned {
            table: table.map(fold),
            column: fold(column),
            category,
        });
    }

    /// Adds what `others` say, which goes before.
    pub fn extend(&mut self, others: &Self) {
        self.languages = others.languages.or(self.languages);
        self.identifiers.extend_from_slice(&others.identifiers);
        self.free_text.extend_from_slice(&others.free_text);
        self.harmless.extend_from_slice(&others.harmless);
        self.columns.extend_from_slice(&others.columns);
    }

    /// Whether they add nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is said of one column, if anything: its category, or that it has none. Of
    /// several that fit, those for one table go before, then the last. A name without
    /// words is never one that was settled.
    pub(crate) fn assigned(&self, table: &Words, column: &Words) -> Option<&Assigned> {
        if column.len() == 0 {
            return None;
        }
        let fits = |assigned: &&Assigned| {
            let is_table = |name: &String| name == table.all();
            assigned.column == column.all() && assigned.table.as_ref().is_none_or(is_table)
        };
        let found = self.columns.iter().filter(fits);
        found.max_by_key(|assigned| assigned.table.is_some())
    }

    pub(crate) fn clears(&self, words: &Words) -> bool {
        find(&self.harmless, words).is_some()
    }

    pub(crate) fn names(&self, words: &Words) -> Option<(Category, Range<usize>)> {
        find(&self.identifiers, words)
            .map(|range| (Category::Custom, range))
            .or_else(|| find(&self.free_text, words).map(|range| (Category::FreeText, range)))
    }
}

fn fold(phrase: &str) -> String {
    Words::new(phrase).all().to_owned()
}

fn fold_all<S: AsRef<str>>(phrases: impl IntoIterator<Item = S>) -> impl Iterator<Item = String> {
    let phrases = phrases.into_iter().map(|phrase| fold(phrase.as_ref()));
    phrases.filter(|phrase| !phrase.is_empty())
}

/// Where in the name one of `phrases` is written, on word boundaries.
fn find(phrases: &[String], words: &Words) -> Option<Range<usize>> {
    phrases.iter().find_map(|phrase| {
        let length = phrase.split(' ').count();
        (0..words.len().saturating_sub(length - 1))
            .map(|start| start..start + length)
            .find(|range| words.phrase(range.clone()) == phrase)
            .map(|range| words.written(range))
    })
}
