//! What is read from each of many texts, for comparisons with PyYAML.
//!
//! Standard input holds the texts, each after its length in bytes (four bytes,
//! the least significant first). Each line of the output is the outcome of one:
//! the documents as JSON, `!` when they are rejected, `~` for a limit.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input)?;
    let mut out = std::io::stdout().lock();
    let mut rest = input.as_slice();
    while let Some((length, after)) = rest.split_first_chunk() {
        let (case, after) = after.split_at(u32::from_le_bytes(*length) as usize);
        writeln!(out, "{}", outcome(case))?;
        rest = after;
    }
    Ok(())
}

fn outcome(case: &[u8]) -> String {
    let Ok(text) = pyyaml_syntax::decode(case) else {
        return "!".to_owned();
    };
    let stream = pyyaml_syntax::parse(&text);
    if stream.errors().iter().any(|error| !error.is_limit()) {
        return "!".to_owned();
    }
    match pyyaml_syntax::json::stream_to_json(&stream) {
        Ok(json) if stream.errors().is_empty() => json,
        _ => "~".to_owned(),
    }
}
