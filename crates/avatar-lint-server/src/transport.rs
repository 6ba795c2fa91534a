//! Messages on standard input and output, one after the other. What cannot be read is
//! answered with an error, and the next message is read: an editor's mistake in one
//! message must not end the conversation, nor bring its text into a log.

use crate::message::{Connection, ErrorCode, Json, Message, Unreadable, write_json};
use serde_json::json;
use std::io::{self, BufRead, Read, Write};
use std::thread::{self, JoinHandle};

/// Connects to the editor. The thread ends when the connection is dropped and all
/// messages are written.
pub(crate) fn connect() -> io::Result<(Connection, JoinHandle<io::Result<()>>)> {
    let (ours, theirs) = Connection::memory();
    let Connection { sender, receiver } = theirs;
    let writer = thread::Builder::new().name("writer".to_owned());
    let writer = writer.spawn(move || {
        receiver
            .into_iter()
            .try_for_each(|message| message.write(&mut io::stdout().lock()))
    })?;
    thread::Builder::new()
        .name("reader".to_owned())
        .spawn(move || {
            let mut input = io::stdin().lock();
            while let Ok(Some(read)) = next(&mut input) {
                match read {
                    Ok(message) => {
                        let is_exit =
                            matches!(&message, Message::Notification(it) if it.method == "exit");
                        if sender.send(message).is_err() || is_exit {
                            break;
                        }
                    }
                    Err(unread) => {
                        if unread.answer(&mut io::stdout().lock()).is_err() {
                            break;
                        }
                    }
                }
            }
        })?;
    Ok((ours, writer))
}

/// No message is longer, in bytes: so large is the largest file that is checked.
const MAX_BODY: u64 = 1 << 30;

/// A message that cannot be read.
#[derive(Debug)]
struct Unread {
    /// Which request it is, where that can be told.
    id: Json,
    code: ErrorCode,
    /// Why, without a word of the message.
    reason: &'static str,
}

impl Unread {
    fn new(code: ErrorCode, reason: &'static str) -> Self {
        Self {
            id: Json::default(),
            code,
            reason,
        }
    }

    /// Tells the editor.
    fn answer(&self, output: &mut impl Write) -> io::Result<()> {
        let error = json!({"code": self.code as i32, "message": self.reason});
        let answer = json!({"jsonrpc": "2.0", "id": self.id, "error": error});
        write_json(&answer.to_string(), output)
    }
}

/// The next message; nothing at the end of the input.
fn next(input: &mut impl BufRead) -> io::Result<Option<Result<Message, Unread>>> {
    let length = match header(input)? {
        None => return Ok(None),
        Some(Err(unread)) => return Ok(Some(Err(unread))),
        Some(Ok(length)) => length,
    };
    if length > MAX_BODY {
        // What follows is looked through for the next header.
        let reason = "a message above 1 GiB";
        return Ok(Some(Err(Unread::new(ErrorCode::InvalidRequest, reason))));
    }
    let mut body = Vec::new();
    let read = input.take(length).read_to_end(&mut body)?;
    if (read as u64) < length {
        return Ok(None);
    }
    Ok(Some(message(&body)))
}

/// The length that the header of the next message gives. Blank lines before it are
/// skipped.
fn header(input: &mut impl BufRead) -> io::Result<Option<Result<u64, Unread>>> {
    /// No line of a header is longer.
    const MAX_LINE: u64 = 4096;

    let mut length = None;
    let mut is_begun = false;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            if let Some(length) = length {
                return Ok(Some(Ok(length)));
            }
            if is_begun {
                let reason = "a message without `Content-Length`";
                return Ok(Some(Err(Unread::new(ErrorCode::ParseError, reason))));
            }
            continue;
        }
        is_begun = true;
        // What is no header may be followed by one on the same line.
        let name = "content-length:";
        let start = line.to_ascii_lowercase().rfind(name);
        if let Some(start) = start {
            let value = line.get(start + name.len()..).unwrap_or_default();
            length = value.trim().parse().ok();
        }
    }
}

/// The message that some bytes are. Bytes that are not UTF-8 and halves of characters
/// are read as U+FFFD.
fn message(body: &[u8]) -> Result<Message, Unread> {
    let text = String::from_utf8_lossy(body);
    let text = with_whole_characters(&text);
    Message::from_json(&text).map_err(|unreadable| match unreadable {
        Unreadable::NotJson => Unread::new(ErrorCode::ParseError, "a message that is not JSON"),
        Unreadable::Other(id) => Unread {
            id,
            ..Unread::new(
                ErrorCode::InvalidRequest,
                "a message that is neither a request, a notification nor a response",
            )
        },
    })
}

/// `json` with `\ufffd` for each half of a character: an editor sends one when a
/// character is cut.
fn with_whole_characters(json: &str) -> String {
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let len = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                whole.push_str("\\ufffd");
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            // A backslash, and what it escapes.
            _ => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (kept, after) = escape.split_at(len);
        whole.push_str(kept);
        rest = after;
    }
    whole.push_str(rest);
    whole
}

/// The code unit of the `\uXXXX` that a text begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{next, with_whole_characters};
    use crate::message::Message;

    /// What is read of an input: the method of each message, or the reason.
    fn read(input: &str) -> Vec<String> {
        let mut input = input.as_bytes();
        let mut all = Vec::new();
        while let Some(read) = next(&mut input).unwrap() {
            all.push(match read {
                Ok(Message::Request(request)) => request.method,
                Ok(Message::Notification(notification)) => notification.method,
                Ok(Message::Response(_)) => "response".to_owned(),
                Err(unread) => format!("{:?}: {}", unread.id, unread.reason),
            });
        }
        all
    }

    fn frame(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn half_a_character_is_replaced() {
        for (written, whole) in [
            (r#""a\ud83db""#, r#""a\ufffdb""#),
            (r#""\udc00\ud83d""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\\ud83d""#, r#""\\ud83d""#),
            (r#""\u00e9\n\é""#, r#""\u00e9\n\é""#),
            (r#""\ud8"#, r#""\ud8"#),
            ("\\", "\\"),
        ] {
            assert_eq!(with_whole_characters(written), whole);
        }
    }

    #[test]
    fn what_cannot_be_read_does_not_end_the_conversation() {
        let good = frame(r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#);
        let input = [
            frame(r#"{"password": "Zq7vTr0ub4""#),
            good.clone(),
            frame("[1]"),
            frame(r#"{"id": 7}"#),
            "Content-Length: many\r\n\r\n".to_owned(),
            "Content-Length: 99999999999\r\n\r\n".to_owned(),
            "Content-Length: -1\r\n\r\n".to_owned(),
            "Content-Length: 99999999999999999999999\r\n\r\n".to_owned(),
            good.clone(),
            "Content-Type: x\r\n\r\n".to_owned(),
            "noise Content-Length: 4\r\n\r\nnull".to_owned(),
            good,
        ];
        let read = read(&input.concat());
        assert_eq!(
            read.iter().filter(|it| *it == "initialized").count(),
            3,
            "{read:?}"
        );
        assert_eq!(read.len(), 12, "{read:?}");
        assert!(!read.concat().contains("Zq7v"));
    }
}
