//! Writes each line of standard input, a JSON value, as YAML: a JSON list of the
//! document and, for a text, of the scalar on one line.
//!
//! `tests/dumps.py check` compares what it writes with PyYAML.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use pyyaml_syntax::ser;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let document = ser::to_string(&value)?;
        let scalar = value.as_str().map(ser::scalar);
        writeln!(out, "{}", serde_json::to_string(&(document, scalar))?)?;
    }
    Ok(())
}
