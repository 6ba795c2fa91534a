//! What must not be in a file.

pub mod credential_in_url;
pub mod plaintext_secret;
