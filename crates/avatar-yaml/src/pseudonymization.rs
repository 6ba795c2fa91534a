//! How the values of a column are replaced: the six strategies.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize, Serializer};
use serde_with::apply;

use crate::nullable::present;
use crate::pattern::Pattern;
use crate::schemas::dispatch;
use crate::{InvalidValue, Tag, Tagged};
use crate::{PiiType, SpecificIdLetterCase, StrategyKind};

/// Replaces values by invented ones of the same sort: an e-mail address by another e-mail address.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct FakeDataStrategy {
    /// What the invented values look like.
    pub pii_type: PiiType,
    /// Whether one original value always gets the same replacement within a run. True when it is missing.
    /// Records of one person then stay linkable to each other.
    #[schemars(extend("default" = true))]
    pub consistent: Option<bool>,
    /// Whether each row draws a value of its own instead of one from a shared pool, which is
    /// faster. False when it is missing. From the pool, two originals may get one replacement, so keys
    /// collide.
    #[schemars(extend("default" = false))]
    pub high_variability: Option<bool>,
    /// Names the strategy: `FAKER`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

impl FakeDataStrategy {
    /// Invented values of this sort, consistent and from the pool.
    pub fn new(pii_type: PiiType) -> Self {
        Self {
            pii_type,
            consistent: None,
            high_variability: None,
            kind: Tag::default(),
        }
    }
}

/// Replaces each value by its SHA-256 digest in hexadecimal digits. The digest has no key: everyone who can
/// guess the value (a number, a date, a phone number, a short code) can compute it and has the
/// original back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct HashSha256Strategy {
    /// Names the strategy: `HASH_SHA256`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

/// Replaces each value by a random UUID, which says nothing about the original. Fit for keys.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct Uuid4Strategy {
    /// Whether one original value always gets the same UUID within a run, in every table. True when it
    /// is missing. Without it joins break.
    #[schemars(extend("default" = true))]
    pub consistent: Option<bool>,
    /// Names the strategy: `UUID4`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

/// Replaces every value by one and the same text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct ConstantStrategy {
    /// The text. A word like `no`, or a number, needs quotes to be text.
    #[schemars(example = &"REDACTED")]
    pub value: String,
    /// Names the strategy: `CONSTANT`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

impl ConstantStrategy {
    /// This text for every row.
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            kind: Tag::default(),
        }
    }
}

/// Replaces each value by a random whole number that does not keep the order of the originals.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct IntegerStrategy {
    /// Whether one original value always gets the same number within a run, in every table. True when
    /// it is missing. Without it joins break.
    #[schemars(extend("default" = true))]
    pub consistent: Option<bool>,
    /// Names the strategy: `INTEGER`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

/// Replaces each value by an identifier made from a pattern. Uniqueness is not promised: once the rows
/// come near the square root of what the pattern can express, identifiers collide.
#[apply(Option => #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")])]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-noun" = "this strategy"))]
pub struct SpecificIdStrategy {
    /// The form of the identifier: `?` is a random letter, `#` a random digit, `^` a random character of
    /// a–z and 0–9, `{{column}}` the pseudonymized value of another column of the row; a backslash
    /// makes the next of these signs literal, and all else is literal. Quote it: an unquoted ` #`
    /// begins a comment.
    #[schemars(length(min = 1), example = &"EMP-####", example = &"{{department}}-???##")]
    pub pattern: String,
    /// Which letters `?` stands for. `both` when it is missing.
    #[schemars(extend("default" = "both"))]
    pub letter_case: Option<SpecificIdLetterCase>,
    /// Whether one original value always gets the same identifier within a run. True when it is missing.
    #[schemars(extend("default" = true))]
    pub consistent: Option<bool>,
    /// Names the strategy: `SPECIFIC_ID`.
    #[serde(default)]
    pub kind: Tag<Self>,
}

impl SpecificIdStrategy {
    /// Identifiers of this pattern, in both cases, consistent.
    ///
    /// # Errors
    /// If the pattern is empty or does not parse.
    pub fn new(pattern: impl Into<String>) -> Result<Self, InvalidValue> {
        let pattern = pattern.into();
        Pattern::parse(&pattern)
            .map_err(|error| InvalidValue::new("pattern", error.to_string()))?;
        Ok(Self {
            pattern,
            letter_case: None,
            consistent: None,
            kind: Tag::default(),
        })
    }
}

/// Declares [`PseudonymizationStrategy`] from the list of strategies.
macro_rules! strategies {
    ($($variant:ident($strategy:ident)),+ $(,)?) => {
        $(
            impl Tagged for $strategy {
                const TAG: &'static str = StrategyKind::$variant.as_str();
            }

            impl From<$strategy> for PseudonymizationStrategy {
                fn from(strategy: $strategy) -> Self {
                    Self::$variant(strategy)
                }
            }
        )+

        /// How the values of a column are replaced, chosen by `kind`. A column without it stays in plaintext.
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
        #[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum PseudonymizationStrategy {
            $(
                #[doc = concat!("A [`", stringify!($strategy), "`].")]
                $variant($strategy),
            )+
        }

        impl PseudonymizationStrategy {
            /// The value of `kind`.
            pub const fn kind(&self) -> StrategyKind {
                match self {
                    $(Self::$variant(_) => StrategyKind::$variant,)+
                }
            }
        }

        impl Serialize for PseudonymizationStrategy {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(strategy) => strategy.serialize(serializer),)+
                }
            }
        }

        impl JsonSchema for PseudonymizationStrategy {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "PseudonymizationStrategy".into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let strategies = [$(($strategy::TAG, generator.subschema_for::<$strategy>())),+];
                dispatch(
                    generator,
                    "How the values of a column are replaced, chosen by `kind`. A column without it stays in plaintext.",
                    strategies,
                )
            }
        }
    };
}

strategies! {
    Faker(FakeDataStrategy),
    HashSha256(HashSha256Strategy),
    Uuid4(Uuid4Strategy),
    Constant(ConstantStrategy),
    Integer(IntegerStrategy),
    SpecificId(SpecificIdStrategy),
}

impl PseudonymizationStrategy {
    /// Whether one original value always gets the same replacement within a run; a digest and a
    /// constant always do.
    pub fn is_consistent(&self) -> bool {
        match self {
            Self::Faker(strategy) => strategy.consistent,
            Self::Uuid4(strategy) => strategy.consistent,
            Self::Integer(strategy) => strategy.consistent,
            Self::SpecificId(strategy) => strategy.consistent,
            Self::HashSha256(_) | Self::Constant(_) => None,
        }
        .unwrap_or(true)
    }
}
