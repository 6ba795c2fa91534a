//! What must not be in a file.

pub(crate) mod credential_in_url;
pub(crate) mod plaintext_secret;
