//! The `avatar-lint` command.

fn main() {}
