//! Answers without the secrets of the text that they are about.

use crate::open::Open;
use avatar_lint_rules::secret::Secrets;
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

/// `answer`, or the reason why there is none, without the secrets of the text.
pub(crate) fn hide(
    open: &Open<'_>,
    kind: Answer,
    answer: Result<Value, String>,
) -> Result<Value, String> {
    if kind == Answer::Places && answer.is_ok() {
        return answer;
    }
    let checked = open.check();
    let secrets = checked.secrets();
    if secrets.is_empty() {
        return answer;
    }
    match answer {
        Ok(answer) => Ok(hide_in(secrets, kind, answer)),
        Err(reason) => Err(secrets.mask(&reason).into_owned()),
    }
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
