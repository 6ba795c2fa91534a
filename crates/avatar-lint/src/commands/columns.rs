//! `avatar-lint columns`: what each column is recognized as, and by which words.

use crate::cli::{Columns, ListFormat};
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use avatar_lint_driver::printable::{printable, printable_json};
use avatar_lint_driver::{Content, Input, Settings, Source, read};
use avatar_lint_rules::Options;
use avatar_lint_rules::config::CommandLine;
use avatar_lint_rules::holding::{Holding, Source as Evidence, holdings};
use avatar_lint_rules::secret::Secrets;
use avatar_model::Model;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{self, Write};

/// A column with what it is recognized as.
struct Row {
    table: String,
    column: String,
    kind: &'static str,
    category: &'static str,
    confidence: &'static str,
    evidence: String,
}

impl Row {
    /// Hides the secrets of the file, which may stand for names.
    fn mask(&mut self, secrets: &Secrets<'_>) {
        for text in [&mut self.table, &mut self.column, &mut self.evidence] {
            if let Cow::Owned(masked) = secrets.mask(text) {
                *text = masked;
            }
        }
    }
}

/// Lists the columns of a file.
pub(super) fn run(args: &Columns) -> notice::Result<Outcome> {
    let input = if args.path.as_os_str() == "-" {
        Input::stdin("<stdin>")
    } else {
        Input::named(&args.path)
    };
    let source = match &args.config {
        Some(path) => Source::file(path).map_err(failure::notice)?,
        None if args.no_config => Source::None,
        None => Source::Nearest,
    };
    let mut settings = Settings::new(source, CommandLine::default());
    let found = settings.of(&input.path);
    if let Some(failure) = settings.failures().into_iter().next() {
        return Err(failure::notice(failure));
    }
    let options = found.map(|settings| settings.options).unwrap_or_default();
    let bytes = read(&input).map_err(failure::notice)?;
    let content = Content::decode(&bytes);
    let stream = pyyaml_syntax::parse(content.text());
    let mut rows = rows(&Model::draft(&stream), &options);
    let secrets = Secrets::new(&stream, options.document_type.as_deref());
    for row in &mut rows {
        row.mask(&secrets);
    }
    streams::print(|out| match args.format {
        ListFormat::Text => write_text(&rows, out),
        ListFormat::Json => {
            let list: Value = rows.iter().map(to_json).collect();
            writeln!(out, "{}", printable_json(&format!("{list:#}")))
        }
    })?;
    Ok(Outcome::Clean)
}

fn rows(model: &Model<'_>, options: &Options) -> Vec<Row> {
    let tables = model
        .originals()
        .flat_map(avatar_model::DeclaredSchema::kept_tables);
    let columns = tables.flat_map(|table| {
        let held = holdings(table, &options.names);
        held.map(|(column, held)| row(table.label(), column.label(), held))
    });
    columns.collect()
}

fn row(table: &str, column: &str, held: Option<Holding<'_>>) -> Row {
    let evidence = held.map(|held| match held.source {
        Evidence::Name(words) => words.to_owned(),
        Evidence::PiiType => "pii_type".to_owned(),
    });
    Row {
        table: table.to_owned(),
        column: column.to_owned(),
        kind: held.map_or("none", |held| held.category.kind().as_str()),
        category: held.map_or("none", |held| held.category.as_str()),
        confidence: held.map_or("", |held| held.confidence.as_str()),
        evidence: evidence.unwrap_or_default(),
    }
}

/// Columns of the list are not wider, in characters.
const MAX_WIDTH: usize = 60;

fn write_text(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let width = |of: fn(&Row) -> &str| {
        let widths = rows.iter().map(|row| printable(of(row)).chars().count());
        widths.max().unwrap_or(0).min(MAX_WIDTH)
    };
    let columns = width(|row| &row.column);
    let kinds = width(|row| row.kind);
    let categories = width(|row| row.category);
    let mut table = None;
    for row in rows {
        if table.replace(&row.table) != Some(&row.table) {
            writeln!(out, "{}", printable(&row.table))?;
        }
        let (column, evidence) = (printable(&row.column), printable(&row.evidence));
        let line = format!(
            "  {column:<columns$}  {:<kinds$}  {:<categories$}  {:<6}  {evidence}",
            row.kind, row.category, row.confidence
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn to_json(row: &Row) -> Value {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    json!({
        "table": row.table,
        "column": row.column,
        "kind": row.kind,
        "category": row.category,
        "confidence": known(row.confidence),
        "evidence": known(&row.evidence),
    })
}
