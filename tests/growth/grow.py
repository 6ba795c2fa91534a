#!/usr/bin/env python3
"""Checks that cost grows with the work, and no faster.

    cargo build --release && python3 tests/growth/grow.py [SHAPE...]

Makes each shape in three sizes, measures the processor time of the command less that
of a small file, and fits the slope of time over size on logarithmic scales: 1 is
linear, 2 is quadratic. Each time is the least of three runs, so that a busy machine
changes little. AVATAR_LINT names another binary.

Times also grow with what no longer fits the caches of the processor. Where the slope by
time is above 1.1, the instructions are therefore counted with valgrind, which grow with
the work alone, and their slope decides: above 1.1 it fails. Without valgrind the slope by
time decides. `--instructions` counts those of every shape.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 1.1
BINARY = Path(os.environ.get("AVATAR_LINT", ROOT / "target" / "release" / "avatar-lint")).resolve()
# Shorter times say more about the machine than about the command.
LEAST_SECONDS = 0.04

CHECK = ["check", "--no-config", "--format", "json"]
SERVER = ["server"]
DIFF = ["check", "--no-config", "--diff"]


def column(index: int) -> str:
    return f"    - field: c{index}\n      type: int\n"


def table(name: str, columns: str) -> str:
    return f"  - name: {name}\n    data: {{volume: input, file: {name}.csv}}\n    columns:\n{columns}"


def schema(tables: str, name: str = "schema") -> str:
    return f"kind: AvatarSchema\nmetadata:\n  name: {name}\nspec:\n  tables:\n{tables}"


VOLUME = "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: s3://bucket/input\n---\n"


def columns(size: int) -> str:
    """Columns that need treatment, and columns that do not."""
    names = ("email", "height", "phone", "weight", "note", "zip_code", "first_name", "total")
    rows = (
        f"    - field: {names[index % len(names)]}_{index}\n      type: category\n"
        for index in range(size)
    )
    return VOLUME + schema(table("t", "".join(rows)))


def names(size: int) -> str:
    """Tables, each named by the parameters."""
    tables = (table(f"table_{index}", column(0)) for index in range(size))
    sections = (f"    table_{index}:\n      k: 20\n" for index in range(size))
    return (
        VOLUME
        + schema("".join(tables))
        + "---\nkind: AvatarParameters\nmetadata:\n  name: standard\nspec:\n  schema: schema\n"
        + "  avatarization:\n"
        + "".join(sections)
    )


def near_names(size: int) -> str:
    """Parameters for tables whose names are almost those of the schema."""
    return names(size).replace("    table_", "    tabel_")


def links(size: int) -> str:
    """A chain of tables."""
    tables = []
    for index in range(size):
        fields = (
            "    - {field: id, type: int, primary_key: true}\n"
            "    - {field: parent, type: int, identifier: true}\n"
        )
        link = ""
        if index + 1 < size:
            link = (
                f"    links:\n    - field: id\n      to: {{table: t{index + 1}, field: parent}}\n"
                "      method: sensitive_original_order_assignment\n"
            )
        tables.append(table(f"t{index}", fields) + link)
    return VOLUME + schema("".join(tables))


def groups(size: int) -> str:
    """Tables in groups of two."""
    tables = (
        table(f"t{index}", column(0)) + f"    group: g{index // 2}\n    treatment: anonymize\n"
        for index in range(size)
    )
    return VOLUME + schema("".join(tables))


def anchors(size: int) -> str:
    """A column that all others repeat."""
    shared = "    - &c {field: c0, type: int}\n"
    return VOLUME + schema(table("t", shared + "    - *c\n" * size))


def merges(size: int) -> str:
    """Columns that merge what they have in common."""
    shared = "    - &c {field: c, type: int}\n"
    rows = (f"    - {{<<: *c, field: c{index}}}\n" for index in range(size))
    return VOLUME + schema(table("t", shared + "".join(rows)))


def comments(size: int) -> str:
    """A comment above and beside each column."""
    rows = (
        f"    # about c{index}\n    - field: c{index}  # its name\n      type: int #its type\n"
        for index in range(size)
    )
    return VOLUME + schema(table("t", "".join(rows)))


def suppressions(size: int) -> str:
    """Suppressions that are used, unused, and of rules that do not exist."""
    kinds = ("ignore[unknown-field]", "ignore[low-k]", "ignore[no-such-rule]")
    rows = (
        f"    - field: c{index}\n      typo: x  # avatar-lint: {kinds[index % 3]}\n"
        for index in range(size)
    )
    return VOLUME + schema(table("t", "".join(rows)))


def secrets(size: int) -> str:
    """Volumes whose addresses hold passwords."""
    volumes = (
        f"kind: AvatarVolume\nmetadata:\n  name: v{index}\nspec:\n"
        f"  url: https://ada:Kz7{index}qW9x{index * 7919 % 104729}@host/path\n"
        for index in range(size)
    )
    return "---\n".join(volumes)


def patterns(size: int) -> str:
    """A pattern with many references to columns that do not exist, and as many single braces."""
    references = "".join(f"{{{{nope{index}}}}}-" for index in range(size))
    braces = "a{" * size
    pattern = (
        "    - field: a\n      pseudonymization:\n        kind: SPECIFIC_ID\n"
        f"        pattern: '{references}###{braces}'\n"
    )
    return VOLUME + schema(table("t", column(0) + pattern))


def many_patterns(size: int) -> str:
    """Patterns, each with a reference to the one before."""
    rows = (
        f"    - field: c{index}\n      pseudonymization:\n        kind: SPECIFIC_ID\n"
        f"        pattern: '{{{{c{index - 1}}}}}-####'\n"
        for index in range(1, size)
    )
    return VOLUME + schema(table("t", column(0) + "".join(rows)))


def documents(size: int) -> str:
    """Many small documents."""
    volumes = (
        f"kind: AvatarVolume\nmetadata:\n  name: v{index}\nspec:\n  url: s3://bucket/{index}\n"
        for index in range(size)
    )
    return "---\n".join(volumes)


def errors(size: int) -> str:
    """Values of a wrong type in one long list."""
    rows = (f"    - field: c{index}\n      type: wrong\n" for index in range(size))
    return VOLUME + schema(table("t", "".join(rows)))


def equal_keys(size: int) -> str:
    """One key, again and again."""
    return VOLUME + schema("") + "    []\nannotations:\n" + "  key: value\n" * size


def broken(size: int) -> str:
    """Documents that cannot be read."""
    return "---\n".join("kind: AvatarVolume\nspec: [\n" for _ in range(size))


def broken_suppressions(size: int) -> str:
    """Documents that cannot be read, of which only the first thousand count, and one
    with suppressions that hide nothing."""
    broken = "kind: AvatarVolume\nspec: *none\n---\n" * (size // 50)
    rows = (
        f"    - field: c{index}  # avatar-lint: ignore[unknown-field]\n      type: int\n"
        for index in range(size)
    )
    return broken + schema(table("t", "".join(rows)))


def secrets_in_one(size: int) -> str:
    """Addresses with passwords in one string, which a comment cuts off."""
    addresses = "".join(f"https://ada:Kz7{index}qW9x@host/ " for index in range(size))
    spec = f"  url: {addresses}https://ada:Kz7 #qW9x@host/\n"
    return f"kind: AvatarVolume\nmetadata:\n  name: v\nspec:\n{spec}"


def message(content: dict[str, object]) -> str:
    """As an editor sends it to the language server."""
    body = json.dumps({"jsonrpc": "2.0", **content})
    return f"Content-Length: {len(body)}\r\n\r\n{body}"


def actions(size: int) -> str:
    """What an editor sends that selects all lines of a text with a finding in each
    second one, which it gives back without what they carry."""
    text = errors(size)
    lines = text.splitlines()
    uri = "file:///folder/set.yaml"
    diagnostics = [
        {
            "range": {
                "start": {"line": line, "character": 12},
                "end": {"line": line, "character": 17},
            },
            "code": "invalid-value",
            "source": "avatar-lint",
            "message": "",
        }
        for line, written in enumerate(lines)
        if written.endswith("wrong")
    ]
    selection = {
        "start": {"line": 0, "character": 0},
        "end": {"line": len(lines), "character": 0},
    }
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    request = {
        "textDocument": {"uri": uri},
        "range": selection,
        "context": {"diagnostics": diagnostics, "triggerKind": 2},
    }
    initialize = {"processId": None, "rootUri": None, "capabilities": {}}
    messages: list[dict[str, object]] = [
        {"id": 1, "method": "initialize", "params": initialize},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
        {"id": 2, "method": "textDocument/codeAction", "params": request},
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    return "".join(message(content) for content in messages)


def fixes(size: int) -> str:
    """Numbers in quotes, which `--fix` would unquote."""
    sections = (f"    t{index}:\n      k: '20'\n" for index in range(size))
    return (
        "kind: AvatarParameters\nmetadata:\n  name: standard\nspec:\n  schema: schema\n"
        "  avatarization:\n" + "".join(sections)
    )


def renames(size: int) -> str:
    """Misspelled fields in one long list."""
    rows = (f"    - field: c{index}\n      tpye: int\n" for index in range(size))
    return VOLUME + schema(table("t", "".join(rows)))


def blank_lines(size: int) -> str:
    """A small document and nothing else."""
    return VOLUME + "kind: AvatarVolume\nmetadata:\n  name: b\nspec:\n  url: s3://b/c\n" + "\n" * size


Shape = tuple[Callable[[int], str], list[str], int]

SHAPES: dict[str, Shape] = {
    "columns": (columns, CHECK, 6_000),
    "names": (names, CHECK, 3_000),
    "near-names": (near_names, CHECK, 1_500),
    "links": (links, CHECK, 3_000),
    "groups": (groups, CHECK, 3_000),
    "anchors": (anchors, CHECK, 40_000),
    "merges": (merges, CHECK, 10_000),
    "comments": (comments, CHECK, 10_000),
    "suppressions": (suppressions, CHECK, 10_000),
    "secrets": (secrets, CHECK, 2_000),
    "patterns": (patterns, CHECK, 10_000),
    "many-patterns": (many_patterns, CHECK, 5_000),
    "documents": (documents, CHECK, 5_000),
    "errors": (errors, CHECK, 8_000),
    "equal-keys": (equal_keys, CHECK, 20_000),
    "equal-keys-diff": (equal_keys, DIFF, 20_000),
    "broken": (broken, CHECK, 5_000),
    "broken-suppressions": (broken_suppressions, CHECK, 10_000),
    "secrets-in-one": (secrets_in_one, CHECK, 10_000),
    "actions": (actions, SERVER, 4_000),
    "fixes": (fixes, DIFF, 5_000),
    "renames": (renames, [*DIFF, "--unsafe-fixes"], 4_000),
    "suppressions-diff": (suppressions, DIFF, 10_000),
    "blank-lines": (blank_lines, DIFF, 1_000_000),
}


def run(command: list[str], read: Path | None = None) -> tuple[float, int, int]:
    """The processor time in seconds, the most memory in bytes, and the exit code. Standard
    input is `read`, or empty."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(os.open(read, os.O_RDONLY) if read else null, 0)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status)


