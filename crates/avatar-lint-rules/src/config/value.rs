//! What a setting can be: read from a value, with the place of what is wrong, and
//! described as a JSON Schema.

use super::ConfigError;
use super::item::{Item, Member, Place, Table};
use super::paths::Paths;
use super::{FailOn, Profile};
use crate::{Level, Selector};
use avatar_model::suggest;
use serde_json::{Value, json};
use std::str::FromStr;

/// Something that a setting can be.
pub(super) trait Setting: Sized {
    /// Reads it. Adds to `errors` what is wrong, and then may still give a part.
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self>;

    /// The JSON Schema of what [`Setting::read`] takes.
    fn schema() -> Value;
}

impl Setting for bool {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let value = item.as_bool();
        if value.is_none() {
            errors.push(item.wrong_type("`true` or `false`"));
        }
        value
    }

    fn schema() -> Value {
        json!({"type": "boolean"})
    }
}

/// A whole number of at least `LEAST`.
pub(super) struct AtLeast<const LEAST: i64>(pub(super) i64);

impl<const LEAST: i64> Setting for AtLeast<LEAST> {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        if !item.is_integer() {
            errors.push(item.wrong_type("a whole number"));
            return None;
        }
        let number = item.as_integer().filter(|number| *number >= LEAST);
        if number.is_none() {
            let message = format!("This must be a whole number of at least {LEAST}.");
            errors.push(item.error(message));
        }
        number.map(Self)
    }

    fn schema() -> Value {
        json!({"type": "integer", "minimum": LEAST})
    }
}

/// A finite number above zero.
pub(super) struct Positive(pub(super) f64);

impl Setting for Positive {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        if !item.is_integer() && item.as_float().is_none() {
            errors.push(item.wrong_type("a number"));
            return None;
        }
        let integer = item.as_integer();
        let integer = integer.and_then(|number| i32::try_from(number).ok());
        let number = integer.map(f64::from).or(item.as_float());
        let number = number.filter(|number: &f64| number.is_finite() && *number > 0.0);
        if number.is_none() {
            errors.push(item.error("This must be a number above 0."));
        }
        number.map(Self)
    }

    fn schema() -> Value {
        json!({"type": "number", "exclusiveMinimum": 0})
    }
}

/// A list of strings, each with its place.
pub(super) struct Strings(Vec<(Place, String)>);

impl Setting for Strings {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(list) = item.as_list() else {
            let error = item.wrong_type("a list of strings");
            errors.push(error.help("Put it in brackets: `[\"…\"]`."));
            return None;
        };
        let strings = list.iter().filter_map(|item| {
            let string = item.as_str();
            if string.is_none() {
                errors.push(item.wrong_type("a string"));
            }
            Some((item.place().clone(), string?.to_owned()))
        });
        Some(Self(strings.collect()))
    }

    fn schema() -> Value {
        json!({"type": "array", "items": {"type": "string"}})
    }
}

impl Setting for Paths {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Strings(mut strings) = Strings::read(item, errors)?;
        loop {
            match Self::new(strings.iter().map(|(_, string)| string.clone())) {
                Ok(paths) => return Some(paths),
                Err((position, reason)) => {
                    let (place, _) = strings.remove(position);
                    errors.push(place.error(format!("This is not a path pattern: {reason}.")));
                }
            }
        }
    }

    fn schema() -> Value {
        Strings::schema()
    }
}

/// Words and phrases of column names.
pub(super) struct Phrases(pub(super) Vec<String>);

impl Setting for Phrases {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Strings(strings) = Strings::read(item, errors)?;
        let mut phrases = Vec::new();
        for (place, string) in strings {
            if string.contains(char::is_alphanumeric) {
                phrases.push(string);
            } else {
                errors.push(place.error("This string has no word."));
            }
        }
        Some(Self(phrases))
    }

    fn schema() -> Value {
        Strings::schema()
    }
}

