//! Writes the changed configurations of `tests/differential.rs` for
//! `tests/record_mutations.py`: each after its length in bytes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a tool that stops at what it does not expect"
)]

use std::io::Write;

#[path = "../tests/mutation/mod.rs"]
mod mutation;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: u64| match arguments.next() {
        Some(argument) => argument.parse().expect("a number"),
        None => default,
    };
    let seed = number(0);
    let count = number(mutation::CASES as u64);
    let mut out = std::io::stdout().lock();
    for case in mutation::cases(seed, usize::try_from(count).expect("a count")) {
        let length = u32::try_from(case.len()).expect("a short text");
        out.write_all(&length.to_le_bytes())?;
        out.write_all(case.as_bytes())?;
    }
    Ok(())
}
