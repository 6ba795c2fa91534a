#![doc = include_str!("../README.md")]

mod argument;
#[cfg(feature = "types")]
#[doc(hidden)]
pub mod derived;
mod enumeration;
#[rustfmt::skip]
mod fields;
mod invalid;
mod kind;
mod literal;
mod null;
pub mod pattern;
mod release;
mod renamed;
mod schema;
pub mod schemas;
pub mod since;
#[rustfmt::skip]
#[allow(clippy::all, clippy::pedantic, reason = "written by a program")]
mod tables;
mod text;
#[rustfmt::skip]
mod type_name;
mod types;
mod values;

pub use self::argument::python_argument;
pub use self::invalid::InvalidValue;
pub use self::kind::Kind;
pub use self::literal::Literal;
pub use self::null::Null;
pub use self::release::Release;
pub use self::renamed::{Origin, Renamed};
pub use self::schema::{Choice, Exclusion, Field, Keys, Listed, Range, Rest, Schema};
pub use self::text::TextFormat;
pub use self::type_name::TypeName;
pub use self::types::Types;
pub use self::values::*;

/// Where the schemas and the documentation are published: the base of every
/// `$id` and of every link to a page.
pub const BASE_URL: &str = "https://avatar-lint.github.io/avatar-lint";
