//! A setting as it holds for one file, and who chose it.

use std::fmt::{self, Display};

/// A setting as it holds for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Chosen {
    /// Its key in the configuration file: `levels.low-k`.
    pub key: String,
    /// Its value as the configuration file writes it.
    pub value: String,
    /// Who chose it.
    pub origin: Origin,
}

/// Who chose a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody.
    Default,
    /// The profile.
    Profile,
    /// The configuration file, for all files.
    File,
    /// An override of the configuration file, counted from 1.
    Override(usize),
    /// The command line.
    CommandLine,
}

impl Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile => f.write_str("profile"),
            Self::File => f.write_str("configuration file"),
            Self::Override(number) => write!(f, "configuration file, override {number}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

impl Chosen {
    /// What holds when nobody chose.
    pub(super) fn default_of(key: &str, value: &str) -> Self {
        Self {
            key: key.to_owned(),
            value: value.to_owned(),
            origin: Origin::Default,
        }
    }
}
