#!/usr/bin/env python3
"""Runs every command, and the language server, under strace: none of them opens a
socket, and none starts another program.

    python tests/integrations/network.py

Needs Linux and strace, and the command: AVATAR_LINT names it, or it is built.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAKY = ROOT / "tests/readme/leaky.yaml"

# What would reach out. The first two are tried on a program that does, below.
CALLS = "socket,connect,sendto,sendmsg,bind,listen,execve,execveat"


def main() -> None:
    if not shutil.which("strace"):
        sys.exit("strace is missing")
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder)
        assert reaching(base, [sys.executable, "-c", "import socket; socket.socket()"]), "strace sees sockets"

        runs = commands(base)
        helped = subprocess.run([BINARY, "--help"], capture_output=True, text=True, check=True).stdout
        section = helped[helped.index("Commands:") : helped.index("Options:")]
        listed = set(re.findall(r"^  ([a-z]+) ", section, re.MULTILINE)) - {"help"}
        tried = {name for name, *_ in runs} | {"server"}
        assert listed == tried, f"not tried: {listed - tried}; not there: {tried - listed}"
        for run in runs:
            expect(reaching(base, [BINARY, *run], cwd=base), run)
        expect(reaching(base, [BINARY, "server"], cwd=base, given=session(base)), ["server"])
    print("No command reached out.")


def commands(base: pathlib.Path) -> list[list[str]]:
    """Every command, each with what makes it read and write the most."""
    copy = base / "leaky.yaml"
    shutil.copy(LEAKY, copy)
    file = str(copy)
    formats = "full concise json sarif github gitlab junit markdown".split()
    written = [part for name in formats for part in ("--format", f"{name}:{base / name}")]
    return [
        ["check", file, "--statistics", *written],
        ["check", str(ROOT / "tests/corpus/faulty")],
        ["check", file, "--unsafe-fixes"],
        ["check", file, "--write-baseline", str(base / "known.json")],
        ["inspect", file],
        ["schema", "--out-dir", str(base / "schemas")],
        ["explain", "low-k"],
        ["rules"],
        ["columns", file],
        ["pattern", "EMP-####"],
        ["init", str(base)],
        ["completions", "bash"],
        ["man", "--out-dir", str(base / "man")],
    ]


def session(base: pathlib.Path) -> bytes:
    """A file is opened, asked about and closed."""
    document = {"uri": (base / "leaky.yaml").as_uri()}
    text = {"languageId": "yaml", "version": 1, "text": LEAKY.read_text()}
    position = {"line": 12, "character": 10}
    place = {"textDocument": document, "position": position}
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 40, "character": 0}}
    messages = [
        ("initialize", {"processId": None, "rootUri": base.as_uri(), "capabilities": {}}, 1),
        ("initialized", {}, None),
        ("textDocument/didOpen", {"textDocument": document | text}, None),
        ("textDocument/hover", place, 2),
        ("textDocument/completion", place, 3),
        ("textDocument/codeAction", place | {"range": everywhere, "context": {"diagnostics": []}}, 4),
        ("textDocument/documentSymbol", {"textDocument": document}, 5),
        ("shutdown", None, 6),
        ("exit", None, None),
    ]
    session = b""
    for method, parameters, number in messages:
        message = {"jsonrpc": "2.0", "method": method}
        message |= {} if parameters is None else {"params": parameters}
        message |= {} if number is None else {"id": number}
        body = json.dumps(message).encode()
        session += f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    return session


def reaching(
    base: pathlib.Path,
    command: list[str],
    cwd: pathlib.Path | None = None,
    given: bytes = b"",
) -> list[str]:
    """The calls of `command` that reach out, but for the one that starts it."""
    log = base / "strace.log"
    traced = ["strace", "--follow-forks", "--trace", CALLS, "--output", str(log), *command]
    done = subprocess.run(traced, cwd=cwd, input=given, capture_output=True, check=False)
    assert done.returncode in (0, 1), f"{command} ends with {done.returncode}: {done.stderr.decode()}"
    assert not given or b'"id":6' in done.stdout, "the server answers"
    calls = [line for line in log.read_text().splitlines() if re.search(r"\w\(", line)]
    assert calls and "execve(" in calls[0], "strace saw the start"
    return calls[1:]


def expect(calls: list[str], run: list[str]) -> None:
    assert not calls, f"`{' '.join(run)}` reaches out:\n" + "\n".join(calls)
    print("ok:", " ".join(run)[:100])


def built() -> str:
    if named := os.environ.get("AVATAR_LINT"):
        return str(pathlib.Path(named).resolve())
    subprocess.run(["cargo", "build", "--quiet", "--package", "avatar-lint"], cwd=ROOT, check=True)
    return str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug/avatar-lint")


if __name__ == "__main__":
    BINARY = built()
    main()
