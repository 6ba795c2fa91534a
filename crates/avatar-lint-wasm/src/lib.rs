//! avatar-lint for a page: a string in, findings, fixes and columns out, as JSON.
//!
//! The page is in `docs/playground`. Nothing here knows a clock, a file or a network: the day comes
//! from the page, and offsets are counted as JavaScript counts, in units of UTF-16.

mod report;
mod units;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

use avatar_lint_ide::{Description, with_readable};
use avatar_lint_rules::{Options, Safety, fix, read};
use report::{Hover, Report};
use units::Units;

/// What is wrong with a configuration and what becomes of its columns, as JSON. `today` is a date
/// such as `2026-11-26`, after which suppressions may have expired.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn check(text: &str, today: &str) -> String {
    json(&Report::new(text, &options(today)))
}

/// What is at an offset, explained: JSON with its place and Markdown, or `null`.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn describe(text: &str, offset: u32) -> String {
    let units = Units::new(text);
    let offset = units.offset(offset);
    let options = Options::default();
    let stream = read(text);
    let found = with_readable(&stream, |stream| Description::new(stream, offset, &options));
    json(&found.map(|found| Hover::new(found, &units)))
}

/// The configuration after all its safe fixes; with `all`, also after those that a person must
/// agree to.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn fix_all(text: &str, today: &str, all: bool) -> String {
    let safety = if all { Safety::Unsafe } else { Safety::Safe };
    fix(text, &options(today), safety).text
}

/// The configuration of the README, to begin with.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn example() -> String {
    include_str!("../../../tests/readme/leaky.yaml").to_owned()
}

/// The version of the linter.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn options(today: &str) -> Options {
    Options {
        today: today.parse().ok(),
        ..Options::default()
    }
}

/// The types of a report have nothing that JSON cannot hold.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
