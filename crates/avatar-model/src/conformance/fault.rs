//! The ways in which a document can depart from the format.

use super::SchemaNode;
use avatar_format::{Literal, Renamed, TextFormat, Types};
use pyyaml_syntax::{Entry, Node, Span};

/// One place where a document departs from the format.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Violation<'a> {
    /// What is wrong there.
    pub fault: Fault,
    /// The key or value at fault.
    pub span: Span,
    /// The value that is checked: the one at fault, or the mapping that lacks a
    /// field or has one too many.
    pub node: Node<'a>,
    /// The way from the top of the document to `node`.
    pub path: Vec<Step<'a>>,
    /// What the format says of `node`.
    pub schema: SchemaNode,
    /// Which document of the stream it is, from 0.
    pub document: usize,
}

/// One step down a document.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// To the value of a field.
    Field(Entry<'a>),
    /// To an item of a list, counted from 0.
    Item(usize, Node<'a>),
}

impl<'a> Step<'a> {
    /// Where the step leads.
    pub fn node(&self) -> Node<'a> {
        match self {
            Self::Field(entry) => entry.value,
            Self::Item(_, node) => *node,
        }
    }
}

/// What is wrong. Where two descriptions fit, the more telling one is chosen
/// here, once, so that each fault becomes one finding.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// No `kind`: nobody reads the document.
    MissingKind,
    /// A `kind` that nobody reads.
    UnknownKind,
    /// A boolean, by YAML 1.1, where a text belongs.
    BooleanLikeName,
    /// A number, a date or nothing, by YAML 1.1, where a text belongs.
    NumberLikeName,
    /// A number or a boolean in quotes where a plain one belongs.
    QuotedNumber,
    /// A number with an exponent that YAML 1.1 reads as text.
    ExponentString,
    /// A number that YAML 1.1 reads to base 8.
    OctalNumber,
    /// A number that YAML 1.1 reads to base 60.
    SexagesimalNumber,
    /// A boolean where a number belongs.
    BooleanNumber,
    /// A text that ends where its author did not mean a comment to begin.
    CommentInValue {
        /// What is read as a comment.
        comment: Span,
    },
    /// A number with a decimal comma.
    DecimalComma {
        /// The key that flow style makes of what follows the comma.
        tail: Option<Span>,
    },
    /// A field whose colon no space follows, so that key and value are one string.
    MissingSpace {
        /// What stands before the colon.
        name: String,
    },
    /// A string that names something and holds a character that nobody sees.
    HiddenWhitespace,
    /// Nothing where something belongs.
    EmptySection {
        /// Whether something must stand there.
        is_required: bool,
    },
    /// A field that the reader skips.
    UnknownField {
        /// The field's key.
        name: String,
    },
    /// A field by a former name, or by that of a Python argument.
    RenamedField(Renamed),
    /// The name of a Python argument that belongs to another mapping.
    PythonArgument {
        /// The name, and where it belongs in that mapping.
        renamed: Renamed,
        /// What that mapping is called.
        home: &'static str,
    },
    /// A field that must be there.
    MissingField {
        /// The field's key.
        name: String,
        /// That key, where it is one level below its place.
        below: Option<Span>,
    },
    /// A value of another type.
    WrongType {
        /// The types that fit.
        expected: Types,
    },
    /// A value outside its enumeration, which the place lists.
    InvalidValue,
    /// A number outside its range.
    OutOfRange(Bound),
    /// A multiplier of rows that adds none.
    PointlessMultiplier,
    /// More characters, items or fields than allowed.
    TooLong {
        /// The most allowed.
        limit: u64,
    },
    /// Fewer characters, items or fields than required.
    TooShort {
        /// The least required.
        limit: u64,
    },
    /// A text that does not have the form it must have.
    InvalidFormat {
        /// The form.
        format: TextFormat,
    },
    /// An entry that matches neither processor.
    UnknownProcessor,
    /// Avatarization parameters without any section.
    EmptyParameters,
    /// Fields that exclude each other.
    ConflictingFields {
        /// Their keys.
        names: Vec<String>,
    },
}

