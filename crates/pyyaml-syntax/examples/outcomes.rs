//! What is read from each of many inputs, for comparisons with PyYAML.
//!
//! The first argument is the version of PyYAML to follow, the newest by default.
//! Standard input holds the inputs, each after its length in bytes (four bytes,
//! the least significant first). Each line of the output is the outcome of one:
//! the documents as JSON, `!` when they are rejected, `~` for a limit.

use std::error::Error;
use std::io::{Read, Write};

use pyyaml_syntax::{Options, decode, json, parse_with};

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = Options::new();
    if let Some(version) = std::env::args().nth(1) {
        options.version = version.parse()?;
    }
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input)?;
    let mut out = std::io::stdout().lock();
    let mut rest = input.as_slice();
    while let Some((length, after)) = rest.split_first_chunk() {
        let (case, after) = after.split_at(u32::from_le_bytes(*length) as usize);
        writeln!(out, "{}", outcome(case, &options))?;
        rest = after;
    }
    Ok(())
}

fn outcome(case: &[u8], options: &Options) -> String {
    let Ok(text) = decode(case) else {
        return "!".to_owned();
    };
    let stream = parse_with(&text, options);
    if stream.errors().iter().any(|error| !error.is_limit()) {
        return "!".to_owned();
    }
    match json::stream_to_json(&stream) {
        Ok(json) if stream.errors().is_empty() => json,
        _ => "~".to_owned(),
    }
}
