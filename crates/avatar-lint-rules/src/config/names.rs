//! The settings about the names of columns.

use super::ConfigError;
use super::item::{Item, Member};
use super::value::{Setting, choice, choice_schema};
use avatar_identifiers::{Category, Language, Languages};
use serde_json::{Value, json};

/// The languages that names are read in.
pub(super) struct NameLanguages(pub(super) Languages);

impl NameLanguages {
    const CHOICES: [(&'static str, Language); Language::ALL.len()] = [
        (Language::English.code(), Language::English),
        (Language::French.code(), Language::French),
        (Language::German.code(), Language::German),
        (Language::Spanish.code(), Language::Spanish),
        (Language::Italian.code(), Language::Italian),
        (Language::Dutch.code(), Language::Dutch),
        (Language::Portuguese.code(), Language::Portuguese),
    ];
}

impl Setting for NameLanguages {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(list) = item.as_list() else {
            errors.push(
                item.wrong_type("a list of languages")
                    .help("Write `[\"en\", \"fr\"]`."),
            );
            return None;
        };
        let languages = list
            .iter()
            .filter_map(|item| choice(item, &Self::CHOICES, errors));
        Some(Self(languages.collect()))
    }

    fn schema() -> Value {
        json!({"type": "array", "items": choice_schema(&Self::CHOICES)})
    }
}

/// What single columns hold, whatever their names say.
pub(super) struct ColumnCategories(pub(super) Vec<ColumnCategory>);

/// What the columns of one name hold, of every table or of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColumnCategory {
    pub(super) table: Option<String>,
    pub(super) column: String,
    pub(super) category: Option<Category>,
}

impl ColumnCategories {
    fn choices() -> Vec<(&'static str, Option<Category>)> {
        let categories = Category::ALL.map(|category| (category.as_str(), Some(category)));
        let categories = categories.into_iter();
        categories.chain([("none", None)]).collect()
    }
}

impl Setting for ColumnCategories {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(columns) = item.as_table() else {
            let error = item.wrong_type("a table of columns");
            errors.push(error.help("Write `columns.NAME = \"none\"`, or a category."));
            return None;
        };
        let choices = Self::choices();
        let mut categories = Vec::new();
        let mut add = |table: Option<&str>, column: &str, item: &Item| {
            if let Some(category) = choice(item, &choices, errors) {
                categories.push(ColumnCategory {
                    table: table.map(str::to_owned),
                    column: column.to_owned(),
                    category,
                });
            }
        };
        for Member { name, item, .. } in &columns.0 {
            match item.as_table() {
                Some(columns) => {
                    for column in &columns.0 {
                        add(Some(name), &column.name, &column.item);
                    }
                }
                None => add(None, name, item),
            }
        }
        Some(Self(categories))
    }

    fn schema() -> Value {
        let category = choice_schema(&Self::choices());
        let of_table = json!({"type": "object", "additionalProperties": category});
        json!({"type": "object", "additionalProperties": {"anyOf": [category, of_table]}})
    }
}
