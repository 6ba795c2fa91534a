//! API keys.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::AwareDatetime;
use crate::{InvalidValue, Secret};

/// An API key as the server describes it, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiKey {
    /// The identity of the key.
    pub id: Uuid,
    /// What the key is for, in a person's words.
    pub name: String,
    /// When it was made.
    pub created_at: AwareDatetime,
    /// When it ceases to work.
    pub expires_at: AwareDatetime,
    /// When it was withdrawn; null while it is not.
    pub revoked_at: Option<AwareDatetime>,
    /// When it was last used; null if never.
    pub last_used_at: Option<AwareDatetime>,
}

/// An API key with its secret, which the server shows once, when the key is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiKeyWithPlaintext {
    /// The identity of the key.
    pub id: Uuid,
    /// What the key is for, in a person's words.
    pub name: String,
    /// When it was made.
    pub created_at: AwareDatetime,
    /// When it ceases to work.
    pub expires_at: AwareDatetime,
    /// When it was withdrawn; null while it is not.
    pub revoked_at: Option<AwareDatetime>,
    /// When it was last used; null if never.
    pub last_used_at: Option<AwareDatetime>,
    /// The secret itself. It must not be stored in a file that others read.
    pub plaintext: Secret,
}

/// Asks for a new API key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiKeyRequest {
    /// What the key is for, in a person's words: 1 to 255 characters.
    #[schemars(length(min = 1, max = 255), example = &"nightly run")]
    pub name: String,
    /// For how long it works.
    pub expiration_days: ExpirationDays,
}

impl CreateApiKeyRequest {
    /// A key of this name, working for this long.
    ///
    /// # Errors
    /// If the name is not of 1 to 255 characters.
    pub fn new(
        name: impl Into<String>,
        expiration_days: ExpirationDays,
    ) -> Result<Self, InvalidValue> {
        let name = name.into();
        if !(1..=255).contains(&name.chars().count()) {
            return Err(InvalidValue::new("name", "it has 1 to 255 characters"));
        }
        Ok(Self {
            name,
            expiration_days,
        })
    }
}

/// The answer to a request for a new API key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiKeyResponse {
    /// The key, with its secret.
    pub api_key: ApiKeyWithPlaintext,
    /// What the server has to say about it.
    pub message: String,
}

/// For how many days a new API key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "i64", try_from = "i64")]
pub enum ExpirationDays {
    /// A month.
    Days30,
    /// Two months.
    Days60,
    /// Four months.
    Days120,
    /// A year.
    Days365,
    /// Ten years.
    Days3650,
}

impl ExpirationDays {
    /// Every value, from short to long.
    pub const ALL: &'static [Self] = &[
        Self::Days30,
        Self::Days60,
        Self::Days120,
        Self::Days365,
        Self::Days3650,
    ];

    /// The number of days.
    pub const fn days(self) -> i64 {
        match self {
            Self::Days30 => 30,
            Self::Days60 => 60,
            Self::Days120 => 120,
            Self::Days365 => 365,
            Self::Days3650 => 3650,
        }
    }
}

impl From<ExpirationDays> for i64 {
    fn from(value: ExpirationDays) -> Self {
        value.days()
    }
}

impl TryFrom<i64> for ExpirationDays {
    type Error = InvalidValue;

    fn try_from(days: i64) -> Result<Self, InvalidValue> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.days() == days)
            .ok_or_else(|| InvalidValue::new("expiration_days", "it is 30, 60, 120, 365 or 3650"))
    }
}

impl JsonSchema for ExpirationDays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ExpirationDays".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let days: Vec<i64> = Self::ALL.iter().map(|value| value.days()).collect();
        json_schema!({
            "description": "For how many days a new API key works.",
            "type": "integer",
            "enum": days,
        })
    }
}
