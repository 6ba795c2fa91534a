//! The types of values.

use std::ops::BitOr;

/// A set of types that a value may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Types(u8);

impl Types {
    /// No type.
    pub const NONE: Self = Self(0);
    /// A list.
    pub const ARRAY: Self = Self(1);
    /// True or false.
    pub const BOOLEAN: Self = Self(1 << 1);
    /// A number without a fraction.
    pub const INTEGER: Self = Self(1 << 2);
    /// Null.
    pub const NULL: Self = Self(1 << 3);
    /// Any finite number.
    pub const NUMBER: Self = Self(1 << 4);
    /// A mapping.
    pub const OBJECT: Self = Self(1 << 5);
    /// A string.
    pub const STRING: Self = Self(1 << 6);
    /// A scalar that JSON has no word for: a date, binary data, an infinite number.
    pub const OTHER_SCALAR: Self = Self(1 << 7);

    /// Whether `other`, or a part of it, is among them.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These and `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each type with its name in JSON Schema, by name.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        const NAMES: [(Types, &str); 7] = [
            (Types::ARRAY, "array"),
            (Types::BOOLEAN, "boolean"),
            (Types::INTEGER, "integer"),
            (Types::NULL, "null"),
            (Types::NUMBER, "number"),
            (Types::OBJECT, "object"),
            (Types::STRING, "string"),
        ];
        NAMES
            .into_iter()
            .filter(move |(one, _)| self.contains(*one))
            .map(|(_, name)| name)
    }
}

impl BitOr for Types {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.with(other)
    }
}
