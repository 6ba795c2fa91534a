#!/usr/bin/env python3
"""Counts the instructions that checks of three fixed inputs take, with callgrind.

    python3 tests/speed/instructions.py             # compare with the recorded counts
    python3 tests/speed/instructions.py --record    # record them

Fails when an input takes 3 % more than recorded. The counts depend on the compiler, so
they are compared only under the one they were recorded with; the script says so where
that compiler or valgrind is missing, and then compares nothing. Builds what is
published (`--profile dist`); AVATAR_LINT names another binary.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INPUTS = sorted((ROOT / "tests" / "speed" / "inputs").glob("*.yaml"))
RECORDED = ROOT / "tests" / "speed" / "instructions.json"
MOST = 1.03


def main() -> None:
    compiler = output("rustc", "--version").strip()
    recording = "--record" in sys.argv[1:]
    recorded = json.loads(RECORDED.read_text())
    if not shutil.which("valgrind"):
        sys.exit(nothing("valgrind is missing"))
    if not recording and compiler != recorded["compiler"]:
        sys.exit(nothing(f"recorded with {recorded['compiler']}, here is {compiler}"))
    binary = built()
    counts = {path.name: count(binary, path) for path in INPUTS}
    if recording:
        RECORDED.write_text(json.dumps({"compiler": compiler, "instructions": counts}, indent=2) + "\n")
        return
    before = recorded["instructions"]
    assert before.keys() == counts.keys(), "an input was added or removed: record again"
    slower = False
    for name, now in counts.items():
        ratio = now / before[name]
        slower |= ratio > MOST
        verdict = "MORE" if ratio > MOST else "ok"
        print(f"{name:<14} {now:>12,} instructions, {before[name]:>12,} recorded: {(ratio - 1) * 100:+6.2f} % {verdict}")
    sys.exit(1 if slower else 0)


def nothing(why: str) -> int:
    """Says loudly that nothing was compared; a failure where that is asked for, as in CI."""
    print(f"NOTHING WAS COMPARED: {why}", file=sys.stderr)
    return 1 if "--require" in sys.argv[1:] else 0


def built() -> str:
    if named := os.environ.get("AVATAR_LINT"):
        return str(Path(named).resolve())
    subprocess.run(["cargo", "build", "--quiet", "--profile", "dist", "--package", "avatar-lint"], cwd=ROOT, check=True)
    return str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "dist" / "avatar-lint")


def count(binary: str, path: Path) -> int:
    """One thread, no configuration file and no terminal, so that every run is the same."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, "check", "--no-config"]
    environment = {"PATH": os.environ["PATH"], "RAYON_NUM_THREADS": "1"}
    done = subprocess.run(
        [*command, path.name], cwd=path.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1) and "configuration" in done.stderr, done.stderr
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found, done.stderr
    return int(found[1])


def output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
