//! The `avatar-lint` command; everything it does is in the library beside it.

fn main() -> std::process::ExitCode {
    avatar_lint::run(std::env::args_os()).into()
}
