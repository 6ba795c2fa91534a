//! The settings that are strings of the user's own, as they are written and shown.

use super::chosen::Chosen;
use super::names::{ColumnCategories, ColumnCategory, NameLanguages};
use super::value::Phrases;
use super::{Config, Settings};
use crate::secret::Secrets;
use avatar_identifiers::{Language, Settings as NameSettings};
use serde_json::Value;

/// A setting about the names of columns, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Written {
    List(&'static str, Vec<String>),
    Column(ColumnCategory),
}

impl Written {
    /// The key that the configuration file declares.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::List(key, _) => key,
            Self::Column(_) => COLUMNS,
        }
    }

    /// The key and the value in the words of the configuration file.
    pub(super) fn show(&self, secrets: &Secrets<'_>) -> (String, String) {
        match self {
            Self::List(key, items) => ((*key).to_owned(), list(items, secrets)),
            Self::Column(it) => {
                let mut key = COLUMNS.to_owned();
                for name in it.table.iter().chain([&it.column]) {
                    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                    let name = masked(name, secrets);
                    key.push('.');
                    if !name.is_empty() && name.chars().all(is_bare) {
                        key.push_str(&name);
                    } else {
                        key.push_str(&quoted(&name));
                    }
                }
                let category = it.category.map_or("none", |category| category.as_str());
                (key, quoted(category))
            }
        }
    }
}

const COLUMNS: &str = "columns";

/// The keys about the names of columns, and what holds when nobody chose.
const NAME_KEYS: [(&str, &str); 5] = [
    ("name-languages", "all"),
    ("columns", "none"),
    ("identifier-words", "[]"),
    ("free-text-words", "[]"),
    ("harmless-words", "[]"),
];

impl Config {
    /// What is said of the names of columns: all of it counts, whoever says it, but for the
    /// languages, of which the last do.
    pub(super) fn explain_names(&self, path: &str, secrets: &Secrets<'_>) -> Vec<Chosen> {
        let mut all = Vec::new();
        for (key, default) in NAME_KEYS {
            let before = all.len();
            for (origin, settings) in self.layers(path) {
                let written = settings.written.iter().filter(|it| it.key() == key);
                all.extend(written.map(|it| {
                    let (key, value) = it.show(secrets);
                    Chosen { key, value, origin }
                }));
            }
            if all.len() == before {
                all.push(Chosen::default_of(key, default));
            } else if key == "name-languages" {
                all.drain(before..all.len().saturating_sub(1));
            }
        }
        all
    }
}

impl Settings {
    pub(super) fn assign(&mut self, columns: ColumnCategories) {
        for it in columns.0 {
            self.names
                .assign(it.table.as_deref(), &it.column, it.category);
            self.written.push(Written::Column(it));
        }
    }

    pub(super) fn set_languages(&mut self, languages: &NameLanguages) {
        let languages = languages.0;
        self.names.set_languages(languages);
        let codes = Language::ALL
            .into_iter()
            .filter(|it| languages.contains(*it));
        let codes = codes.map(|it| it.code().to_owned()).collect();
        self.written.push(Written::List("name-languages", codes));
    }

    /// Adds the words of `key` by `add`.
    pub(super) fn add_words(
        &mut self,
        key: &'static str,
        phrases: Phrases,
        add: fn(&mut NameSettings, &[String]),
    ) {
        add(&mut self.names, &phrases.0);
        self.written.push(Written::List(key, phrases.0));
    }
}

/// Strings as a list of TOML.
pub(super) fn list(items: &[String], secrets: &Secrets<'_>) -> String {
    let items: Vec<_> = items
        .iter()
        .map(|item| quoted(&masked(item, secrets)))
        .collect();
    format!("[{}]", items.join(", "))
}

/// A string of TOML. It escapes what JSON escapes, and in the same way.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// `text` without the secrets of its file, and without those that it is seen to hold by itself.
fn masked(text: &str, secrets: &Secrets<'_>) -> String {
    let text = secrets.mask(text);
    Secrets::of_source(&text).masked_text().into_owned()
}
