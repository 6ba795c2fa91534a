//! How much a finding matters.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How much a finding matters, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing; nothing needs to change.
    Info,
    /// Likely a mistake or a risk; somebody should look.
    Warning,
    /// The run fails, does something else than is written, or leaks data.
    Error,
}

impl Level {
    /// Every level, from the least to the most.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The name used in options and in every output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The next higher level; an error stays one.
    #[must_use]
    pub(crate) const fn raised(self) -> Self {
        match self {
            Self::Info => Self::Warning,
            Self::Warning | Self::Error => Self::Error,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == name)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn an_error_cannot_be_raised_further() {
        assert_eq!(Level::Info.raised(), Level::Warning);
        assert_eq!(Level::Error.raised(), Level::Error);
    }

    #[test]
    fn every_level_is_read_back_from_its_name() {
        for level in Level::ALL {
            assert_eq!(level.as_str().parse(), Ok(level));
        }
    }
}
