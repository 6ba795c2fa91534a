//! Secrets in text that no reader makes a tree of: behind a name and on the lines
//! below it, and in what looks like the value of a field.

use super::encoding::Decoded;
use super::placeholder::is_placeholder;
use super::{Found, Kind, find_in_value, names, url};

/// The secrets behind a name of one and on the lines that belong to it, by their
/// indentation or by a bracket that is open; and those of values that are whole
/// connection strings.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut block: Option<Block> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        block = block.filter(|block| block.goes_on(content));
        if let Some(open) = &mut block {
            open.count(content);
            found.extend(parts(content, start));
        } else {
            if let Some((open, value)) = opened(content) {
                let lead = content.len() - value.len();
                found.extend(parts(value, start + lead));
                block = Some(open);
            }
            found.extend(in_field(content, start));
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

/// The block that a line opens, with what of it stands on the line: behind the name
/// of a secret there is nothing yet, or what may begin a value of several parts.
fn opened(line: &str) -> Option<(Block, &str)> {
    let mut signs = line.match_indices([':', '=']);
    let (sign, _) = signs.find(|(sign, _)| {
        let name = name_before(line, *sign).and_then(names::certainty);
        name == Some(names::Certainty::Certain)
    })?;
    let value = line.get(sign + 1..)?.trim_start();
    let is_open = value
        .bytes()
        .next()
        .is_none_or(|byte| b"|>[{&!\"'".contains(&byte));
    let mut block = Block {
        indent: line.len() - line.trim_start_matches([' ', '-']).len(),
        depth: 0,
    };
    block.count(value);
    is_open.then(|| (block, without_properties(value)))
}

/// A value without its tag, its anchor or the header of its block.
fn without_properties(value: &str) -> &str {
    let mut rest = value;
    while rest.starts_with(['!', '&', '|', '>']) {
        let end = rest.find(' ').unwrap_or(rest.len());
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    rest
}

/// The secrets of a value that is one connection string, as what stands behind the
/// first colon of a line may be, or the whole line: an item, a line of a block.
fn in_field(line: &str, start: usize) -> Vec<Found> {
    let (before, value) = line.split_once(": ").unwrap_or_else(|| {
        let item = line.trim_start_matches([' ', '\t', '-']);
        line.split_at(line.len() - item.len())
    });
    let quotes = ['"', '\''];
    let key = before.trim_matches([' ', '-', '"', '\'', '{']);
    let inner = value.trim_start().trim_start_matches(quotes);
    let lead = line.len() - inner.len();
    let inner = inner.trim_end().trim_end_matches(quotes);
    let mut found = find_in_value(inner);
    for decoded in Decoded::all_of(inner) {
        let hidden = find_in_value(decoded.text()).into_iter();
        found.extend(hidden.map(|found| Found {
            range: decoded.source_range(found.range),
            ..found
        }));
    }
    if found.is_empty() && names::CONNECTION_FIELDS.contains(&key) {
        found.extend(url::find_in_connection(inner));
    }
    for found in &mut found {
        found.range = super::shift(&found.range, start + lead);
    }
    found
}

fn name_before(line: &str, sign: usize) -> Option<&str> {
    let before = line.get(..sign)?.trim_end_matches([' ', '\t', '"', '\'']);
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    before.rsplit(|c| !in_name(c)).next()
}

/// The parts of a line of a block, each without the signs around it and the key
/// before it.
fn parts(line: &str, start: usize) -> impl Iterator<Item = Found> {
    let around = [' ', '\t', '-', '"', '\''];
    let mut at = start;
    line.split_inclusive([',', '[', ']', '{', '}'])
        .filter_map(move |part| {
            let part_start = at;
            at += part.len();
            let value = part.trim_end_matches([',', '[', ']', '{', '}']);
            let inner = value.rsplit(": ").next()?.trim_start_matches(around);
            let from = part_start + value.len() - inner.len();
            let inner = inner.trim_end_matches(around);
            (!is_placeholder(inner)).then(|| Found {
                range: from..from + inner.len(),
                kind: Kind::Assignment,
            })
        })
}
