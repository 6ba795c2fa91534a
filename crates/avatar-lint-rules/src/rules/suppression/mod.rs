//! The linter's own comments. What is unused shows when all else is found.

pub(crate) mod expired_suppression;
pub(crate) mod malformed_suppression;
pub(crate) mod unexplained_suppression;
pub(crate) mod unknown_rule;
pub(crate) mod unused_suppression;
