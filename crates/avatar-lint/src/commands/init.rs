//! `avatar-lint init`: what a repository needs to check its configurations.

use crate::cli::{Forge, Init};
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use avatar_lint_driver::{Failure, absolute};
use avatar_lint_rules::config::{ConfigFile, FILE_NAMES};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Every setting, commented out. It is generated from the settings.
const SETTINGS: &str = include_str!("../../templates/avatar-lint.toml");
const HOOK: &str = include_str!("../../templates/pre-commit-config.yaml");
const GITHUB: &str = include_str!("../../templates/github.yml");
const GITLAB: &str = include_str!("../../templates/gitlab.yml");

/// Writes the files that are not there, changes none that is, and says which is which.
pub(super) fn run(args: &Init) -> notice::Result<Outcome> {
    let folder = absolute(&args.folder);
    write_settings(&folder)?;
    let Some(root) = folder.ancestors().find(|it| it.join(".git").exists()) else {
        say("This is not a git repository, so no hook and no CI step were written.")?;
        return Ok(Outcome::Clean);
    };
    let hook = of_this_version(HOOK);
    if write(&root.join(".pre-commit-config.yaml"), &hook)? {
        say("  Run `pre-commit install` to use it.")?;
    }
    let forges = match args.forge {
        Some(forge) => vec![forge],
        None => seen(root),
    };
    for forge in &forges {
        let (path, text) = match forge {
            Forge::Github => (".github/workflows/avatar-lint.yml", GITHUB),
            Forge::Gitlab => (".gitlab-ci.yml", GITLAB),
        };
        write(&root.join(path), &of_this_version(text))?;
    }
    if forges.is_empty() {
        say("No forge was recognized, so no CI step was written. \
             Name it with `--forge github` or `--forge gitlab`.")?;
    }
    Ok(Outcome::Clean)
}

/// Writes the configuration file, unless one holds here already: a second one would
/// replace all of its settings.
fn write_settings(folder: &Path) -> notice::Result<()> {
    let nearest = ConfigFile::nearest(folder, |path| fs::read_to_string(path));
    let nearest = nearest.map_err(|fault| failure::notice(Failure::Settings(fault)))?;
    let [name, _] = FILE_NAMES;
    match nearest {
        Some(file) => say(&format!(
            "Kept {}, whose settings hold here.",
            shown(&file.path)
        )),
        None => write(&folder.join(name), SETTINGS).map(drop),
    }
}

/// Writes a file that is not there and says so, or else says what to add to the one that
/// is. Gives whether it was written.
fn write(path: &Path, text: &str) -> notice::Result<bool> {
    match create(path, text) {
        Ok(()) => {
            say(&format!("Wrote {}.", shown(path)))?;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let present = path.is_file()
                && fs::read_to_string(path).is_ok_and(|it| it.contains("avatar-lint"));
            let kept = format!("Kept {}", shown(path));
            if present {
                say(&format!("{kept}, which names avatar-lint already."))?;
            } else {
                say(&format!("{kept}. Add this to it:\n\n{}", text.trim_end()))?;
                say("")?;
            }
            Ok(false)
        }
        Err(error) => Err(failure::io("write", path, &error)),
    }
}

/// Creates a file, which is there whole or not at all.
fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let written = File::create_new(path)?.write_all(text.as_bytes());
    written.inspect_err(|_| drop(fs::remove_file(path)))
}

/// The forges that the repository at `root` is made for: those whose files are in it, or
/// else the one that it was cloned from.
fn seen(root: &Path) -> Vec<Forge> {
    let files = [
        (Forge::Github, ".github"),
        (Forge::Gitlab, ".gitlab-ci.yml"),
        (Forge::Gitlab, ".gitlab"),
    ];
    let mut forges: Vec<Forge> = files
        .into_iter()
        .filter(|(_, name)| root.join(name).exists())
        .map(|(forge, _)| forge)
        .collect();
    forges.dedup();
    if forges.is_empty() {
        let git = root.join(".git/config");
        let text = if git.is_file() {
            fs::read_to_string(git)
        } else {
            Ok(String::new())
        };
        forges.extend(of_remotes(&text.unwrap_or_default()));
    }
    forges
}

/// The forge of the first remote that says one, in the configuration of git.
fn of_remotes(text: &str) -> Option<Forge> {
    let urls = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("url"));
    urls.filter_map(|line| line.trim_start().strip_prefix('='))
        .find_map(|url| {
            let host = host(url.trim());
            if host.contains("github") {
                Some(Forge::Github)
            } else {
                host.contains("gitlab").then_some(Forge::Gitlab)
            }
        })
}

/// The host of `https://host/path`, `ssh://user@host:port/path` or `user@host:path`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

fn of_this_version(text: &str) -> String {
    text.replace("{version}", env!("CARGO_PKG_VERSION"))
}

fn shown(path: &Path) -> String {
    failure::display(&failure::relative_to_here(&PathBuf::from(path)))
}

fn say(line: &str) -> notice::Result<()> {
    streams::print(|out| writeln!(out, "{line}"))
}

#[cfg(test)]
mod tests {
    use super::of_remotes;
    use crate::cli::Forge;

    #[test]
    fn the_forge_is_that_of_the_host_and_not_of_a_path() {
        let forge = |url: &str| {
            of_remotes(&format!(
                "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {url}\n"
            ))
        };
        assert_eq!(forge("https://github.com/a/b.git"), Some(Forge::Github));
        assert_eq!(forge("git@github.com:a/gitlab.git"), Some(Forge::Github));
        assert_eq!(
            forge("ssh://git@gitlab.example.org:2222/a/github.git"),
            Some(Forge::Gitlab)
        );
        assert_eq!(forge("https://user:github@example.org/gitlab"), None);
        assert_eq!(forge("../github"), None);
    }
}
