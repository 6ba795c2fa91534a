//! What holds for every input. A property takes any bytes, and panics where they break it.
//!
//! The fuzz targets in `fuzz/` look for such bytes; what they found is in `tests/fuzz/`, by the name
//! of the property, and a test of this crate gives it to the property again. Where a test of another
//! crate checks the same, both share the code, which is beside that test.

mod baselines;
mod checking;
mod edits;
mod fixes;
mod input;
mod masking;
mod patterns;
mod reading;
mod server;
mod settings;
mod suppressions;
mod types;

/// A property: what it is called, and what checks it.
pub type Property = (&'static str, fn(&[u8]));

/// Every property.
pub const ALL: [Property; 11] = [
    ("reading", reading::check),
    ("types", types::check),
    ("patterns", patterns::check),
    ("checking", checking::check),
    ("edits", edits::check),
    ("fixes", fixes::check),
    ("masking", masking::check),
    ("settings", settings::check),
    ("suppressions", suppressions::check),
    ("baselines", baselines::check),
    ("server", server::check),
];

/// Checks the property called `name`.
pub fn check(name: &str, bytes: &[u8]) {
    let found = ALL.iter().find(|(property, _)| *property == name);
    let (_, check) = found.expect("a property is called so");
    check(bytes);
}
