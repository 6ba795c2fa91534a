//! Writes the merges of `tests/differential.rs` for `tests/record_mutations.py`:
//! each after its length in bytes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool that stops at what it does not expect"
)]

use std::io::Write;

#[path = "../tests/merges/mod.rs"]
mod merges;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for case in merges::cases() {
        let length = u32::try_from(case.len()).expect("a short string");
        out.write_all(&length.to_le_bytes())?;
        out.write_all(case.as_bytes())?;
    }
    Ok(())
}
