//! The real command, from its arguments to its output and exit code.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test that cannot go on fails"
)]

mod baseline;
mod check;
mod columns;
mod config;
mod corpus;
mod documentation;
mod doors;
mod every_format;
mod examples;
mod explaining;
mod fixes;
mod formats;
mod limits;
mod picture;
mod plan;
mod report;
mod sandbox;
mod secret_cases;
mod secrets;
mod setup;
mod suppressing;
