//! A new rule: its code, its page and its registration.

use avatar_lint_rules::{Group, rules};
use std::fs;
use std::path::Path;

/// Why no rule was made.
pub type Refusal = String;

/// Makes the rule `name` of the group `group` in the repository at `root`, and
/// gives the paths of the files that are new or changed.
pub fn create(root: &Path, group: &str, name: &str) -> Result<Vec<String>, Refusal> {
    let known = Group::ALL.into_iter().find(|it| it.as_str() == group);
    let Some(known) = known else {
        return Err(format!("there is no group {group}"));
    };
    let is_kebab = name
        .split('-')
        .all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()));
    if !is_kebab {
        return Err(format!("{name} is not in kebab case"));
    }
    if rules::find(name).is_some() {
        return Err(format!("a rule is called {name}, or was"));
    }

    let module = name.replace('-', "_");
    let folder = format!("crates/avatar-lint-rules/src/rules/{group}");
    let changes = [
        (format!("{folder}/{module}.rs"), code(known, name, &module)),
        (format!("{folder}/{module}.md"), page(name)),
        edited(root, &format!("{folder}/mod.rs"), |text| {
            with_module(text, &module)
        }),
        edited(root, "crates/avatar-lint-rules/src/rules/mod.rs", |text| {
            with_entry(text, group, &module)
        }),
    ];
    for (path, text) in &changes {
        fs::write(root.join(path), text).unwrap();
    }
    Ok(changes.map(|(path, _)| path).into())
}

fn edited(root: &Path, path: &str, edit: impl Fn(&str) -> String) -> (String, String) {
    let text = fs::read_to_string(root.join(path)).unwrap();
    (path.to_owned(), edit(&text))
}

/// The modules of a group with one more, in order.
fn with_module(text: &str, module: &str) -> String {
    let is_module = |line: &&str| line.starts_with("pub(crate) mod ");
    let first = text.lines().position(|line| is_module(&line));
    let mut lines: Vec<&str> = text.lines().collect();
    let new = format!("pub(crate) mod {module};");
    lines.push(&new);
    if let Some(modules) = first.and_then(|first| lines.get_mut(first..)) {
        modules.sort_unstable();
    }
    lines.join("\n") + "\n"
}

/// The list of all rules with one more at the end of its group.
fn with_entry(text: &str, group: &str, module: &str) -> String {
    let entry = format!("    {group}::");
    let last = text.rfind(&entry).unwrap();
    let (before, after) = text.split_at(last);
    let (line, after) = after.split_once('\n').unwrap();
    format!("{before}{line}\n{entry}{module},\n{after}")
}

fn code(group: Group, name: &str, module: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    // A rule of this group must say which criterion of privacy it touches.
    let (import, criteria) = match group {
        Group::Privacy => ("Criterion, ", "\n    criteria: &[Criterion::SinglingOut],"),
        _ => ("", ""),
    };
    let group = format!("{group:?}");
    format!(
        r#"//! `{name}`

use crate::page::page;
use crate::{{Context, {import}Finding, Group, Level, Rule, Status}};

/// What is wrong, in a few words.
pub(crate) static RULE: Rule = Rule {{
    name: "{name}",
    since: "{version}",
    status: Status::Preview,
    group: Group::{group},
    level: Level::Warning,{criteria}
    summary: "what it finds, in one line",
    page: page!("{module}.md"),
    ..Rule::BASE
}};

pub(crate) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {{
    // Ask `context.model` or `context.conformance`, and push `Finding::new(&RULE, …)`.
    let _ = (context, findings);
}}
"#
    )
}

fn page(name: &str) -> String {
    format!(
        "# {name}

## What it finds

What is reported, exactly, and what is left alone.

## Why it matters

What the engine does with it, an article of the GDPR, or a criterion of the
Article 29 Working Party.

## Example

```yaml
kind: AvatarVolume
metadata:
  name: input
spec:
  url: file:///data
```

## Use instead

```yaml
kind: AvatarVolume
metadata:
  name: input
spec:
  url: file:///data
```

## How to fix

What to write instead, and what the automatic fix does, if there is one.

## Cases

### What must not be reported

```yaml
kind: AvatarVolume
metadata:
  name: input
spec:
  url: file:///data
```
"
    )
}
