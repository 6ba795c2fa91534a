//! Answers without the secrets of the text that they are about.

use crate::message::Json;
use crate::open::Open;
use avatar_lint_rules::secret::Secrets;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;

/// What an answer is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Places and edits. Who makes them leaves secrets out of them.
    Places,
    /// Words to be read: secrets in them are masked.
    Words,
    /// Things to choose from and to write: those with a secret are left out.
    Choices,
}

/// `answer` without the secrets of the text.
pub(crate) fn hidden_in_answer(
    open: &Open<'_>,
    kind: Answer,
    answer: &impl Serialize,
) -> serde_json::Result<Json> {
    if kind == Answer::Places {
        return Json::of(answer);
    }
    let checked = open.check();
    let secrets = checked.secrets();
    if secrets.is_empty() {
        return Json::of(answer);
    }
    Json::of(&hide_in(secrets, kind, serde_json::to_value(answer)?))
}

/// `reason`, why there is no answer, without the secrets of the text.
pub(crate) fn hidden_in_reason(open: &Open<'_>, reason: &str) -> String {
    open.check().secrets().mask(reason).into_owned()
}

fn hide_in(secrets: &Secrets<'_>, kind: Answer, mut answer: Value) -> Value {
    match kind {
        Answer::Places => {}
        Answer::Words => mask(secrets, &mut answer),
        Answer::Choices if answer.is_object() && answer.get("items").is_none() => {
            if holds_secret(secrets, &answer) {
                return Value::Null;
            }
        }
        Answer::Choices => {
            if let Some(items) = answer.get_mut("items").and_then(Value::as_array_mut) {
                items.retain(|item| !holds_secret(secrets, item));
            }
        }
    }
    answer
}

fn mask(secrets: &Secrets<'_>, value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(masked) = secrets.mask(text) {
                *text = masked;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(secrets, item)),
        Value::Object(fields) => fields.values_mut().for_each(|field| mask(secrets, field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn holds_secret(secrets: &Secrets<'_>, value: &Value) -> bool {
    match value {
        Value::String(text) => matches!(secrets.mask(text), Cow::Owned(_)),
        Value::Array(items) => items.iter().any(|item| holds_secret(secrets, item)),
        Value::Object(fields) => fields.values().any(|field| holds_secret(secrets, field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
