//! No circle of modules: of two modules of a crate, at most one knows the other.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests fail by them"
)]

mod page;

use page::says;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

#[test]
fn no_modules_of_a_crate_use_one_another_in_a_circle() {
    says("Of two modules of a crate, at most one uses the other.");
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut circles = Vec::new();
    for entry in fs::read_dir(crates).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let found = Crate::read(&folder.join("src")).circles();
        circles.extend(
            found
                .iter()
                .map(|circle| format!("{name}: {}", circle.join(", "))),
        );
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn circles_are_found_through_lists_names_and_reexports() {
    let circles = |files: &[(&str, &str)]| {
        let mut all = Crate::default();
        for (path, text) in files {
            all.add(path, text);
        }
        all.circles()
    };
    let lib = ("lib.rs", "mod a; mod b; pub use b::{B, C as D};");
    let b = ("b.rs", "use crate::a;\npub struct B(a::A);");
    for text in [
        "use crate::{b::{self, B}};\nfn f(_: b::B) {}",
        "use super::B;",
        "fn f() -> crate::D { todo!() }",
        "use super::b;\nfn f() { b::g() }",
    ] {
        assert_eq!(circles(&[lib, b, ("a.rs", text)]), [["a", "b"]], "{text}");
    }
    for text in [
        "// use super::B;\nconst A: &str = \"crate::B\";",
        "#[cfg(test)]\nmod tests { use crate::B; }",
        "#[cfg(test)]\nuse crate::B;\nuse std::fmt::b;",
    ] {
        assert_eq!(circles(&[lib, b, ("a.rs", text)]).len(), 0, "{text}");
    }
    let parent = ("a/mod.rs", "mod c;\npub struct A;\nfn f() { c::g() }");
    let child = ("a/c.rs", "pub fn g(_: super::A) {}");
    assert_eq!(circles(&[("lib.rs", "mod a;"), parent, child]).len(), 0);
    let sibling = ("a/d.rs", "pub fn g() { super::c::g() }\nuse crate::e::E;");
    let child = ("a/c.rs", "use super::d;\nfn g() { d::g() }");
    let other = ("e.rs", "use crate::a;\nstruct E(a::A);");
    assert_eq!(
        circles(&[("lib.rs", "mod a; mod e;"), parent, child, sibling, other]),
        [["a", "e"], ["a::c", "a::d"]]
    );
}

/// The way to a module from the top of the crate.
type Module = Vec<String>;

/// What a path inside a crate can begin with.
const PREFIXES: [&str; 3] = ["crate", "super", "self"];

/// The modules of a crate; the first has no name.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Module, Names>,
}

/// What a module names.
#[derive(Default)]
struct Names {
    /// What it calls something, and the way to it from the top of the crate.
    imports: BTreeMap<String, Module>,
    /// Ways to what it uses, as they are written.
    paths: BTreeSet<Module>,
}

impl Crate {
    fn read(folder: &Path) -> Self {
        let mut all = Self::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let inside = path.strip_prefix(folder).unwrap().to_str().unwrap();
                    all.add(
                        &inside.replace('\\', "/"),
                        &fs::read_to_string(&path).unwrap(),
                    );
                }
            }
        }
        all
    }

    fn add(&mut self, file: &str, text: &str) {
        let path = file.trim_end_matches(".rs");
        let mut module: Module = path.split('/').map(str::to_owned).collect();
        module.pop_if(|name| name == "mod" || name == "lib" || name == "main");
        // Files of tests may look at everything.
        if module.last().is_some_and(|name| name == "tests") {
            return;
        }
        let names = Names::read(&without_tests(&tokens(text)), &module);
        let known = self.modules.entry(module).or_default();
        known.imports.extend(names.imports);
        known.paths.extend(names.paths);
    }

    /// The groups of modules, beside one another, each of which leads to all others.
    /// A module is all that is in it; what stands in the file of the parent belongs
    /// to the children as well.
    fn circles(&self) -> Vec<Vec<String>> {
        let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, names) in &self.modules {
            for used in names
                .paths
                .iter()
                .filter_map(|path| self.used(module, path))
            {
                let both = module.iter().zip(used);
                let common = both.take_while(|(one, other)| one == other).count();
                if common < module.len() && common < used.len() {
                    let from = module[..=common].to_vec();
                    uses.entry(from)
                        .or_default()
                        .insert(used[..=common].to_vec());
                }
            }
        }
        let reached = |from| {
            let mut reached: BTreeSet<&Module> = BTreeSet::new();
            let mut pending = vec![from];
            while let Some(module) = pending.pop() {
                let next = uses.get(module).into_iter().flatten();
                pending.extend(next.filter(|next| reached.insert(next)));
            }
            reached
        };
        let reached: BTreeMap<_, _> = uses.keys().map(|it| (it, reached(it))).collect();
        let circles: BTreeSet<Vec<String>> = reached
            .iter()
            .filter(|(module, all)| all.contains(*module))
            .map(|(module, all)| {
                let leads_back =
                    |other: &&&Module| reached.get(*other).is_some_and(|all| all.contains(module));
                let members = all.iter().filter(leads_back);
                members.map(|member| member.join("::")).collect()
            })
            .collect();
        circles.into_iter().collect()
    }

    /// The module of this crate in which what `path` leads to is written.
    fn used(&self, module: &Module, path: &Module) -> Option<&Module> {
        let (first, rest) = path.split_first()?;
        let start = if PREFIXES.contains(&first.as_str()) {
            absolute(path, module)
        } else {
            let inside = [module.as_slice(), std::slice::from_ref(first)].concat();
            let imported = self.modules[module].imports.get(first).cloned();
            let start = imported.or_else(|| self.modules.contains_key(&inside).then_some(inside));
            [start?, rest.to_vec()].concat()
        };
        self.find(&start, 0)
    }

    fn find(&self, path: &[String], depth: usize) -> Option<&Module> {
        let mut ends = (0..=path.len()).rev();
        let (module, names) = ends.find_map(|end| self.modules.get_key_value(&path[..end]))?;
        let Some((item, rest)) = path[module.len()..].split_first() else {
            // A module that is only named: what is used of it has its own path.
            return None;
        };
        match names.imports.get(item) {
            Some(way) if depth < 8 => self.find(&[way.as_slice(), rest].concat(), depth + 1),
            _ => Some(module),
        }
    }
}

