//! What is chosen for one file, and who chose it.

use super::chosen::{Chosen, Origin};
use super::{CommandLine, Config, Paths, Settings, written};
use crate::secret::Secrets;
use crate::{Options, Selector, Thresholds, rules};
use hashbrown::HashMap;

impl Config {
    /// What is chosen for the file at `path`, as in [`Config::options`], setting by
    /// setting, `secrets` masked. Of the levels, those that differ from the rules' own.
    pub fn explain(
        &self,
        path: &str,
        command_line: &CommandLine,
        secrets: &Secrets<'_>,
    ) -> Vec<Chosen> {
        let options = self.options(path, command_line);
        let mut chosen = self.explain_run(path, command_line);
        chosen.extend(self.explain_paths(path, command_line, secrets));
        chosen.extend(self.explain_names(path, secrets));
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
        let levels = self.explain_levels(path, command_line, &options);
        if levels.is_empty() {
            chosen.push(Chosen::default_of("levels", "none"));
        }
        chosen.extend(levels);
        chosen
    }

    /// Which files are looked at, and which overrides apply to this one.
    fn explain_paths(
        &self,
        path: &str,
        command_line: &CommandLine,
        secrets: &Secrets<'_>,
    ) -> Vec<Chosen> {
        let of = |key: &str, paths: &Paths, origin| Chosen {
            key: key.to_owned(),
            value: written::list(paths.patterns(), secrets),
            origin,
        };
        let include = if !self.include.is_empty() {
            of("include", &self.include, Origin::File)
        } else if command_line.document_type.is_some() {
            Chosen {
                origin: Origin::CommandLine,
                ..Chosen::default_of("include", r#"["*.yaml", "*.yml", "*.json"]"#)
            }
        } else {
            Chosen::default_of("include", r#"["*.yaml", "*.yml"]"#)
        };
        let exclude = if self.exclude.is_empty() {
            Chosen::default_of("exclude", "[]")
        } else {
            of("exclude", &self.exclude, Origin::File)
        };
        let overrides = (1..).zip(&self.overrides);
        let overrides = overrides.filter(|(_, it)| it.files.matches(path));
        let mut overrides: Vec<Chosen> = overrides
            .map(|(number, it)| of("overrides.files", &it.files, Origin::Override(number)))
            .collect();
        if overrides.is_empty() {
            overrides.push(Chosen::default_of("overrides", "none"));
        }
        [include, exclude].into_iter().chain(overrides).collect()
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
    pub(super) fn layers(&self, path: &str) -> impl Iterator<Item = (Origin, &Settings)> {
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
    use crate::config::{Flavor, schema};
    use crate::secret::Secrets;
    use serde_json::Value;

    fn explained(text: &str, path: &str, command_line: &CommandLine) -> Vec<String> {
        let config = Config::from_toml(text, Flavor::Own).unwrap().unwrap();
        let secrets = Secrets::of_source(text);
        let chosen = config.explain(path, command_line, &secrets).into_iter();
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
    fn every_key_of_the_configuration_file_is_listed() {
        let full =
            "overrides = [{files = ['*.yaml']}]\n[levels]\nlow-k = 'error'\n[columns]\na = 'none'";
        for text in ["", full] {
            let found = explained(text, "a.yaml", &CommandLine::default());
            let lists = |key: &str| {
                let ends = [format!("{key} = "), format!("{key}.")];
                let mut lines = found.iter();
                lines.any(|line| ends.iter().any(|end| line.starts_with(end)))
            };
            let schema = schema();
            let keys = schema["properties"].as_object().unwrap();
            for (name, key) in keys {
                assert!(lists(name), "{name}: {found:#?}");
                let inner = key.get("properties").and_then(Value::as_object);
                let inner = inner.filter(|_| name != "levels");
                for inner in inner.into_iter().flat_map(|it| it.keys()) {
                    assert!(lists(&format!("{name}.{inner}")), "{name}.{inner}");
                }
            }
        }
    }

    #[test]
    fn what_is_said_of_names_and_paths_is_shown_as_it_is_written() {
        let text = "include = ['*.yaml', 'a\"b']\nexclude = ['ghp_0123456789abcdefABCDEF']\n\
            name-languages = ['fr']\nidentifier-words = ['badgeNumber']\n\
            [columns]\npatients.'no 1' = 'none'\n\
            [[overrides]]\nfiles = ['*.yaml']\nname-languages = ['en', 'de']\n\
            identifier-words = ['https://ada:S3cr3t-Kx9@example.org/']\n";
        let found = explained(text, "a.yaml", &CommandLine::default());
        for line in [
            r#"include = ["*.yaml", "a\"b"]  # configuration file"#,
            r#"overrides.files = ["*.yaml"]  # configuration file, override 1"#,
            r#"name-languages = ["en", "de"]  # configuration file, override 1"#,
            r#"columns.patients."no 1" = "none"  # configuration file"#,
            r#"identifier-words = ["badgeNumber"]  # configuration file"#,
            "harmless-words = []  # default",
        ] {
            assert!(found.contains(&line.to_owned()), "{line}: {found:#?}");
        }
        let all = found.join("\n");
        assert_eq!(all.matches("name-languages").count(), 1, "{all}");
        assert_eq!(all.matches("identifier-words").count(), 2, "{all}");
        assert!(
            !all.contains("S3cr3t") && !all.contains("0123456789"),
            "{all}"
        );
    }

    #[test]
    fn the_type_on_the_command_line_chooses_which_files_are_looked_at() {
        let command_line = CommandLine {
            document_type: Some("AvatarSchema".to_owned()),
            ..CommandLine::default()
        };
        let found = explained(
            "as = { 'a.yaml' = 'AvatarVolume' }",
            "a.yaml",
            &command_line,
        );
        for line in [
            r#"include = ["*.yaml", "*.yml", "*.json"]  # command line"#,
            r#"as = "AvatarSchema"  # command line"#,
        ] {
            assert!(found.contains(&line.to_owned()), "{line}: {found:#?}");
        }
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