/// A bound that a number violates, or that it is no finite number at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    /// It must be this or more.
    AtLeast(f64),
    /// It must be this or less.
    AtMost(f64),
    /// It must be more than this.
    MoreThan(f64),
    /// It must be less than this.
    LessThan(f64),
    /// It must be finite.
    Finite,
}

impl Fault {
    /// Whether it is about a key that is no field, or by another name.
    pub(super) fn is_unknown_key(&self) -> bool {
        matches!(
            self,
            Self::UnknownField { .. } | Self::RenamedField(_) | Self::PythonArgument { .. }
        )
    }

    /// Whether it is about the value as a whole, so that of several such faults
    /// of one value only the first speaks.
    pub(super) fn is_of_value(&self) -> bool {
        !matches!(
            self,
            Self::UnknownField { .. }
                | Self::RenamedField(_)
                | Self::PythonArgument { .. }
                | Self::MissingSpace { .. }
                | Self::HiddenWhitespace
                | Self::MissingField { .. }
                | Self::ConflictingFields { .. }
                | Self::EmptyParameters
        )
    }
}

impl<'a> Violation<'a> {
    /// The key under which the value stands, when it stands under one.
    pub fn key(&self) -> Option<Node<'a>> {
        match self.path.last() {
            Some(Step::Field(entry)) => Some(entry.key),
            _ => None,
        }
    }

    /// The field that `key`, which is none of the mapping checked, is meant for:
    /// it was that field's name once, or resembles one that is not there.
    pub fn meant_by(&self, key: &str) -> Option<&'static str> {
        self.schema.meant_by(key, self.node)
    }

    /// What to call the value, to begin a sentence: its key in backquotes, what it is
    /// of a column, or "This entry" in a list.
    pub fn name(&self) -> String {
        let Some(key) = self.key().and_then(Node::text) else {
            return "This entry".to_owned();
        };
        let key = crate::wording::quoted(key);
        match self.parent_key() {
            Some("column_weights") => format!("The weight of {key}"),
            Some("augmentation_strategy") => format!("The ratio of {key}"),
            _ => key,
        }
    }

    /// What to call the field in the middle of a sentence: its key, for an item that
    /// of its list.
    pub fn field_name(&self) -> String {
        let keys = self.path.iter().rev().filter_map(|step| match step {
            Step::Field(entry) => entry.key.text(),
            Step::Item(..) => None,
        });
        keys.map(crate::wording::quoted)
            .next()
            .unwrap_or_else(|| "this entry".to_owned())
    }

    /// The key above that of the value.
    fn parent_key(&self) -> Option<&'a str> {
        match self.path.iter().rev().nth(1)? {
            Step::Field(entry) => entry.key.text(),
            Step::Item(..) => None,
        }
    }

    /// The name of the mapping checked, if it has one: that of a column or a table.
    pub fn own_name(&self) -> Option<&'a str> {
        let names = ["field", "name"];
        names.iter().find_map(|key| self.node.get(key)?.text())
    }

    /// The values allowed here, as they are written; none where they are not
    /// enumerated.
    pub fn allowed_values(&self) -> Vec<String> {
        self.schema.values().map(Literal::plain).collect()
    }

    /// The scalar at fault: the key when the span is the key's, else the value.
    pub fn checked(&self) -> Node<'a> {
        self.key()
            .filter(|key| key.span() == self.span)
            .unwrap_or(self.node)
    }

    /// The name of what the value belongs to: the nearest column, table or
    /// other thing above it (or itself) that says its name.
    pub fn owner(&self) -> Option<&'a str> {
        self.path.iter().rev().map(Step::node).find_map(|node| {
            ["field", "name"]
                .iter()
                .find_map(|key| node.get(key).and_then(Node::as_str))
        })
    }

    /// What the mapping checked is called in a sentence: "a column".
    pub fn noun(&self) -> &'static str {
        match (self.schema.noun(), self.path.last()) {
            (Some(noun), _) => noun,
            (None, None) => "a document",
            (None, Some(Step::Item(..))) => "this entry",
            (None, Some(Step::Field(_))) => "this section",
        }
    }
}
