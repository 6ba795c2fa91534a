#!/usr/bin/env python3
"""Tests the output of `avatar-lint check` on a terminal: colors, links and the
progress line, and that a pipe gets none of them.

Needs the command: AVATAR_LINT names it, or it is built.
"""

import os
import pathlib
import pty
import subprocess
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAKY = ROOT / "tests/readme/leaky.yaml"
COLOR, LINK, ERASE = "\x1b[1;31m", "\x1b]8;;https://", "\x1b[K"


def command() -> str:
    if named := os.environ.get("AVATAR_LINT"):
        return str(pathlib.Path(named).resolve())
    subprocess.run(["cargo", "build", "--quiet", "--package", "avatar-lint"], cwd=ROOT, check=True)
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug/avatar-lint")


def shown(*arguments: str, stdin=subprocess.DEVNULL, **environment: str) -> str:
    """The output of `avatar-lint check` on a terminal, with standard error."""
    inherited = {"PATH": os.environ["PATH"], "TERM": "xterm-256color"}
    here, there = pty.openpty()
    process = subprocess.Popen(
        [BINARY, "check", *arguments],
        env=inherited | environment,
        stdin=stdin,
        stdout=there,
        stderr=there,
    )
    os.close(there)
    written = b""
    try:
        while chunk := os.read(here, 65536):
            written += chunk
    except OSError:  # On Linux the end of a terminal is an error.
        pass
    os.close(here)
    process.wait()
    return written.decode()


def piped(*arguments: str, stdin=subprocess.DEVNULL, **environment: str) -> str:
    """The output in a pipe."""
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color"} | environment
    run = subprocess.run(
        [BINARY, "check", *arguments], env=environment, stdin=stdin, capture_output=True, text=True
    )
    return run.stdout + run.stderr


def colors_are_for_terminals() -> None:
    leaky = str(LEAKY)
    assert COLOR in shown(leaky)
    assert COLOR not in shown(leaky, NO_COLOR="1")
    assert COLOR in shown(leaky, NO_COLOR="")
    assert COLOR not in shown(leaky, TERM="dumb")
    assert COLOR not in shown("--color", "never", leaky)
    assert COLOR not in piped(leaky)
    assert COLOR in piped("--color", "always", leaky)
    assert COLOR in piped("--color", "always", leaky, NO_COLOR="1")


def rules_are_links_where_the_terminal_has_them() -> None:
    leaky = str(LEAKY)
    assert LINK in shown(leaky, TERM_PROGRAM="vscode")
    assert LINK in shown(leaky, VTE_VERSION="7200")
    assert LINK not in shown(leaky), "xterm has no links"
    assert LINK not in shown("--color", "never", leaky, VTE_VERSION="7200")
    assert LINK not in piped(leaky, VTE_VERSION="7200")


def a_long_run_is_followed() -> None:
    def run(show, *arguments: str, **environment: str) -> str:
        """Checks a file and standard input, which is slow."""
        here, there = os.pipe()

        def feed() -> None:
            with open(there, "w") as slow:
                time.sleep(1.5)
                slow.write("kind: AvatarVolume\nmetadata:\n  name: a\nspec:\n  url: file:///a\n")

        feeder = threading.Thread(target=feed)
        feeder.start()
        written = show(*arguments, str(ROOT / "examples/single_table.yaml"), "-", stdin=here, **environment)
        feeder.join()
        os.close(here)
        return written

    followed = run(shown)
    assert "Checked 1 of 2 files…" in followed, followed
    assert followed.rpartition(ERASE)[2].startswith("Checked 2 configurations"), followed
    for unfollowed in [
        run(shown, "--quiet"),
        run(shown, TERM="dumb"),
        run(piped),
    ]:
        assert " of 2 files" not in unfollowed and "\x1b" not in unfollowed, unfollowed


def a_short_run_is_not() -> None:
    assert ERASE not in shown(str(ROOT / "examples/single_table.yaml"))


def quiet_is_quiet() -> None:
    assert shown("--quiet", str(ROOT / "examples/single_table.yaml")) == ""
    assert "Checked" not in shown("--quiet", str(LEAKY))


if __name__ == "__main__":
    BINARY = command()
    for step in [
        colors_are_for_terminals,
        rules_are_links_where_the_terminal_has_them,
        a_long_run_is_followed,
        a_short_run_is_not,
        quiet_is_quiet,
    ]:
        step()
        print(f"ok  {step.__name__.replace('_', ' ')}")
