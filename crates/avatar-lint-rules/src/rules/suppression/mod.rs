//! The linter's own comments. What is unused shows when all else is found.

pub mod expired_suppression;
pub mod malformed_suppression;
pub mod unexplained_suppression;
pub mod unknown_rule;
pub mod unused_suppression;
