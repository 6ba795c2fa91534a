//! The formats of findings. A test holds the list to what the command offers.

/// Every value of `--format`.
pub(crate) const FORMATS: [&str; 8] = [
    "full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown",
];
