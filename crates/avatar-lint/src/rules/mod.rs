//! Everything the linter looks for: one file a rule, one line below each.
//!
//! A rule added here is at once selectable, documented, explained, tested
//! against its own examples and part of every output.

use crate::Rule;

/// Declares the modules of the rules and lists the rules, from one line each.
macro_rules! rules {
    ($($(#[$about:meta])* $group:ident { $($rule:ident)* })*) => {
        $($(#[$about])* pub mod $group { $(pub mod $rule;)* })*

        /// Every rule, in the order of the catalogue, which is also the order
        /// in which they run.
        pub static ALL: &[&Rule] = &[$($(&$group::$rule::RULE),*),*];
    };
}

rules! {
    /// The engine cannot read the file.
    syntax {
        invalid_yaml
    }
    /// What must not be in a file.
    secret {
        credential_in_url
        plaintext_secret
    }
    /// The linter's own comments. What is unused shows when all else is found.
    suppression {
        unknown_rule
        malformed_suppression
        unexplained_suppression
        unused_suppression
    }
}

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}
