//! `avatar-lint man`: the man pages.

use crate::cli::Man;
use crate::failure;
use crate::notice;
use crate::outcome::Outcome;
use crate::streams;
use avatar_lint_driver::printable::printable;
use avatar_model::suggest;
use std::fs;

/// The pages by what they are about.
macro_rules! pages {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../man/", $name, ".1")))),*]
    };
}

/// Every page. They are generated from the command line.
const PAGES: &[(&str, &str)] = pages![
    "avatar-lint"
    "avatar-lint-check"
    "avatar-lint-columns"
    "avatar-lint-completions"
    "avatar-lint-explain"
    "avatar-lint-init"
    "avatar-lint-inspect"
    "avatar-lint-man"
    "avatar-lint-pattern"
    "avatar-lint-rules"
    "avatar-lint-schema"
    "avatar-lint-server"
];

/// Prints a page, or writes the files of all of them.
pub(super) fn run(args: &Man) -> notice::Result<Outcome> {
    if let Some(folder) = &args.out_dir {
        fs::create_dir_all(folder).map_err(|error| failure::io("create", folder, &error))?;
        for (name, page) in PAGES {
            let path = folder.join(format!("{name}.1"));
            fs::write(&path, page).map_err(|error| failure::io("write", &path, &error))?;
        }
    } else {
        let page = find(args.command.as_deref())?;
        streams::print(|out| out.write_all(page.as_bytes()))?;
    }
    Ok(Outcome::Clean)
}

/// The page of this subcommand, or that of the command itself.
fn find(subcommand: Option<&str>) -> notice::Result<&'static str> {
    let subcommands = || {
        PAGES
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("avatar-lint-"))
    };
    let name = subcommand.map_or("avatar-lint".to_owned(), |name| {
        format!("avatar-lint-{name}")
    });
    let page = PAGES.iter().find(|(known, _)| *known == name);
    page.map(|(_, page)| *page).ok_or_else(|| {
        let asked = subcommand.unwrap_or_default();
        let nearest = suggest::nearest(asked, subcommands());
        let message = format!(
            "there is no subcommand `{}`.{}",
            printable(asked),
            suggest::question(nearest)
        );
        failure::wrong_but(message, "`avatar-lint --help` lists all subcommands")
    })
}

#[cfg(test)]
mod tests {
    use super::PAGES;
    use crate::cli::Cli;
    use clap::CommandFactory;

    #[test]
    fn every_subcommand_has_its_page() {
        let command = Cli::command();
        let mut names = vec!["avatar-lint".to_owned()];
        names.extend(
            command
                .get_subcommands()
                .map(|it| format!("avatar-lint-{}", it.get_name())),
        );
        names.sort();
        let pages: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
        assert_eq!(pages, names);
    }
}
