//! What the Rust validator says: reads `{"schema": NAME, "instance": …}`, one a line, and writes `true` or
//! `false`, one a line. Formats are asserted. `tests/validators` compares it with other validators.

use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead, stdin};

use avatar_yaml::schemas;
use jsonschema::Validator;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut validators: HashMap<String, Validator> = HashMap::new();
    for line in stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        let name = question["schema"].as_str().ok_or("no schema is named")?;
        if !validators.contains_key(name) {
            let entry = schemas::find(name).ok_or_else(|| format!("no schema is called {name}"))?;
            let validator = jsonschema::options()
                .should_validate_formats(true)
                .build(&(entry.schema)())?;
            validators.insert(name.to_owned(), validator);
        }
        println!("{}", validators[name].is_valid(&question["instance"]));
    }
    Ok(())
}
