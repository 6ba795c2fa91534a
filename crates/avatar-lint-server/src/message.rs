//! The messages of JSON-RPC. What one carries stays JSON until it is asked for, and is
//! then read as what it is, once: the findings of a selection come back by the megabyte.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, Sender};

/// One end of a conversation.
#[derive(Debug)]
pub struct Connection {
    /// Sends messages to the other end.
    pub sender: Sender<Message>,
    /// Has the messages of the other end.
    pub receiver: Receiver<Message>,
}

/// A message.
#[derive(Clone, Debug)]
pub enum Message {
    /// It wants an answer.
    Request(Request),
    /// The answer to a request.
    Response(Response),
    /// It wants none.
    Notification(Notification),
}

/// A message that wants an answer.
#[derive(Clone, Debug)]
pub struct Request {
    /// What its answer bears as well.
    pub id: RequestId,
    /// What is asked.
    pub method: String,
    /// About what.
    pub params: Json,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Response {
    /// That of the request.
    pub id: RequestId,
    /// What was asked for, or why there is nothing.
    pub result: Result<Json, ResponseError>,
}

/// A message that wants no answer.
#[derive(Clone, Debug)]
pub struct Notification {
    /// What it tells.
    pub method: String,
    /// About what.
    pub params: Json,
}

/// Why a request has no result.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResponseError {
    /// What kind of error it is, as JSON-RPC and the protocol number them.
    pub code: i32,
    /// The reason, for people.
    pub message: String,
}

/// Which request it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RequestId {
    /// A number.
    Number(i32),
    /// A string.
    String(String),
}

/// The errors of the protocol that this server has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ErrorCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    ServerNotInitialized = -32002,
    RequestFailed = -32803,
}

/// A value as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

impl Connection {
    /// Both ends of a conversation in memory.
    pub fn memory() -> (Self, Self) {
        let (here, there) = (mpsc::channel(), mpsc::channel());
        let one = Self {
            sender: here.0,
            receiver: there.1,
        };
        let other = Self {
            sender: there.0,
            receiver: here.1,
        };
        (one, other)
    }
}

impl Json {
    /// `value` as JSON.
    ///
    /// # Errors
    /// When it has no form in JSON, such as a mapping whose keys are not strings.
    pub fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::value::to_raw_value(value).map(Self)
    }

    /// What it is.
    ///
    /// # Errors
    /// When it is something else.
    pub fn read<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(self.0.get())
    }

    fn is_null(&self) -> bool {
        self.0.get() == "null"
    }
}

impl Default for Json {
    /// `null`.
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl Request {
    /// Asks for `method`.
    pub fn new(id: RequestId, method: &str, params: Json) -> Self {
        Self {
            id,
            method: method.to_owned(),
            params,
        }
    }
}

impl Response {
    /// Answers with a result.
    pub fn ok(id: RequestId, result: Json) -> Self {
        Self {
            id,
            result: Ok(result),
        }
    }

    /// Says why there is no result.
    pub(crate) fn refusal(id: RequestId, code: ErrorCode, message: String) -> Self {
        let code = code as i32;
        Self {
            id,
            result: Err(ResponseError { code, message }),
        }
    }
}

impl Notification {
    /// Tells `method`.
    pub fn new(method: &str, params: Json) -> Self {
        Self {
            method: method.to_owned(),
            params,
        }
    }
}

impl Message {
    /// The message that a text in JSON is.
    ///
    /// # Errors
    /// When it is not JSON, or JSON of something else.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        let fields: serde_json::Result<HashMap<String, &RawValue>> = serde_json::from_str(text);
        let fields = fields.map_err(|error| match error.classify() {
            serde_json::error::Category::Data => Unreadable::Other(Json::default()),
            _ => Unreadable::NotJson,
        })?;
        let field = |name: &str| fields.get(name).copied();
        let json = |name: &str| {
            field(name)
                .map(|it| Json(it.to_owned()))
                .unwrap_or_default()
        };
        let params = || json("params");
        let id = read(field("id"));
        let message = match (id, read(field("method"))) {
            (Some(id), Some(method)) => Some(Self::Request(Request {
                id,
                method,
                params: params(),
            })),
            (None, Some(method)) => Some(Self::Notification(Notification {
                method,
                params: params(),
            })),
            (Some(id), None) => {
                let result = match field("result") {
                    Some(_) => Some(Ok(json("result"))),
                    None => read(field("error")).map(Err),
                };
                result.map(|result| Self::Response(Response { id, result }))
            }
            (None, None) => None,
        };
        message.ok_or_else(|| Unreadable::Other(json("id")))
    }

