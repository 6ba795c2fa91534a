//! Users.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::EnvironmentInfo;
use crate::Secret;
use avatar_format::enumeration;

enumeration! {
    /// What a user may do.
    pub enum UserRole {
        /// Manage the users of the organization as well.
        Admin = "admin",
        /// Run jobs. The default.
        User = "user",
    }
}

#[allow(clippy::unnecessary_wraps)] // The default of an optional field.
fn user() -> Option<UserRole> {
    Some(UserRole::User)
}

/// Asks for a new user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// The address of the user.
    pub email: String,
    /// What the user may do. `user` when it is missing.
    #[serde(default = "user")]
    pub role: Option<UserRole>,
    /// The first password. It must not be stored in a file that others read.
    pub password: Option<Secret>,
}

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The identity of the user.
    pub id: Uuid,
    /// The organization of the user.
    pub organization_id: Uuid,
    /// The address of the user.
    pub email: String,
    /// What the user may do. `user` when it is missing.
    #[serde(default = "user")]
    pub role: Option<UserRole>,
}

/// The user who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeUser {
    /// The identity of the user.
    pub id: Uuid,
    /// The organization of the user.
    pub organization_id: Uuid,
    /// The address of the user.
    pub email: String,
    /// What the user may do. `user` when it is missing.
    #[serde(default = "user")]
    pub role: Option<UserRole>,
    /// The limits that apply to the user.
    pub environment: EnvironmentInfo,
}
