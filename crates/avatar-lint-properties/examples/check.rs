//! Gives files to a property, and says which of them break it: for what the fuzz targets found.
//!
//! ```text
//! cargo run -p avatar-lint-properties --example check -- edits fuzz/artifacts/edits/*
//! ```

use avatar_lint_properties::check;
use std::panic::catch_unwind;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let property = arguments.next().expect("the name of a property");
    let mut broken = 0;
    for file in arguments {
        let bytes = std::fs::read(&file).expect("a file that can be read");
        if catch_unwind(|| check(&property, &bytes)).is_err() {
            println!("{file} breaks it");
            broken += 1;
        }
    }
    println!("{broken} files break the property {property}");
    ExitCode::from(u8::from(broken > 0))
}
