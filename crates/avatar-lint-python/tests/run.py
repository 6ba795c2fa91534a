#!/usr/bin/env python3
"""Builds the wheel, and tests it in a new virtual environment.

    python crates/avatar-lint-python/tests/run.py [--release]

Needs Rust, Python 3.10 or later, and PyPI for maturin, pytest, mypy and IPython.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parents[2]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--release", action="store_true", help="build as for a release")
    profile = "release" if options.parse_args().release else "dev"

    with tempfile.TemporaryDirectory() as folder:
        tools = environment(Path(folder, "tools"), "maturin>=1.9.4,<2")
        wheels = Path(folder, "wheels")
        maturin = [tools / "maturin", "build", "--profile", profile, "--out", wheels]
        run(*maturin, "--compatibility", "linux" if sys.platform == "linux" else "pypi")
        [wheel] = wheels.glob("*.whl")
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB ({profile})")
        assert "-cp310-abi3-" in wheel.name, "the wheel is not for the stable ABI"

        fresh = environment(Path(folder, "fresh"), wheel)
        run(fresh / "avatar-lint", "--version")
        run(fresh / "avatar-lint", "check", "examples")
        run(fresh / "python", "-m", "avatar_lint", "check", "examples", "--quiet")

        run(fresh / "pip", "install", "--quiet", "pytest", "mypy", "ipython")
        run(fresh / "pytest", "--quiet", "-p", "no:cacheprovider", TESTS)
        # The types of the package and its stub are right, also for users.
        mypy = [fresh / "mypy", "--strict", "--no-incremental"]
        run(*mypy, "--package", "avatar_lint")
        run(*mypy, TESTS / "test_avatar_lint.py")
        run(fresh / "python", "-m", "mypy.stubtest", "avatar_lint._native")


def environment(folder: Path, *packages: object) -> Path:
    """Creates a virtual environment, and returns the folder of its programs."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return programs


def run(*command: object) -> None:
    print("$", *command, flush=True)
    subprocess.run([os.fspath(str(part)) for part in command], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
