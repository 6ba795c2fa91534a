//! Logging in, and access to files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{InvalidValue, Secret};

/// The way a login proves itself: the word `password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline, extend("pattern" = "^password$"))]
pub struct GrantType(String);

impl GrantType {
    /// The one way there is.
    pub fn password() -> Self {
        Self("password".to_owned())
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for GrantType {
    type Error = InvalidValue;

    fn try_from(word: String) -> Result<Self, InvalidValue> {
        if word == "password" {
            Ok(Self(word))
        } else {
            Err(InvalidValue::new("grant_type", "it is `password`"))
        }
    }
}

/// Logs in with a name and a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The way the login proves itself: `password`, or null.
    pub grant_type: Option<GrantType>,
    /// Who logs in.
    pub username: String,
    /// The password. It must not be stored in a file that others read.
    pub password: Secret,
    /// What the login is for. Empty when it is missing.
    #[serde(default = "empty")]
    pub scope: Option<String>,
    /// The client that logs in.
    pub client_id: Option<String>,
    /// The client's own secret. It must not be stored in a file that others read.
    pub client_secret: Option<Secret>,
}

impl Login {
    /// A login with a name and a password.
    pub fn new(username: impl Into<String>, password: Secret) -> Self {
        Self {
            grant_type: None,
            username: username.into(),
            password,
            scope: empty(),
            client_id: None,
            client_secret: None,
        }
    }
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn empty() -> Option<String> {
    Some(String::new())
}

/// The answer to a login.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoginResponse {
    /// The token that opens the API. Everyone who has it is logged in.
    pub access_token: Secret,
    /// The token that fetches a new access token.
    pub refresh_token: Option<Secret>,
    /// What sort of token it is.
    #[schemars(example = &"bearer")]
    pub token_type: String,
}

/// Asks for a mail with a link to a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgottenPasswordRequest {
    /// The address of the user.
    pub email: String,
}

/// Sets a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPasswordRequest {
    /// The address of the user.
    pub email: String,
    /// The new password. It must not be stored in a file that others read.
    pub new_password: Secret,
    /// The new password again.
    pub new_password_repeated: Secret,
    /// The token from the mail. Everyone who has it can set the password.
    pub token: Secret<Uuid>,
}

/// A key to a store of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileCredentials {
    /// The name of the key.
    pub access_key_id: String,
    /// The key itself. It must not be stored in a file that others read.
    pub secret_access_key: Secret,
}

/// Where a file lies, and the key to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAccess {
    /// The address of the file.
    pub url: String,
    /// The key to it.
    pub credentials: FileCredentials,
}
