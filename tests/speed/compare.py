#!/usr/bin/env python3
"""Benchmarks avatar-lint and similar programs in one run.

    cargo build --release && python3 tests/speed/compare.py

Installs the other programs into target/speed on its first run. AVATAR_LINT names
another binary than target/release/avatar-lint. Every program first shows that it does
its work: it must end with the exit code and about the number of findings that its kind
of check has on the input. Only then is it timed, with its output thrown away.

Times are the fastest of several runs, with process start included. Compare the ratios,
because machines differ and are noisy. The exit code is 1 when a ratio is missed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "speed"
COMMANDS = WORK / "venv" / "bin"
BINARY = str(Path(os.environ.get("AVATAR_LINT", ROOT / "target" / "release" / "avatar-lint")).resolve())
SCHEMA = ROOT / "crates" / "avatar-format" / "schemas" / "avatar-configuration.json"
SAMPLE = ROOT / "tests" / "corpus" / "valid" / "cfg_15_every_strategy.yaml"
PEERS = ["ryl==0.26.1", "yamllint==1.38.0", "check-jsonschema==0.39.0", "zizmor==1.32.0", "pyyaml==6.0.3"]
READER = "octopize-avatar-yaml==0.1.46"

# As much work as `ryl` can do: every rule, and nothing remembered from the last run.
RYL = [str(COMMANDS / "ryl"), "check", "--enable", "ALL", "--no-cache"]
JSON_SCHEMA = [str(COMMANDS / "check-jsonschema"), "--schemafile", str(SCHEMA)]

# One finding of each program, in the lines of its output.
LEVELS = r"^(?:error|warning|help|info)\["
STYLE = r"^ +\d+:\d+ +(?:error|warning) "


@dataclass
class Program:
    """A program on an input, with what it must answer."""

    name: str
    command: list[str]
    code: int
    finding: str
    least: int
    environment: dict[str, str] | None = None

    def prove(self) -> int:
        """The number of findings, after one run that is no measurement."""
        done = subprocess.run(self.command, capture_output=True, text=True, env=self.environment, check=False)
        output = done.stdout + done.stderr
        found = len(re.findall(self.finding, output, re.MULTILINE))
        if done.returncode != self.code or found < self.least:
            sys.exit(f"{self.name} did not do its work: exit code {done.returncode}, {found} findings\n{output[:2000]}")
        return found

    def time(self, runs: int) -> float:
        """The fastest of several runs, in seconds."""
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            done = subprocess.run(
                self.command,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=self.environment,
                check=False,
            )
            times.append(time.perf_counter() - start)
            assert done.returncode == self.code, f"{self.name}: exit code {done.returncode}"
        return min(times)


def install() -> None:
    """The other commands and the published reader."""
    wanted = "\n".join([*PEERS, READER])
    mark = WORK / "installed"
    if mark.exists() and mark.read_text() == wanted:
        return
    WORK.mkdir(parents=True, exist_ok=True)
    venv.create(WORK / "venv", with_pip=True, clear=True)
    pip = [str(COMMANDS / "pip"), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *PEERS, "pydantic"], check=True)
    # The wheel requires a newer Python than the reader needs.
    subprocess.run(
        [*pip, "download", "--no-deps", "--only-binary=:all:", "--python-version", "3.13",
         "--dest", str(WORK), READER],
        check=True,
    )
    for wheel in WORK.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(WORK / "reader")
    mark.write_text(wanted)


def table(title: str, programs: list[tuple[Program, int]]) -> dict[str, float]:
    """Times each program so many times; gives the seconds by name."""
    print(f"\n{title}\n  {'':<44} {'findings':>8} {'time':>12}   avatar-lint = 1")
    seconds: dict[str, float] = {}
    for program, runs in programs:
        found = program.prove()
        seconds[program.name] = program.time(runs)
        ratio = seconds[program.name] / seconds["avatar-lint"]
        print(f"  {program.name:<44} {found:>8} {seconds[program.name] * 1000:9.1f} ms   {ratio:7.2f}")
    return seconds


def document() -> str:
    """A configuration with one document, so that every program reads it, and one fault."""
    schema = SAMPLE.read_text().split("\n---\n")[1] + "\n"
    faulty = schema.replace("      primary_key: true\n", "      primary_kei: true\n", 1)
    assert faulty != schema
    return faulty


def single(folder: Path) -> list[bool]:
    path = folder / "one.yaml"
    path.write_text(document())
    script = (
        "import sys; from avatar_yaml.models.config import ConfigParser; "
        "ConfigParser().parse_yaml(open(sys.argv[1]).read()); print('read')"
    )
    reader = [str(COMMANDS / "python"), "-c", script, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(WORK / "reader")}
    workflow = folder / "workflow.yml"
    job = "  job{}:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
    workflow.write_text("on: push\njobs:\n" + "".join(job.format(number) for number in range(30)))
    lines = path.read_text().count("\n")
    own = Program("avatar-lint", [BINARY, "check", str(path)], 1, LEVELS, 1)
    seconds = table(
        f"One configuration of {lines} lines, process start included",
        [
            (own, 60),
            (Program("ryl, all rules", [*RYL, str(path)], 1, STYLE, 50), 60),
            (Program("yamllint", [str(COMMANDS / "yamllint"), str(path)], 1, STYLE, 1), 5),
            (Program("check-jsonschema", [*JSON_SCHEMA, str(path)], 1, r"^  \S*::\$", 1), 3),
            (Program("octopize-avatar-yaml (reads, finds nothing)", reader, 0, "^read$", 1, environment), 5),
            (
                Program(
                    "zizmor, on a workflow of 122 lines",
                    [str(COMMANDS / "zizmor"), "--offline", "--no-progress", str(workflow)],
                    14,
                    LEVELS,
                    30,
                ),
                20,
            ),
        ],
    )
    bare = Program("avatar-lint --version", [BINARY, "--version"], 0, "^avatar-lint ", 1)
    bare.prove()
    start = seconds["avatar-lint"] / bare.time(60)
    return [
        wanted("one file, of ryl's time", seconds["avatar-lint"] / seconds["ryl, all rules"], 0.6),
        wanted("one file, of a bare `--version`", start, 1.5),
    ]


def many(folder: Path, count: int = 1500) -> list[bool]:
    files = folder / "many"
    files.mkdir()
    for number in range(count):
        (files / f"set_{number:04}.yaml").write_text(document())
    paths = sorted(map(str, files.iterdir()))
    seconds = table(
        f"{count} files",
        [
            (Program("avatar-lint", [BINARY, "check", str(files)], 1, r"^Checked \d+ configurations", 1), 5),
            (Program("ryl, all rules", [*RYL, str(files)], 1, STYLE, 50 * count), 5),
            (Program("check-jsonschema", [*JSON_SCHEMA, *paths], 1, r"^  \S*::\$", count), 1),
        ],
    )
    return [wanted(f"{count} files, of ryl's time", seconds["avatar-lint"] / seconds["ryl, all rules"], 0.3)]


def wanted(what: str, ratio: float, most: float) -> bool:
    verdict = "ok" if ratio <= most else "MISSED"
    print(f"  {what}: {ratio:.2f}, at most {most} wanted: {verdict}")
    return ratio <= most


def growing(folder: Path) -> None:
    """Time against size: linear when the last column stays the same."""
    print("\nOne file that grows (columns of one table)")
    head = SAMPLE.read_text().split("    columns:\n")[0] + "    columns:\n"
    column = "    - field: column_{}\n      type: category\n      pseudonymization:\n        kind: UUID4\n"
    for megabytes in (1, 10, 100):
        path = folder / f"{megabytes}.yaml"
        with path.open("w") as out:
            out.write(head)
            written = number = 0
            while written < megabytes * 1_000_000:
                written += out.write(column.format(number))
                number += 1
        program = Program(f"{megabytes} MB", [BINARY, "check", "--quiet", str(path)], 0, "", 0)
        program.prove()
        seconds = program.time(3 if megabytes < 100 else 1)
        size = path.stat().st_size / 1_000_000
        print(f"  {size:6.1f} MB   {seconds * 1000:9.1f} ms   {size / seconds:7.1f} MB/s")


def main() -> None:
    if not Path(BINARY).exists():
        sys.exit("Build first: cargo build --release")
    install()
    with tempfile.TemporaryDirectory() as folder:
        kept = [*single(Path(folder)), *many(Path(folder))]
        growing(Path(folder))
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
