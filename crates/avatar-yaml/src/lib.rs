//! What an avatar configuration is.

/// Where the schemas and the documentation are published: the base of every
/// `$id` and of every link to a page.
pub const BASE_URL: &str = "https://avatar-lint.github.io/avatar-lint";
