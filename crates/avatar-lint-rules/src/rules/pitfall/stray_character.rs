//! `stray-character`

use crate::page::page;
use crate::{Context, Finding, Group, Level, Rule, Status, Subject};
use avatar_model::characters::code_point;
use avatar_model::wording::quoted;
use avatar_model::{Entity, Text};
use pyyaml_syntax::{LINE_BREAKS, Style};

/// Characters of a name that are probably no part of it.
pub(crate) static RULE: Rule = Rule {
    name: "stray-character",
    since: "0.1.0",
    status: Status::Preview,
    group: Group::Pitfall,
    level: Level::Warning,
    summary: "quotes, a comma, a look-alike letter or a line that the engine takes as part of a name",
    subject: Subject::Form,
    engine: true,
    yields_to: &["hidden-whitespace", "comment-in-value"],
    page: page!("stray_character.md"),
    ..Rule::BASE
};

/// Quotes that stand around a name, each with what closes it.
const QUOTES: [(char, &[char]); 9] = [
    ('"', &['"']),
    ('\'', &['\'']),
    ('`', &['`', '\'']),
    ('“', &['”', '“', '"']),
    ('„', &['“', '”']),
    ('‘', &['’', '‘', '\'']),
    ('‚', &['‘', '’']),
    ('«', &['»']),
    ('»', &['«']),
];

/// Letters of the Cyrillic and the Greek alphabet that look like Latin ones.
const HOMOGLYPHS: [(&str, &str); 2] = [
    ("Cyrillic", "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝ"),
    ("Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"),
];

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let model = context.model;
    let tables = model.tables_with_added().map(|(_, table)| table);
    let names = tables.flat_map(|table| {
        let columns = table.columns.iter().filter_map(|column| column.name);
        table.name.into_iter().chain(columns)
    });
    let entities = model.entities();
    let attributes = entities.flat_map(|entity: Entity<'_>| entity.attributes());
    let listed = attributes.flat_map(|attribute| attribute.columns());
    let judge = |name| judge(name, context.text());
    findings.extend(names.chain(listed).filter_map(judge));
}

fn judge(name: Text<'_>, text: &str) -> Option<Finding> {
    let (what, help) = stray(name.value).or_else(|| folded(name, text))?;
    let message = format!(
        "{what}: the engine takes it as part of the name {}, and finds nothing where the data has \
         another name.",
        quoted(name.value)
    );
    Some(Finding::new(&RULE, name.span(), message).help(help))
}

/// What is probably no part of a name, and what to do with it.
pub(in crate::rules) fn stray(name: &str) -> Option<(String, String)> {
    if let Some(inner) = unquoted(name) {
        let what = "The name is in quotes within the quotes of YAML, or in quotes that YAML does \
                    not know";
        return Some((what.to_owned(), format!("Write {}.", quoted(inner))));
    }
    if let Some(inner) = name.strip_suffix([',', ';']).filter(|it| !it.is_empty()) {
        let sign = name.get(inner.len()..).unwrap_or_default();
        let what = format!("The name ends with {}", quoted(sign));
        return Some((what, format!("Write {}.", quoted(inner))));
    }
    if let Some((c, alphabet)) = look_alike(name) {
        let what = format!(
            "{} ({}) is a letter of the {alphabet} alphabet between Latin ones",
            quoted(&c.to_string()),
            code_point(c)
        );
        return Some((what, "Type the name again, with Latin letters.".to_owned()));
    }
    let wide = full_width(name)?;
    let what = format!(
        "{} ({}) is a full-width character",
        quoted(&wide.to_string()),
        code_point(wide)
    );
    Some((
        what,
        "Type the name again, with ordinary letters.".to_owned(),
    ))
}

/// What is wrong with a name without quotes that goes on on the next line, although there was
/// room for it on the first: a long one is wrapped so by those who write YAML.
fn folded(name: Text<'_>, text: &str) -> Option<(String, String)> {
    const WIDTH: usize = 72;

    let place = name.span();
    if name.node.style() != Style::Plain {
        return None;
    }
    let (_, rest) = place.text(text).split_once(LINE_BREAKS)?;
    let before = text.get(..place.start())?;
    let line = before.rsplit(LINE_BREAKS).next()?.len();
    let end = place.text(text).len() - rest.len();
    let next = rest.split_whitespace().next()?;
    (line + end + next.len() <= WIDTH).then(|| {
        (
            "The name goes on on the next line, without a `:` that would make it a key".to_owned(),
            format!("Write the name on one line, or {} as a key.", quoted(next)),
        )
    })
}

/// What stands between the quotes around a name, or behind one that is not closed and is
/// none of ASCII.
fn unquoted(name: &str) -> Option<&str> {
    let first = name.chars().next()?;
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let rest = name.get(first.len_utf8()..)?;
    let inner = match rest.strip_suffix(*closing) {
        Some(inner) => inner,
        None if !first.is_ascii() => rest,
        None => return None,
    };
    (!inner.is_empty()).then_some(inner)
}

/// The first letter of another alphabet in a word that has Latin letters too, where it
/// looks like one of them.
fn look_alike(name: &str) -> Option<(char, &'static str)> {
    // Nearly every name has no letter of the two.
    if !name.contains(|c| matches!(c, '\u{370}'..='\u{52f}')) {
        return None;
    }
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.find_map(|word| {
        if !word.contains(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        word.chars().find_map(|c| {
            let mut alphabets = HOMOGLYPHS.iter();
            let (alphabet, _) = alphabets.find(|(_, letters)| letters.contains(c))?;
            Some((c, *alphabet))
        })
    })
}

/// The first full-width character of a name that is otherwise written in ASCII.
fn full_width(name: &str) -> Option<char> {
    let is_wide = |c: char| matches!(c, '\u{ff01}'..='\u{ff5e}');
    let is_plain = |c: char| c.is_ascii() || is_wide(c);
    name.chars()
        .find(|c| is_wide(*c))
        .filter(|_| name.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::folded;
    use avatar_model::Fields;

    #[test]
    fn a_name_goes_on_on_the_next_line_where_it_need_not() {
        let wrapped = "How often in the last twelve months did you see a general\n    practitioner";
        for (written, is_odd) in [
            ("last_name\n    drop", true),
            ("last_name\r\n    drop", true),
            ("last name", false),
            ("'last\n    name'", false),
            (">-\n    last\n    name", false),
            (wrapped, false),
        ] {
            let text = format!("- field: {written}\n");
            let stream = pyyaml_syntax::parse(&text);
            let root = stream.documents().next().unwrap().root().unwrap();
            let name = Fields::item(root.items().next().unwrap()).text("field");
            assert_eq!(folded(name.unwrap(), &text).is_some(), is_odd, "{written}");
        }
    }
}
