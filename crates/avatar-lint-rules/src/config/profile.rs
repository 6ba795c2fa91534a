//! Settings that go together under one name.

use crate::{Group, Level, Rule};

/// Settings that go together, below all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// Information of the privacy group is a warning, and privacy and secret
    /// rules may only be ignored with a reason.
    Strict,
    /// Only what the engine rejects, or reads otherwise than it looks.
    Engine,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 2] = [Self::Strict, Self::Engine];

    /// The name in the configuration and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Engine => "engine",
        }
    }

    /// The level of `rule`'s findings in this profile; `None` when it is off.
    pub fn level(self, rule: &Rule) -> Option<Level> {
        let keeps = match self {
            Self::Strict if rule.group == Group::Privacy => {
                return Some(rule.level.max(Level::Warning));
            }
            Self::Strict => true,
            Self::Engine => rule.engine,
        };
        keeps.then_some(rule.level)
    }

    /// Whether names outside ASCII are reported in this profile.
    pub(crate) fn wants_ascii_names(self) -> bool {
        self == Self::Strict
    }

    /// Whether suppressions need reasons in this profile.
    pub(crate) fn requires_reasons(self) -> bool {
        self == Self::Strict
    }
}
