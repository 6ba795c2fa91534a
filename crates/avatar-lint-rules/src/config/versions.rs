//! A range of versions as a setting.

use super::ConfigError;
use super::item::Item;
use super::value::Setting;
use crate::{Package, RangeError, Versions};
use avatar_model::wording;
use serde_json::{Value, json};

impl<T: Package> Setting for Versions<T> {
    fn read(item: &Item, errors: &mut Vec<ConfigError>) -> Option<Self> {
        let Some(written) = item.as_str() else {
            errors.push(
                item.wrong_type("a version or a range of versions")
                    .help(HELP),
            );
            return None;
        };
        let error = match written.parse() {
            Ok(versions) => return Some(versions),
            Err(RangeError::Malformed) => {
                let written = wording::quoted(written);
                let message = format!("{written} is not a version or a range of versions.");
                item.error(message).help(HELP)
            }
            Err(RangeError::NoneKnown(known)) => {
                let message = format!("This allows no version of {} that is known.", T::NAME);
                let [oldest, .., newest] = known.as_slice() else {
                    return None;
                };
                let help = format!("The known versions are {oldest} to {newest}.");
                item.error(message).help(help)
            }
        };
        errors.push(error);
        None
    }

    fn schema() -> Value {
        const BOUND: &str = r"\s*(==|!=|>=|<=|>|<)?\s*\d+(\.\d+){0,2}\s*";
        json!({"type": "string", "pattern": format!("^{BOUND}(,{BOUND})*$")})
    }
}

const HELP: &str = "Write a version, `\"6.0.4\"`, or bounds with commas between, \
    `\">=6.0.2,<6.0.4\"`.";