/// Reads one of `options` by its name.
pub(super) fn choice<T: Copy>(
    item: &Item,
    options: &[(&'static str, T)],
    errors: &mut Vec<ConfigError>,
) -> Option<T> {
    let names: Vec<_> = options.iter().map(|(name, _)| *name).collect();
    let list = avatar_model::wording::quoted_list(&names, "or");
    let Some(written) = item.as_str() else {
        errors.push(item.wrong_type(&list));
        return None;
    };
    let found = options.iter().find(|(name, _)| *name == written);
    if found.is_none() {
        let question = suggest::question(suggest::nearest(written, names));
        let written = avatar_model::wording::quoted(written);
        let message = format!("{written} is not an allowed value.{question}");
        errors.push(item.error(message).help(format!("Write {list}.")));
    }
    found.map(|(_, option)| *option)
}

pub(super) fn choice_schema<T>(options: &[(&'static str, T)]) -> Value {
    let names: Vec<_> = options.iter().map(|(name, _)| *name).collect();
    json!({"enum": names})
}

/// The level of a rule, or none to turn it off.
#[derive(Clone, Copy)]
pub(super) struct LevelOrOff(pub(super) Option<Level>);

const LEVELS: [(&str, LevelOrOff); 4] = [
    (Level::Error.as_str(), LevelOrOff(Some(Level::Error))),
    (Level::Warning.as_str(), LevelOrOff(Some(Level::Warning))),
    (Level::Info.as_str(), LevelOrOff(Some(Level::Info))),
    ("off", LevelOrOff(None)),
];

impl FromStr for LevelOrOff {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let found = LEVELS.iter().find(|(level, _)| *level == name);
        found.map(|(_, level)| *level).ok_or(())
    }
}

impl Setting for LevelOrOff {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &LEVELS, errors)
    }

    fn schema() -> Value {
        choice_schema(&LEVELS)
    }
}

impl Setting for FailOn {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &Self::ALL.map(|it| (it.as_str(), it)), errors)
    }

    fn schema() -> Value {
        choice_schema(&Self::ALL.map(|it| (it.as_str(), it)))
    }
}

impl Setting for Profile {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &Self::ALL.map(|it| (it.as_str(), it)), errors)
    }

    fn schema() -> Value {
        choice_schema(&Self::ALL.map(|it| (it.as_str(), it)))
    }
}

/// The table behind an item.
pub(super) fn table<'i>(item: &'i Item, errors: &mut Vec<ConfigError>) -> Option<&'i Table> {
    let table = item.as_table();
    if table.is_none() {
        errors.push(item.wrong_type("a table"));
    }
    table
}

/// Levels by the names of rules and groups.
pub(super) struct Levels(pub(super) Vec<(Selector, Option<Level>)>);

impl Setting for Levels {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut levels = Vec::new();
        for member in &table(item, errors)?.0 {
            let level = LevelOrOff::read(&member.item, errors);
            match member.name.parse() {
                Ok(selector) => levels.extend(level.map(|LevelOrOff(level)| (selector, level))),
                Err(unknown) => {
                    let unknown: crate::UnknownRule = unknown;
                    let error = member.place.error(unknown.to_string());
                    errors.push(error.help("`avatar-lint rules` lists them."));
                }
            }
        }
        Some(Self(levels))
    }

    fn schema() -> Value {
        let properties: serde_json::Map<_, _> = Selector::names()
            .chain(Selector::former_names())
            .map(|name| (name.to_owned(), LevelOrOff::schema()))
            .collect();
        json!({"type": "object", "properties": properties, "additionalProperties": false})
    }
}

/// Kinds or API models by patterns of paths.
pub(super) struct DocumentTypes(pub(super) Vec<(Paths, String)>);

fn document_types() -> impl Iterator<Item = &'static str> {
    let schemas = avatar_format::schemas::ALL.iter();
    schemas
        .map(|schema| schema.name)
        .filter(|name| *name != avatar_format::schemas::CONFIGURATION)
}

impl Setting for DocumentTypes {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut entries: Vec<_> = table(item, errors)?.0.iter().collect();
        entries.sort_by_key(|entry| entry.place.start());
        let mut types = Vec::new();
        for Member { name, place, item } in entries {
            let paths = Paths::new([name]);
            if let Err((_, reason)) = &paths {
                errors.push(place.error(format!("This is not a path pattern: {reason}.")));
            }
            let Some(name) = item.as_str() else {
                errors.push(item.wrong_type("the name of a kind or API model"));
                continue;
            };
            if !document_types().any(|known| known == name) {
                let question = suggest::question(suggest::nearest(name, document_types()));
                let name = avatar_model::wording::quoted(name);
                let message = format!("{name} is neither a kind nor an API model.{question}");
                let help = "`avatar-lint schema --list` lists them.";
                errors.push(item.error(message).help(help));
            } else if let Ok(paths) = paths {
                types.push((paths, name.to_owned()));
            }
        }
        Some(Self(types))
    }

    fn schema() -> Value {
        let names: Vec<_> = document_types().collect();
        json!({"type": "object", "additionalProperties": {"enum": names}})
    }
}
