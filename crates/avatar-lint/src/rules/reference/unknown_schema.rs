//! `unknown-schema`

use crate::model::{Schema, Text};
use crate::rules::names::{self, Suggester};
use crate::{Context, Documentation, Finding, Group, Level, Rule, wording};
use std::collections::HashSet;

/// Schemas that nothing declares.
pub static RULE: Rule = Rule {
    name: "unknown-schema",
    group: Group::Reference,
    level: Level::Error,
    summary: "a job or an avatarized schema names a schema that does not exist",
    rises: false,
    criteria: &[],
    documentation: Documentation {
        finds: "A `schema` or `schema_ref` that is not the `metadata.name` of an `AvatarSchema` \
            of the file. Names are case-sensitive. Nothing is reported while a document of the \
            file cannot be read and may be the schema in question.",
        why: "A job finds its tables through this name. The published reader does not look at it, \
            so the mistake shows when the set is run, or not at all: a schema whose `schema_ref` \
            leads nowhere has lost the originals that its avatars are compared with.",
        bad: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: shcema
  avatarization:
    patients:
      k: 20
",
        good: r"kind: AvatarSchema
metadata:
  name: schema
spec:
  tables:
  - name: patients
    data: {volume: input, file: patients.csv}
---
kind: AvatarParameters
metadata:
  name: standard
spec:
  schema: schema
  avatarization:
    patients:
      k: 20
",
        configure: "",
        fix: "Write the name of the schema as its own document has it, or add the document.",
    },
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let suggester = Suggester::new();
    // Of these `derived-schema-name` says that a schema should be called so.
    let schemas = context.model.schemas.iter();
    let wanted: HashSet<_> = schemas.filter_map(Schema::name_by_reference).collect();
    for document in &context.model.documents {
        let references = ["schema", "schema_ref"].map(|field| document.text(field));
        let references = references.into_iter().flatten();
        for reference in references.filter(|reference| !wanted.contains(reference.value)) {
            findings.extend(judge(context, &suggester, reference));
        }
    }
}

fn judge(context: &Context<'_>, suggester: &Suggester, reference: Text<'_>) -> Option<Finding> {
    if !context.model.schema(reference.value).is_missing() {
        return None;
    }
    let declared = context.model.schemas.iter();
    let names = declared.filter_map(|schema| Some(schema.document.name?.value));
    let meant = suggester.nearest(reference.value, names);
    let place = meant.and_then(|name| context.model.schema(name).found());
    let message = format!(
        "No schema of this file is called {}, so there are no tables to work on.",
        wording::quoted(reference.value)
    );
    let meant = meant.zip(place.map(|schema| schema.document.span()));
    Some(names::unknown(&RULE, reference.span(), &message, meant))
}
