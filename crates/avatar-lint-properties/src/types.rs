//! What is written from data is read back as that data, typed or not.

use crate::input::text;
use avatar_yaml::Configuration;
use pyyaml_syntax::{de, ser};
use serde_json::Value;
use std::str::FromStr;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(configuration) = Configuration::from_str(&text) {
        let written = configuration
            .to_yaml()
            .expect("what was read can be written");
        let read = Configuration::from_str(&written);
        assert!(read.as_ref() == Ok(&configuration), "{written}\n{read:?}");
    }
    if let Ok(values) = de::documents::<Value>(&text) {
        let written = ser::documents(&values).expect("what was read can be written");
        let read = de::documents::<Value>(&written);
        assert!(read.as_ref() == Ok(&values), "{written}\n{read:?}");
    }
}
