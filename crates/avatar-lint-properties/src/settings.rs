//! A configuration file is read, or each fault of it has a place in it.

use crate::input::text;
use avatar_lint_rules::config::{CommandLine, Config, Flavor};
use avatar_lint_rules::lint;
use avatar_lint_rules::secret::Secrets;

pub(crate) fn check(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let command_line = CommandLine::default();
    for flavor in [Flavor::Own, Flavor::Pyproject] {
        match Config::from_toml(&text, flavor) {
            Ok(Some(config)) => {
                let options = config.options("tests/run.yaml", &command_line);
                let secrets = Secrets::of_source(&text);
                let chosen = config.explain("run.yaml", &command_line, &secrets);
                assert!(!chosen.is_empty());
                let _ = config.fail_on(&command_line);
                let _ = config.names_type_of("payloads/a.json");
                let _ = lint(
                    "kind: AvatarSchema\nspec: {tables: [{name: a}]}\n",
                    &options,
                );
            }
            Ok(None) => assert_eq!(flavor, Flavor::Pyproject),
            Err(errors) => {
                assert!(!errors.is_empty());
                for error in errors {
                    assert!(text.get(error.span.range()).is_some(), "{error:?}");
                    assert!(!error.message.is_empty());
                }
            }
        }
    }
}
