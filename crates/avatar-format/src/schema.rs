//! What may stand at one place of a document.

use crate::{Literal, Renamed, TextFormat, TypeName, Types};

/// What may stand at one place of a document, and what is below it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Schema {
    /// The type it describes.
    pub name: Option<TypeName>,
    /// What a value is called in a sentence: "a column".
    pub noun: Option<&'static str>,
    /// What it is for.
    pub description: Option<&'static str>,
    /// The types that a value may have; none where anything may stand.
    pub types: Types,
    /// Where it is a field that protects a column: what becomes of the column without it.
    pub protects: Option<&'static str>,
    /// The value that holds when nothing is written.
    pub default: Option<Literal>,
    /// Values that may stand here, to learn from.
    pub examples: &'static [Literal],
    /// The values that are allowed, where they are listed.
    pub values: &'static [Listed],
    /// The bounds of a number.
    pub range: Range,
    /// The least and the greatest number that is usual.
    pub usual: Option<(f64, f64)>,
    /// The least and the most characters, items or fields.
    pub length: (u64, u64),
    /// The form of a string.
    pub format: Option<TextFormat>,
    /// The fields of a mapping.
    pub fields: &'static [Field],
    /// What else a mapping may hold.
    pub rest: Rest,
    /// What the keys of a mapping are that are no fields.
    pub keys: Keys,
    /// The items of a list.
    pub items: Option<&'static Schema>,
    /// The field that excludes others.
    pub exclusion: Option<Exclusion>,
    /// Fields of which one must be there.
    pub any_of: &'static [&'static str],
    /// Which schema holds instead, depending on the value.
    pub choice: Choice,
    /// Whether it is one of several that nothing but their fields tell apart.
    pub is_alternative: bool,
    /// Names that fields of this mapping had once, or have elsewhere.
    pub renamed: &'static [Renamed],
    /// The field that took over from this one, whose name is still read.
    pub now: Option<&'static str>,
}

/// A field of a mapping.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What may stand there.
    pub schema: Schema,
}

/// One of the values that a field lists.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Listed {
    /// The value.
    pub value: Literal,
    /// What it means.
    pub meaning: Option<&'static str>,
}

/// The bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// It must be this or more.
    pub at_least: Option<f64>,
    /// It must be this or less.
    pub at_most: Option<f64>,
    /// It must be more than this.
    pub more_than: Option<f64>,
    /// It must be less than this.
    pub less_than: Option<f64>,
}

/// What a mapping may hold beside its fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rest {
    /// Nothing.
    Refused,
    /// Anything, which nobody looks into.
    Open,
    /// Values of this form.
    Values(&'static Schema),
}

/// What the keys of a mapping are that are no fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Names, which are strings.
    Names,
    /// Values of a column.
    Values,
}

/// A field that excludes others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exclusion {
    /// The field that excludes.
    pub field: &'static str,
    /// Whether it does so only when it is true.
    pub when_true: bool,
    /// What it excludes.
    pub excluded: &'static [&'static str],
    /// The field that must be there where it is not.
    pub otherwise: Option<&'static str>,
}

/// Which schema holds for a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Choice {
    /// This one.
    This,
    /// The one for the value of the field `kind`.
    ByKind(&'static [(&'static str, &'static Schema)]),
    /// The first where one of the fields is there, else the second.
    ByFields(&'static [&'static str], &'static Schema, &'static Schema),
    /// The one for the type of the value.
    ByType(&'static [(Types, &'static Schema)]),
}

impl Range {
    /// No bounds.
    pub const NONE: Self = Self {
        at_least: None,
        at_most: None,
        more_than: None,
        less_than: None,
    };
}

impl Schema {
    /// Accepts anything.
    pub const ANY: Self = Self {
        name: None,
        noun: None,
        description: None,
        types: Types::NONE,
        protects: None,
        default: None,
        examples: &[],
        values: &[],
        range: Range::NONE,
        usual: None,
        length: (0, u64::MAX),
        format: None,
        fields: &[],
        rest: Rest::Open,
        keys: Keys::Names,
        items: None,
        exclusion: None,
        any_of: &[],
        choice: Choice::This,
        is_alternative: false,
        renamed: &[],
        now: None,
    };

    /// What may stand under the key `name`; `None` where nothing may.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let field = self.fields.iter().find(|field| field.name == name);
        match (field, self.rest) {
            (Some(field), _) => Some(&field.schema),
            (None, Rest::Values(schema)) => Some(schema),
            (None, Rest::Open) if self.is_open() => Some(const { &Self::ANY }),
            (None, Rest::Open | Rest::Refused) => None,
        }
    }

    /// The schemas of what may stand below, and those that may hold instead.
    pub fn parts(&self) -> Vec<&Self> {
        let mut parts: Vec<&Self> = self.fields.iter().map(|field| &field.schema).collect();
        parts.extend(self.items);
        if let Rest::Values(values) = self.rest {
            parts.push(values);
        }
        match self.choice {
            Choice::This => {}
            Choice::ByKind(kinds) => parts.extend(kinds.iter().map(|(_, schema)| *schema)),
            Choice::ByFields(_, then, otherwise) => parts.extend([then, otherwise]),
            Choice::ByType(types) => parts.extend(types.iter().map(|(_, schema)| *schema)),
        }
        parts
    }

    /// Whether anything at all may stand here, or in here: data of other tools.
    pub fn is_open(&self) -> bool {
        let is_any = self.types.is_empty() || self.types == Types::OBJECT;
        is_any && self.fields.is_empty() && self.rest == Rest::Open && self.values.is_empty()
    }

    /// Whether a string, and neither a number nor a boolean, belongs here.
    pub fn wants_text(&self) -> bool {
        self.types.contains(Types::STRING)
            && !self.wants_number()
            && !self.types.contains(Types::BOOLEAN)
    }

    /// Whether a number may stand here.
    pub fn wants_number(&self) -> bool {
        self.types.contains(Types::NUMBER.with(Types::INTEGER))
    }
}
