//! What the Rust validator says: reads `{"schema": NAME, "instance": …}`, one a line, and writes `true` or
//! `false`, one a line. Formats are asserted. `tests/validators` compares it with other validators.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::error::Error;
use std::io::{BufRead, stdin};

use avatar_yaml::schemas;
use jsonschema::Validator;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut validators: HashMap<String, Validator> = HashMap::new();
    for line in stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let name = question
            .get("schema")
            .and_then(Value::as_str)
            .ok_or("no schema is named")?;
        let instance = question.get("instance").ok_or("there is no instance")?;
        let validator = match validators.entry(name.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(validator(name)?),
        };
        println!("{}", validator.is_valid(instance));
    }
    Ok(())
}

fn validator(name: &str) -> Result<Validator, Box<dyn Error>> {
    let entry = schemas::find(name).ok_or_else(|| format!("no schema is called {name}"))?;
    Ok(jsonschema::options()
        .should_validate_formats(true)
        .build(&entry.schema())?)
}
