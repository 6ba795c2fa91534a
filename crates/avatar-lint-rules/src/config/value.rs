//! What a setting can be: read from TOML, with the place of what is wrong, and
//! described as a JSON Schema.

use super::ConfigError;
use super::paths::Paths;
use super::{FailOn, Profile};
use crate::{Level, Selector};
use avatar_model::suggest;
use serde_json::{Value, json};
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the file, with its place.
pub(super) type Item<'i> = Spanned<DeValue<'i>>;

/// Something that a setting can be.
pub(super) trait Setting: Sized {
    /// Reads it. Adds to `errors` what is wrong, and then may still give a part.
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self>;

    /// The JSON Schema of what [`Setting::read`] takes.
    fn schema() -> Value;
}

/// Says that a value is something else than what belongs there.
pub(super) fn wrong_type(item: &Item<'_>, wanted: &str) -> ConfigError {
    let found = match item.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    ConfigError::new(
        item.span(),
        format!("This must be {wanted}, but it is {found}."),
    )
}

impl Setting for bool {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let value = item.get_ref().as_bool();
        if value.is_none() {
            errors.push(wrong_type(item, "`true` or `false`"));
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
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(integer) = item.get_ref().as_integer() else {
            errors.push(wrong_type(item, "a whole number"));
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix());
        let number = number.ok().filter(|number| *number >= LEAST);
        if number.is_none() {
            let message = format!("This must be a whole number of at least {LEAST}.");
            errors.push(ConfigError::new(item.span(), message));
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
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let number = match item.get_ref() {
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
                .ok()
                .and_then(|number| i32::try_from(number).ok())
                .map(f64::from),
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => {
                errors.push(wrong_type(item, "a number"));
                return None;
            }
        };
        let number = number.filter(|number: &f64| number.is_finite() && *number > 0.0);
        if number.is_none() {
            let message = "This must be a number above 0.";
            errors.push(ConfigError::new(item.span(), message));
        }
        number.map(Self)
    }

    fn schema() -> Value {
        json!({"type": "number", "exclusiveMinimum": 0})
    }
}

/// A list of texts, each with its place.
pub(super) struct Texts(Vec<Spanned<String>>);

impl Setting for Texts {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(list) = item.get_ref().as_array() else {
            errors
                .push(wrong_type(item, "a list of strings").help("Put it in brackets: `[\"…\"]`."));
            return None;
        };
        let texts = list.iter().filter_map(|item| {
            let text = item.get_ref().as_str();
            if text.is_none() {
                errors.push(wrong_type(item, "a string"));
            }
            Some(Spanned::new(item.span(), text?.to_owned()))
        });
        Some(Self(texts.collect()))
    }

    fn schema() -> Value {
        json!({"type": "array", "items": {"type": "string"}})
    }
}

impl Setting for Paths {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Texts(mut texts) = Texts::read(item, errors)?;
        loop {
            match Self::new(texts.iter().map(|text| text.get_ref().clone())) {
                Ok(paths) => return Some(paths),
                Err((position, reason)) => {
                    let text = texts.remove(position);
                    let message = format!("This is not a path pattern: {reason}.");
                    errors.push(ConfigError::new(text.span(), message));
                }
            }
        }
    }

    fn schema() -> Value {
        Texts::schema()
    }
}

/// Words and phrases of column names.
pub(super) struct Phrases(pub(super) Vec<String>);

impl Setting for Phrases {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Texts(texts) = Texts::read(item, errors)?;
        let (phrases, empty): (Vec<_>, Vec<_>) = texts
            .into_iter()
            .partition(|text| text.get_ref().contains(char::is_alphanumeric));
        errors.extend(
            empty
                .into_iter()
                .map(|text| ConfigError::new(text.span(), "This string has no word.")),
        );
        Some(Self(phrases.into_iter().map(Spanned::into_inner).collect()))
    }

    fn schema() -> Value {
        Texts::schema()
    }
}

/// Reads one of `options` by its name.
pub(super) fn choice<T: Copy>(
    item: &Item<'_>,
    options: &[(&'static str, T)],
    errors: &mut Vec<ConfigError>,
) -> Option<T> {
    let names: Vec<_> = options.iter().map(|(name, _)| *name).collect();
    let list = avatar_model::wording::quoted_list(&names, "or");
    let Some(written) = item.get_ref().as_str() else {
        errors.push(wrong_type(item, &list));
        return None;
    };
    let found = options.iter().find(|(name, _)| *name == written);
    if found.is_none() {
        let question = suggest::question(suggest::nearest(written, names));
        let written = avatar_model::wording::quoted(written);
        let message = format!("{written} is not an allowed value.{question}");
        errors.push(ConfigError::new(item.span(), message).help(format!("Write {list}.")));
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
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &LEVELS, errors)
    }

    fn schema() -> Value {
        choice_schema(&LEVELS)
    }
}

impl Setting for FailOn {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &Self::ALL.map(|it| (it.as_str(), it)), errors)
    }

    fn schema() -> Value {
        choice_schema(&Self::ALL.map(|it| (it.as_str(), it)))
    }
}

impl Setting for Profile {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        choice(item, &Self::ALL.map(|it| (it.as_str(), it)), errors)
    }

    fn schema() -> Value {
        choice_schema(&Self::ALL.map(|it| (it.as_str(), it)))
    }
}

/// The table behind an item.
pub(super) fn table<'a, 'i>(
    item: &'a Item<'i>,
    errors: &mut Vec<ConfigError>,
) -> Option<&'a DeTable<'i>> {
    let table = item.get_ref().as_table();
    if table.is_none() {
        errors.push(wrong_type(item, "a table"));
    }
    table
}

/// Levels by the names of rules and groups.
pub(super) struct Levels(pub(super) Vec<(Selector, Option<Level>)>);

impl Setting for Levels {
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut levels = Vec::new();
        for (name, value) in table(item, errors)? {
            let level = LevelOrOff::read(value, errors);
            match name.get_ref().parse() {
                Ok(selector) => levels.extend(level.map(|LevelOrOff(level)| (selector, level))),
                Err(unknown) => {
                    let unknown: crate::UnknownRule = unknown;
                    let error = ConfigError::new(name.span(), unknown.to_string());
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
    fn read(item: &Item<'_>, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let mut entries: Vec<_> = table(item, errors)?.iter().collect();
        entries.sort_by_key(|(pattern, _)| pattern.span().start);
        let mut types = Vec::new();
        for (pattern, value) in entries {
            let paths = Paths::new([pattern.get_ref().as_ref()]);
            if let Err((_, reason)) = &paths {
                let message = format!("This is not a path pattern: {reason}.");
                errors.push(ConfigError::new(pattern.span(), message));
            }
            let Some(name) = value.get_ref().as_str() else {
                errors.push(wrong_type(value, "the name of a kind or API model"));
                continue;
            };
            if !document_types().any(|known| known == name) {
                let question = suggest::question(suggest::nearest(name, document_types()));
                let name = avatar_model::wording::quoted(name);
                let message = format!("{name} is neither a kind nor an API model.{question}");
                let help = "`avatar-lint schema --list` lists them.";
                errors.push(ConfigError::new(value.span(), message).help(help));
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
