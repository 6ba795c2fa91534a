//! Secrets in text that no reader makes a tree of: the lines below a name.

use super::placeholder::is_placeholder;
use super::{Found, Kind, names};

/// The secrets on the lines that follow a name of one and belong to it: by their
/// indentation, or by a bracket that is open.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut block: Option<Block> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        block = block.filter(|block| block.goes_on(content));
        match &mut block {
            Some(open) => {
                open.count(content);
                found.extend(secret(content, start));
            }
            None => block = opened(content),
        }
        start += line.len();
    }
    found
}

/// What stands below a name.
struct Block {
    /// The indentation of the name.
    indent: usize,
    /// How many brackets are open.
    depth: usize,
}

impl Block {
    fn goes_on(&self, line: &str) -> bool {
        let inner = line.trim_start();
        let indent = line.len() - inner.len();
        self.depth > 0
            || inner.is_empty()
            || indent > self.indent
            || (indent == self.indent && inner.starts_with("- "))
    }

    fn count(&mut self, line: &str) {
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => self.depth += 1,
                b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

/// The block that a line opens, if it ends with the name of a secret and what may
/// begin a value.
fn opened(line: &str) -> Option<Block> {
    let sign = line.rfind([':', '='])?;
    let name = name_before(line, sign)?;
    if names::certainty(name) != Some(names::Certainty::Certain) {
        return None;
    }
    let value = line.get(sign + 1..)?.trim();
    let is_open = value
        .bytes()
        .next()
        .is_none_or(|byte| b"|>[{&!\"'".contains(&byte));
    let mut block = Block {
        indent: line.len() - line.trim_start_matches([' ', '-']).len(),
        depth: 0,
    };
    block.count(value);
    is_open.then_some(block)
}

fn name_before(line: &str, sign: usize) -> Option<&str> {
    let before = line.get(..sign)?.trim_end_matches([' ', '\t', '"', '\'']);
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let start = before.rfind(|c| !in_name(c)).map_or(0, |at| at + 1);
    before.get(start..).or_else(|| {
        let start = before.char_indices().rev().find(|(_, c)| !in_name(*c));
        start.and_then(|(at, c)| before.get(at + c.len_utf8()..))
    })
}

/// What a line of a block holds, without the signs around it.
fn secret(line: &str, start: usize) -> Option<Found> {
    let around = [' ', '\t', '-', ',', '[', ']', '{', '}', '"', '\''];
    let inner = line.trim_start_matches(around);
    let lead = line.len() - inner.len();
    let inner = inner.trim_end_matches(around);
    (!is_placeholder(inner)).then(|| Found {
        range: start + lead..start + lead + inner.len(),
        kind: Kind::Assignment,
    })
}
