//! What is chosen for one file, and who chose it.

use super::{CommandLine, Config, Settings};
use crate::{Options, Selector, Thresholds, rules};
use std::collections::HashMap;
use std::fmt::{self, Display};

/// A setting as it holds for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its key in the configuration file: `levels.low-k`.
    pub key: String,
    /// Its value as the configuration file writes it.
    pub value: String,
    /// Who chose it.
    pub origin: Origin,
}

/// Who chose a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody.
    Default,
    /// The profile.
    Profile,
    /// The configuration file, for all files.
    File,
    /// An override of the configuration file, counted from 1.
    Override(usize),
    /// The command line.
    CommandLine,
}

impl Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile => f.write_str("profile"),
            Self::File => f.write_str("configuration file"),
            Self::Override(number) => write!(f, "configuration file, override {number}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

impl Config {
    /// What is chosen for the file at `path`, as in [`Config::options`], setting by
    /// setting. Of the levels, those that differ from the rules' own.
    pub fn explain(&self, path: &str, command_line: &CommandLine) -> Vec<Chosen> {
        let options = self.options(path, command_line);
        let mut chosen = self.explain_run(path, command_line);
        let layers: Vec<_> = self.layers(path).collect();
        let origin_of = |sets: &dyn Fn(&Settings) -> bool| {
            let mut layers = layers.iter().rev();
            layers
                .find(|(_, settings)| sets(settings))
                .map_or(Origin::Default, |(origin, _)| *origin)
        };
        let mut add = |key: &str, value: String, sets: &dyn Fn(&Settings) -> bool| {
            chosen.push(Chosen {
                key: key.to_owned(),
                value,
                origin: origin_of(sets),
            });
        };
        let Thresholds {
            min_k,
            max_epsilon,
            min_pattern_capacity,
            rows,
        } = options.thresholds;
        add("thresholds.min-k", min_k.to_string(), &|it| {
            it.thresholds.min_k.is_some()
        });
        add("thresholds.max-epsilon", max_epsilon.to_string(), &|it| {
            it.thresholds.max_epsilon.is_some()
        });
        add(
            "thresholds.min-pattern-capacity",
            min_pattern_capacity.to_string(),
            &|it| it.thresholds.min_pattern_capacity.is_some(),
        );
        add("thresholds.rows", rows.to_string(), &|it| {
            it.thresholds.rows.is_some()
        });
        let engine = &options.engine;
        add(
            "engine.pyyaml",
            format!("\"{}\"", engine.pyyaml.as_str()),
            &|it| it.engine.pyyaml.is_some(),
        );
        add(
            "engine.avatar-yaml",
            format!("\"{}\"", engine.releases().as_str()),
            &|it| it.engine.avatar_yaml.is_some(),
        );
        chosen.extend(self.explain_levels(path, command_line, &options));
        chosen
    }

    /// What is chosen for the run and the file as a whole.
    fn explain_run(&self, path: &str, command_line: &CommandLine) -> Vec<Chosen> {
        let profile = command_line.profile.or(self.profile);
        let document_type = command_line.document_type.as_deref();
        let options = self.options(path, command_line);
        let origin = |by_command_line: bool, by_file: bool| match (by_command_line, by_file) {
            (true, _) => Origin::CommandLine,
            (_, true) => Origin::File,
            _ => Origin::Default,
        };
        let reasons = self
            .layers(path)
            .filter(|(_, settings)| settings.require_reasons.is_some())
            .last()
            .map(|(origin, _)| origin);
        let strict = profile.is_some_and(super::Profile::requires_reasons);
        let text = |text: &str| format!("\"{text}\"");
        let none = || "none".to_owned();
        let chosen = |key: &str, value, origin| Chosen {
            key: key.to_owned(),
            value,
            origin,
        };
        vec![
            chosen(
                "profile",
                profile.map_or_else(none, |profile| text(profile.as_str())),
                origin(command_line.profile.is_some(), self.profile.is_some()),
            ),
            chosen(
                "fail-on",
                text(self.fail_on(command_line).as_str()),
                origin(command_line.fail_on.is_some(), self.fail_on.is_some()),
            ),
            chosen(
                "fail-on-empty",
                self.fail_on_empty.to_string(),
                origin(false, self.fail_on_empty),
            ),
            chosen(
                "max-file-size",
                self.max_file_size().to_string(),
                origin(false, self.max_file_size.is_some()),
            ),
            chosen(
                "as",
                options.document_type.as_deref().map_or_else(none, text),
                origin(document_type.is_some(), self.names_type_of(path)),
            ),
            chosen(
                "require-reasons",
                options.require_reasons.to_string(),
                reasons.unwrap_or(if strict {
                    Origin::Profile
                } else {
                    Origin::Default
                }),
            ),
        ]
    }

    /// The levels that differ from the rules' own, and those that somebody set.
    fn explain_levels(
        &self,
        path: &str,
        command_line: &CommandLine,
        options: &Options,
    ) -> Vec<Chosen> {
        let mut origins: HashMap<&str, Origin> = HashMap::new();
        if command_line.profile.or(self.profile).is_some() {
            let changed = rules::ALL.iter().filter(|rule| {
                let profile = command_line.profile.or(self.profile);
                profile.and_then(|profile| profile.level(rule)) != Some(rule.level)
            });
            origins.extend(changed.map(|rule| (rule.name, Origin::Profile)));
        }
        for (origin, settings) in self.layers(path) {
            let selectors = settings.levels.iter().map(|(selector, _)| selector);
            let set = selectors.flat_map(|selector| selector.rules());
            origins.extend(set.map(|rule| (rule.name, origin)));
        }
        let named = command_line.ignore.iter();
        let named = named.chain(command_line.levels.iter().map(|(selector, _)| selector));
        let named = named
            .chain(&command_line.select)
            .flat_map(|it: &Selector| it.rules());
        origins.extend(named.map(|rule| (rule.name, Origin::CommandLine)));
        let is_selected = |rule: &crate::Rule| {
            let mut selected = command_line.select.iter().flat_map(|it| it.rules());
            command_line.select.is_empty() || selected.any(|selected| selected == rule)
        };
        let all = rules::ALL.iter().filter_map(|rule| {
            let origin = if is_selected(rule) {
                *origins.get(rule.name)?
            } else {
                Origin::CommandLine
            };
            let level = options.level(rule).map_or("off", |level| level.as_str());
            Some(Chosen {
                key: format!("levels.{}", rule.name),
                value: format!("\"{level}\""),
                origin,
            })
        });
        all.collect()
    }

    /// What the configuration file says of the file at `path`, the stronger after the weaker.
    fn layers(&self, path: &str) -> impl Iterator<Item = (Origin, &Settings)> {
        let overrides = (1..).zip(&self.overrides);
        let overrides = overrides.filter(|(_, it)| it.files.matches(path));
        let overrides = overrides.map(|(number, it)| (Origin::Override(number), &it.settings));
        [(Origin::File, &self.settings)]
            .into_iter()
            .chain(overrides)
    }
}

#[cfg(test)]
mod tests {
    use super::{CommandLine, Config};
    use crate::config::Flavor;

    fn explained(text: &str, path: &str, command_line: &CommandLine) -> Vec<String> {
        let config = Config::from_toml(text, Flavor::Own).unwrap().unwrap();
        let chosen = config.explain(path, command_line).into_iter();
        chosen
            .map(|it| format!("{} = {}  # {}", it.key, it.value, it.origin))
            .collect()
    }

    #[test]
    fn every_setting_names_who_chose_it() {
        let text = "profile = \"strict\"\n[engine]\npyyaml = \"6.0.4\"\n[levels]\nlow-k = \"error\"\n\
            [[overrides]]\nfiles = [\"b.yaml\"]\nlevels = { low-k = \"off\" }\n\
            [[overrides]]\nfiles = [\"a.yaml\"]\nlevels = { unknown-kind = \"info\" }\n\
            thresholds = { rows = 7 }\n";
        let command_line = CommandLine {
            ignore: vec!["pattern".parse().unwrap()],
            ..CommandLine::default()
        };
        let found = explained(text, "a.yaml", &command_line);
        for line in [
            "profile = \"strict\"  # configuration file",
            "fail-on = \"warning\"  # default",
            "require-reasons = true  # profile",
            "as = none  # default",
            "thresholds.min-k = 5  # default",
            "thresholds.rows = 7  # configuration file, override 2",
            "engine.pyyaml = \"6.0.4\"  # configuration file",
            "engine.avatar-yaml = \">=0.1.45\"  # default",
            "levels.low-k = \"error\"  # configuration file",
            "levels.unknown-kind = \"info\"  # configuration file, override 2",
            "levels.constant-pattern = \"off\"  # command line",
        ] {
            assert!(found.contains(&line.to_owned()), "{line}: {found:#?}");
        }
        assert!(!found.iter().any(|line| line.contains("unknown-field")));
    }

    #[test]
    fn what_is_not_selected_is_off_by_the_command_line() {
        let command_line = CommandLine {
            select: vec!["low-k".parse().unwrap()],
            ..CommandLine::default()
        };
        let found = explained("", "a.yaml", &command_line);
        let line = "levels.unknown-field = \"off\"  # command line".to_owned();
        assert!(found.contains(&line), "{found:#?}");
    }
}
