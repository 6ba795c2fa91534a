//! The values that settings are read from, with their places.

use super::ConfigError;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value that a program hands over in place of a configuration file.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// True or false.
    Boolean(bool),
    /// A whole number; `None` when it does not fit.
    Integer(Option<i64>),
    /// A number.
    Float(f64),
    /// A string.
    String(String),
    /// A list.
    List(Vec<Given>),
    /// Values by their names, in the order that counts.
    Table(Vec<(String, Given)>),
    /// What no setting is, in words for a sentence: "a date or time".
    Other(String),
}

/// Where something is: in the file, and from the top by its names.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    span: Range<usize>,
    key: String,
}

/// A value with its place.
pub(super) struct Item {
    place: Place,
    value: Value,
}

enum Value {
    Boolean(bool),
    Integer(Option<i64>),
    Float(f64),
    String(String),
    List(Vec<Item>),
    Table(Table),
    Other(String),
}

/// Values by their names, in the order that counts.
#[derive(Default)]
pub(super) struct Table(pub(super) Vec<Member>);

/// One value of a table.
pub(super) struct Member {
    pub(super) name: String,
    /// The place of the name.
    pub(super) place: Place,
    pub(super) item: Item,
}

impl Place {
    /// Something that is wrong here.
    pub(super) fn error(&self, message: impl Into<String>) -> ConfigError {
        ConfigError::new(self.span.clone(), self.key.clone(), message)
    }

    pub(super) fn start(&self) -> usize {
        self.span.start
    }

    /// The key of what is called `name` in the table that is here.
    fn below(&self, name: &str) -> String {
        match self.key.as_str() {
            "" => name.to_owned(),
            key => format!("{key}.{name}"),
        }
    }

    fn item(&self, index: usize) -> String {
        format!("{}[{index}]", self.key)
    }
}

impl Item {
    /// Something that is wrong with the value.
    pub(super) fn error(&self, message: impl Into<String>) -> ConfigError {
        self.place.error(message)
    }

    /// Says that it is something else than what belongs there.
    pub(super) fn wrong_type(&self, wanted: &str) -> ConfigError {
        let found = match &self.value {
            Value::String(_) => "a string",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(name) => name,
        };
        self.error(format!("This must be {wanted}, but it is {found}."))
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Boolean(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        matches!(self.value, Value::Integer(_))
    }

    /// The whole number that it is, if that fits.
    pub(super) fn as_integer(&self) -> Option<i64> {
        match self.value {
            Value::Integer(value) => value,
            _ => None,
        }
    }

    pub(super) fn as_float(&self) -> Option<f64> {
        match self.value {
            Value::Float(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn as_list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    fn of_toml(key: String, item: &Spanned<DeValue<'_>>) -> Self {
        let span = item.span();
        let place = Place { span, key };
        let value = match item.get_ref() {
            DeValue::String(value) => Value::String(value.to_string()),
            DeValue::Integer(value) => {
                Value::Integer(i64::from_str_radix(value.as_str(), value.radix()).ok())
            }
            DeValue::Float(value) => Value::Float(value.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(value) => Value::Boolean(*value),
            DeValue::Datetime(_) => Value::Other("a date or time".to_owned()),
            DeValue::Array(items) => {
                let items = items.iter().enumerate();
                let items = items.map(|(index, item)| Self::of_toml(place.item(index), item));
                Value::List(items.collect())
            }
            DeValue::Table(table) => Value::Table(Table::below(&place, table)),
        };
        Self { place, value }
    }

    fn of_given(key: String, value: Given) -> Self {
        let place = Place {
            key,
            ..Place::default()
        };
        let value = match value {
            Given::Boolean(value) => Value::Boolean(value),
            Given::Integer(value) => Value::Integer(value),
            Given::Float(value) => Value::Float(value),
            Given::String(value) => Value::String(value),
            Given::List(items) => {
                let items = items.into_iter().enumerate();
                let items = items.map(|(index, item)| Self::of_given(place.item(index), item));
                Value::List(items.collect())
            }
            Given::Table(members) => Value::Table(Table::given_below(&place, members)),
            Given::Other(name) => Value::Other(name),
        };
        Self { place, value }
    }
}

impl Table {
    /// The table of a whole file.
    pub(super) fn of_toml(table: &DeTable<'_>) -> Self {
        Self::below(&Place::default(), table)
    }

    /// What a program hands over.
    pub(super) fn of_given(members: Vec<(String, Given)>) -> Self {
        Self::given_below(&Place::default(), members)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Item> {
        let mut members = self.0.iter();
        let found = members.find(|member| member.name == name);
        found.map(|member| &member.item)
    }

    fn below(place: &Place, table: &DeTable<'_>) -> Self {
        let members = table.iter().map(|(name, item)| Member {
            place: Place {
                span: name.span(),
                key: place.key.clone(),
            },
            item: Item::of_toml(place.below(name.get_ref()), item),
            name: name.get_ref().to_string(),
        });
        Self(members.collect())
    }

    fn given_below(place: &Place, members: Vec<(String, Given)>) -> Self {
        let members = members.into_iter().map(|(name, value)| Member {
            place: place.clone(),
            item: Item::of_given(place.below(&name), value),
            name,
        });
        Self(members.collect())
    }
}
