//! `unreadable-encoding`

use crate::page::page;
use crate::{Context, Encoding, Finding, Group, Level, Rule};
use avatar_format::Kind;
use avatar_model::wording;
use pyyaml_syntax::Span;

/// Files that the client may not open, or reads with other names.
pub(crate) static RULE: Rule = Rule {
    name: "unreadable-encoding",
    group: Group::Syntax,
    level: Level::Error,
    summary: "a file in an encoding that the client cannot open everywhere",
    since: "0.1.0",
    engine: true,
    page: page!("unreadable_encoding.md"),
    ..Rule::BASE
};

/// What stands before the text where an editor writes a byte order mark.
const MARK: char = '\u{feff}';

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let document_type = context.options.document_type.as_deref();
    if document_type.is_some_and(|name| name.parse::<Kind>().is_err()) {
        // The client opens configurations, no models of the API.
        return;
    }
    let has_mark = context.text().starts_with(MARK);
    let mark = Span::new(0, if has_mark { MARK.len_utf8() } else { 0 });
    let encoding = context.options.encoding;
    if matches!(encoding, Encoding::Utf16 | Encoding::Other) {
        let encoding = match encoding {
            Encoding::Utf16 => "in UTF-16",
            _ => "not in UTF-8",
        };
        let message = format!(
            "The file is {encoding}, and the client cannot open it: it opens files in the \
             encoding of the locale, and stops with an error."
        );
        findings.push(Finding::new(&RULE, mark, message).help("Save the file as UTF-8."));
    } else if has_mark || encoding == Encoding::MarkedUtf8 {
        let message = "The file begins with a byte order mark. Under a locale in another \
                       encoding than UTF-8, as on Windows, the client does not see the first \
                       document.";
        findings.push(
            Finding::new(&RULE, mark, message)
                .level(Level::Info)
                .help("Save the file as UTF-8 without a byte order mark."),
        );
    }
    if context.options.ascii_names {
        findings.extend(name_outside_ascii(context));
    }
}

/// The first name of a table or a column that another encoding would change.
fn name_outside_ascii(context: &Context<'_>) -> Option<Finding> {
    let schemas = context.model.schemas.iter();
    let names = schemas.flat_map(|schema| &schema.tables).flat_map(|table| {
        let columns = table.columns.iter().filter_map(|column| column.name);
        table.name.into_iter().chain(columns)
    });
    let name = names.into_iter().find(|name| !name.value.is_ascii())?;
    let message = format!(
        "{} is not ASCII. Under a locale in another encoding than UTF-8, as on Windows, the \
         client reads another name, and what is said of it is lost.",
        wording::quoted(name.value)
    );
    Some(
        Finding::new(&RULE, name.span(), message)
            .level(Level::Info)
            .help("Run the client in UTF-8 mode: set `PYTHONUTF8=1`."),
    )
}