    /// Writes it with its header.
    pub(crate) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        write_json(&serde_json::to_string(self)?, output)
    }
}

/// Writes what a message is in JSON with its header.
pub(crate) fn write_json(json: &str, output: &mut impl Write) -> io::Result<()> {
    write!(output, "Content-Length: {}\r\n\r\n", json.len())?;
    output.write_all(json.as_bytes())?;
    output.flush()
}

/// Why a text is no message.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not JSON.
    NotJson,
    /// It is something else, and this is its `id`.
    Other(Json),
}

/// What a field holds, if it is there and what it should be.
fn read<T: DeserializeOwned>(field: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(field?.get()).ok()
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Default, Serialize)]
        struct Fields<'m> {
            jsonrpc: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            id: Option<&'m RequestId>,
            #[serde(skip_serializing_if = "Option::is_none")]
            method: Option<&'m str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            params: Option<&'m Json>,
            #[serde(skip_serializing_if = "Option::is_none")]
            result: Option<&'m Json>,
            #[serde(skip_serializing_if = "Option::is_none")]
            error: Option<&'m ResponseError>,
        }
        let params = |params| Some(params).filter(|params: &&Json| !params.is_null());
        let fields = match self {
            Self::Request(it) => Fields {
                id: Some(&it.id),
                method: Some(&it.method),
                params: params(&it.params),
                ..Fields::default()
            },
            Self::Response(it) => Fields {
                id: Some(&it.id),
                result: it.result.as_ref().ok(),
                error: it.result.as_ref().err(),
                ..Fields::default()
            },
            Self::Notification(it) => Fields {
                method: Some(&it.method),
                params: params(&it.params),
                ..Fields::default()
            },
        };
        Fields {
            jsonrpc: "2.0",
            ..fields
        }
        .serialize(serializer)
    }
}

impl From<i32> for RequestId {
    fn from(id: i32) -> Self {
        Self::Number(id)
    }
}

impl From<Request> for Message {
    fn from(request: Request) -> Self {
        Self::Request(request)
    }
}

impl From<Response> for Message {
    fn from(response: Response) -> Self {
        Self::Response(response)
    }
}

impl From<Notification> for Message {
    fn from(notification: Notification) -> Self {
        Self::Notification(notification)
    }
}

#[cfg(test)]
mod tests {
    use super::{Message, Unreadable};

    #[test]
    fn a_message_is_what_its_fields_make_it() {
        for (text, expected) in [
            (
                r#"{"id":1,"method":"a","params":{"b":[1]}}"#,
                r#"{"jsonrpc":"2.0","id":1,"method":"a","params":{"b":[1]}}"#,
            ),
            (
                r#"{"id":"x","method":"a","params":null}"#,
                r#"{"jsonrpc":"2.0","id":"x","method":"a"}"#,
            ),
            (
                r#"{"method":"a","more":1}"#,
                r#"{"jsonrpc":"2.0","method":"a"}"#,
            ),
            (
                r#"{"id":null,"method":"a"}"#,
                r#"{"jsonrpc":"2.0","method":"a"}"#,
            ),
            (
                r#"{"id":1,"result":null}"#,
                r#"{"jsonrpc":"2.0","id":1,"result":null}"#,
            ),
            (
                r#"{"id":1,"error":{"code":2,"message":"m"}}"#,
                r#"{"jsonrpc":"2.0","id":1,"error":{"code":2,"message":"m"}}"#,
            ),
        ] {
            let message = Message::from_json(text).unwrap();
            assert_eq!(serde_json::to_string(&message).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_message_is_told_from_what_is_no_json() {
        for text in [
            "[1]",
            "[1,\"a\",{}]",
            "4",
            "null",
            "{}",
            r#"{"id":1}"#,
            r#"{"method":4}"#,
        ] {
            let unreadable = Message::from_json(text).unwrap_err();
            assert!(
                matches!(unreadable, Unreadable::Other(_)),
                "{text}: {unreadable:?}"
            );
        }
        for text in ["", "{", "{\"a\": 1,}", "{} {}"] {
            let unreadable = Message::from_json(text).unwrap_err();
            assert!(
                matches!(unreadable, Unreadable::NotJson),
                "{text}: {unreadable:?}"
            );
        }
    }
}