impl Names {
    fn read(tokens: &[String], module: &Module) -> Self {
        let mut names = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            // Also `use<>`, which lists what a type captures.
            if tokens[at] == "use" && tokens[at + 1] != "<" {
                let mut found = Vec::new();
                let before = at.checked_sub(1).map(|before| tokens[before].as_str());
                let is_passed_on = matches!(before, Some("pub" | ")"));
                at = use_tree(tokens, at + 1, Vec::new(), &mut found);
                for (name, path) in found {
                    // Without a prefix it is a module inside, or another crate.
                    let from = if PREFIXES.contains(&path[0].as_str()) {
                        absolute(&path, module)
                    } else {
                        [module.clone(), path.clone()].concat()
                    };
                    names.imports.insert(name, from);
                    if !is_passed_on {
                        names.paths.insert(path);
                    }
                }
            } else if is_word(&tokens[at]) {
                let mut path = vec![tokens[at].clone()];
                while tokens.get(at + 1).is_some_and(|next| next == "::")
                    && tokens.get(at + 2).is_some_and(|next| is_word(next))
                {
                    path.push(tokens[at + 2].clone());
                    at += 2;
                }
                if path.len() > 1 {
                    names.paths.insert(path);
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        names
    }
}

/// A path that begins with `crate`, `self` or `super`, from the top of the crate.
fn absolute(path: &[String], module: &Module) -> Module {
    let mut start = module.clone();
    let prefixes = path
        .iter()
        .take_while(|name| PREFIXES.contains(&name.as_str()));
    for name in prefixes.clone() {
        match name.as_str() {
            "crate" => start.clear(),
            "super" => _ = start.pop(),
            _ => {}
        }
    }
    [start.as_slice(), &path[prefixes.count()..]].concat()
}

/// Reads one branch of a `use`: each name with the path it stands for. Returns
/// where the next token is.
fn use_tree(
    tokens: &[String],
    mut at: usize,
    mut path: Module,
    found: &mut Vec<(String, Module)>,
) -> usize {
    loop {
        match tokens[at].as_str() {
            "{" => {
                at += 1;
                while tokens[at] != "}" {
                    at = use_tree(tokens, at, path.clone(), found);
                    at += usize::from(tokens[at] == ",");
                }
                return at + 1;
            }
            "as" => {
                found.push((tokens[at + 1].clone(), path));
                return at + 2;
            }
            "," | "}" | ";" => {
                found.push((path.last().unwrap().clone(), path));
                return at;
            }
            "::" => {}
            // In `a::{self, b}` it stands for `a`.
            "self" if !path.is_empty() => {}
            name => path.push(name.to_owned()),
        }
        at += 1;
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single marks, without comments and strings.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = string(rest) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let length = word.unwrap_or(rest.len());
            tokens.push(rest[..length].to_owned());
            length
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the string or character that `text` begins with.
fn string(text: &str) -> Option<usize> {
    let raw = text.strip_prefix("br").or_else(|| text.strip_prefix('r'));
    if let Some(raw) = raw {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        if raw[marks..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(marks));
            let start = text.len() - raw.len() + marks + 1;
            return Some(start + text[start..].find(&end).unwrap() + end.len());
        }
    }
    let quote = text.chars().next()?;
    if quote != '"' && quote != '\'' {
        return None;
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if quote == '\'' && at > 1 && !escaped && !text[1..].starts_with('\\') && c != quote {
            // A lifetime.
            return Some(1);
        }
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(text.len())
}

/// Leaves out what is only there for tests.
fn without_tests(tokens: &[String]) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut left = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..]
            .iter()
            .map(String::as_str)
            .take(mark.len())
            .eq(mark)
        {
            left.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += mark.len();
        let mut depth = 0;
        let is_use = tokens[at] == "use";
        while at < tokens.len() {
            match tokens[at].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            let is_end = match tokens[at].as_str() {
                ";" => depth == 0,
                "}" => depth == 0 && !is_use,
                _ => false,
            };
            at += 1;
            if is_end {
                break;
            }
        }
    }
    left
}
