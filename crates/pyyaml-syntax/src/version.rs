//! The versions of PyYAML, which do not read everything alike.

use std::fmt;
use std::str::FromStr;

/// A version of PyYAML whose safe loader this crate follows exactly.
///
/// They differ in what a merge (`<<`) gives: see [`Node::entries_in`] and
/// [`Stream::merge_differences`].
///
/// [`Node::entries_in`]: crate::Node::entries_in
/// [`Stream::merge_differences`]: crate::Stream::merge_differences
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[non_exhaustive]
pub enum PyYamlVersion {
    /// 6.0.2
    V6_0_2,
    /// 6.0.3, which reads everything as 6.0.2 does.
    V6_0_3,
    /// 6.0.4, in which an earlier mapping of a list of merges no longer wins,
    /// except for keys of at most one character.
    #[default]
    V6_0_4,
}

impl PyYamlVersion {
    /// All of them, the oldest first.
    pub const ALL: [Self; 3] = [Self::V6_0_2, Self::V6_0_3, Self::V6_0_4];

    /// The newest one, which [`parse`](crate::parse) follows.
    pub const LATEST: Self = Self::V6_0_4;

    /// Its number, such as `6.0.4`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V6_0_2 => "6.0.2",
            Self::V6_0_3 => "6.0.3",
            Self::V6_0_4 => "6.0.4",
        }
    }

    /// Whether it reads everything as `other` does.
    pub const fn reads_as(self, other: Self) -> bool {
        self.merges_once() == other.merges_once()
    }

    /// Whether a merge passes over keys that it has met before.
    pub(crate) const fn merges_once(self) -> bool {
        matches!(self, Self::V6_0_4)
    }
}

impl fmt::Display for PyYamlVersion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for PyYamlVersion {
    type Err = ParseVersionError;

    fn from_str(number: &str) -> Result<Self, Self::Err> {
        let is_it = |version: &Self| version.as_str() == number;
        let version = Self::ALL.into_iter().find(is_it);
        version.ok_or(ParseVersionError(()))
    }
}

/// A version of PyYAML that this crate does not know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseVersionError(());

impl fmt::Display for ParseVersionError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the versions of PyYAML that are known are 6.0.2, 6.0.3 and 6.0.4")
    }
}

impl std::error::Error for ParseVersionError {}

#[cfg(test)]
mod tests {
    use super::PyYamlVersion;

    #[test]
    fn a_version_is_named_by_its_number() {
        for version in PyYamlVersion::ALL {
            assert_eq!(version.to_string().parse(), Ok(version));
        }
        assert!("6.0".parse::<PyYamlVersion>().is_err());
        assert_eq!(PyYamlVersion::default(), PyYamlVersion::LATEST);
    }
}
