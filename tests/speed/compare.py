#!/usr/bin/env python3
"""Benchmarks avatar-lint and similar programs in one run.

    cargo build --release && python3 tests/speed/compare.py

Installs the other programs (ryl, yamllint, check-jsonschema, and the published reader
octopize-avatar-yaml) into target/speed on its first run. Times are the fastest
of several runs, with process start included. Compare the ratios, because machines
differ and are noisy.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "speed"
BINARY = ROOT / "target" / "release" / "avatar-lint"
SCHEMA = ROOT / "schemas" / "avatar-configuration.json"
SAMPLE = ROOT / "tests" / "corpus" / "valid" / "cfg_15_every_strategy.yaml"
READER = "octopize-avatar-yaml==0.1.46"


def install() -> Path:
    """The folder with the other commands and the published reader."""
    commands = WORK / "venv" / "bin"
    if not (commands / "ryl").exists():
        venv.create(WORK / "venv", with_pip=True)
        pip = [str(commands / "pip"), "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "ryl", "yamllint", "check-jsonschema", "pyyaml"], check=True)
        # The wheel requires a newer Python than the reader needs.
        subprocess.run(
            [*pip, "download", "--no-deps", "--only-binary=:all:", "--python-version", "3.13",
             "--dest", str(WORK), READER],
            check=True,
        )
        for wheel in WORK.glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(WORK / "reader")
    return commands


def best(command: list[str], runs: int, env: dict[str, str] | None = None) -> float:
    """The fastest of several runs, in seconds; the exit code does not matter."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, check=False)
        times.append(time.perf_counter() - start)
    return min(times)


def table(title: str, rows: list[tuple[str, float]]) -> None:
    own = rows[0][1]
    print(f"\n{title}")
    for name, seconds in rows:
        print(f"  {name:<42} {seconds * 1000:9.1f} ms   {seconds / own:7.2f} x")


def single(commands: Path) -> None:
    reader = "import sys; from avatar_yaml.models.config import ConfigParser; ConfigParser().parse_yaml(open(sys.argv[1]).read())"
    env = {**os.environ, "PYTHONPATH": str(WORK / "reader")}
    path = str(SAMPLE)
    lines = SAMPLE.read_text().count("\n")
    table(
        f"One configuration of {lines} lines, process start included",
        [
            ("avatar-lint check", best([str(BINARY), "check", path], 60)),
            ("ryl", best([str(commands / "ryl"), path], 60)),
            ("yamllint", best([str(commands / "yamllint"), path], 5)),
            ("check-jsonschema", best([str(commands / "check-jsonschema"), "--schemafile", str(SCHEMA), path], 3)),
            ("octopize-avatar-yaml (reads, checks little)", best([str(commands / "python"), "-c", reader, path], 5, env)),
        ],
    )


def many(commands: Path, count: int = 1000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        # One document in each file, so that every program accepts it.
        document = SAMPLE.read_text().split("\n---\n")[1]
        paths = []
        for number in range(count):
            path = Path(folder) / f"set_{number:04}.yaml"
            path.write_text(document)
            paths.append(str(path))
        table(
            f"{count} files",
            [
                ("avatar-lint check", best([str(BINARY), "check", folder], 5)),
                ("ryl", best([str(commands / "ryl"), folder], 5)),
                ("check-jsonschema", best([str(commands / "check-jsonschema"), "--schemafile", str(SCHEMA), *paths], 1)),
            ],
        )


def growing() -> None:
    """Time against size: linear when the last column stays the same."""
    print("\nOne file that grows (columns of one table)")
    head = SAMPLE.read_text().split("    columns:\n")[0] + "    columns:\n"
    column = "    - field: column_{}\n      type: category\n      pseudonymization:\n        kind: UUID4\n"
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in (1, 10, 100):
            path = Path(folder) / f"{megabytes}.yaml"
            with path.open("w") as out:
                out.write(head)
                written = number = 0
                while written < megabytes * 1_000_000:
                    written += out.write(column.format(number))
                    number += 1
            seconds = best([str(BINARY), "check", str(path)], 3 if megabytes < 100 else 1)
            size = path.stat().st_size / 1_000_000
            print(f"  {size:6.1f} MB   {seconds * 1000:9.1f} ms   {size / seconds:7.1f} MB/s")


def main() -> None:
    if not BINARY.exists():
        sys.exit("Build first: cargo build --release")
    if shutil.which("python3") is None:
        sys.exit("Python 3 is needed for the peers")
    WORK.mkdir(parents=True, exist_ok=True)
    commands = install()
    single(commands)
    many(commands)
    growing()


if __name__ == "__main__":
    main()
