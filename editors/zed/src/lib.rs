//! Starts `avatar-lint server` from the PATH of the project.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct AvatarLint;

impl zed::Extension for AvatarLint {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree
            .which("avatar-lint")
            .ok_or("`avatar-lint` is not on the PATH; `pip install avatar-lint` puts it there.")?;
        Ok(Command {
            command,
            args: vec!["server".to_owned()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(AvatarLint);