def measure(command: list[str], runs: int, read: Path | None = None) -> tuple[float, int]:
    """The least time and the most memory of some runs."""
    results = [run(command, read) for _ in range(runs)]
    codes = {code for _, _, code in results}
    if not codes <= {0, 1}:
        sys.exit(f"{' '.join(command)} ended with {sorted(codes)}")
    return min(time for time, _, _ in results), max(memory for _, memory, _ in results)


def count(command: list[str], read: Path | None = None) -> float:
    """The instructions in thousands of millions."""
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    with (read or Path(os.devnull)).open() as file:
        ran = subprocess.run(
            counting, stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
    collected = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode not in (0, 1) or collected is None:
        sys.exit(f"{' '.join(counting)} ended with {ran.returncode}: {ran.stderr}")
    return int(collected[1]) / 1e9


def slope(sizes: list[int], costs: list[float]) -> float:
    """Of the line that fits the points best, on logarithmic scales."""
    logs = [(math.log(size), math.log(cost)) for size, cost in zip(sizes, costs)]
    middle_x = sum(x for x, _ in logs) / len(logs)
    middle_y = sum(y for _, y in logs) / len(logs)
    above = sum((x - middle_x) * (y - middle_y) for x, y in logs)
    return above / sum((x - middle_x) ** 2 for x, _ in logs)


class Growth:
    """Measures shapes, each beside the start of the command."""

    def __init__(self, folder: Path, runs: int, counts_all: bool) -> None:
        self.path = folder / "set.yaml"
        self.runs = runs
        self.counts_all = counts_all
        self.has_valgrind = shutil.which("valgrind") is not None
        self.path.write_text(VOLUME)
        command = [str(BINARY), *CHECK, str(self.path)]
        self.start, _ = measure(command, runs)
        self.start_count = count(command) if self.has_valgrind else 0.0

    def grows_too_fast(self, name: str) -> bool:
        """Measures a shape and prints its line of the table."""
        make, arguments, size = SHAPES[name]
        is_server = arguments == SERVER
        command = [str(BINARY), *arguments] if is_server else [str(BINARY), *arguments, str(self.path)]
        read = self.path if is_server else None
        sizes = [size, size * 2, size * 4]
        times: list[float] = []
        memory = 0
        for each in sizes:
            self.path.write_text(make(each), newline="")
            time, memory = measure(command, self.runs, read)
            times.append(max(time - self.start, 0.0005))
        megabytes = self.path.stat().st_size / 1e6
        by_time = slope(sizes, times)
        is_bad = by_time > MOST and times[-1] > LEAST_SECONDS
        by_count = ""
        if self.has_valgrind and (is_bad or self.counts_all):
            counts: list[float] = []
            for each in sizes:
                self.path.write_text(make(each), newline="")
                counts.append(count(command, read) - self.start_count)
            found = slope(sizes, counts)
            is_bad = found > MOST
            by_count = f"{found:.2f}"
        print(
            f"| {name:<19} | {', '.join(map(str, sizes)):<26} | {megabytes:>5.1f} "
            f"| {', '.join(f'{time:.2f}' for time in times):<20} | {memory / 1e6:>7.0f} "
            f"| {by_time:>5.2f} | {by_count:>15} |{' !' if is_bad else ''}",
            flush=True,
        )
        return is_bad


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures how cost grows.")
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []], help="the shapes; all by default")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    # What hangs is as bad as what grows.
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
    with tempfile.TemporaryDirectory() as folder:
        growth = Growth(Path(folder), options.runs, options.instructions)
        if options.instructions and not growth.has_valgrind:
            sys.exit("valgrind is missing")
        print(
            f"| {'shape':<19} | {'sizes':<26} | {'MB':>5} | {'seconds':<20} | {'MB used':>7} "
            "| slope | by instructions |"
        )
        failed = [name for name in options.shapes or SHAPES if growth.grows_too_fast(name)]
    if failed:
        sys.exit(f"grows faster than the work: {', '.join(failed)}")


if __name__ == "__main__":
    main()
