#!/usr/bin/env python3
"""Commits to a repository that uses the hooks, with the real pre-commit.

    python tests/integrations/pre_commit.py

Needs Rust, Git, Python 3.10 or later, and PyPI for pre-commit and maturin.
"""

import os
import re
import shutil
import subprocess
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CLEAN = """\
kind: AvatarVolume
metadata:
  name: input
spec:
  url: s3://bucket/input
"""
FAULTY = CLEAN.replace("url:", "urll:")
MENDABLE = CLEAN.replace("input\n", "no\n", 1)
NOT_OURS = "kind: Deployment\nmetadata: {name: web}\nspec: 020\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        venv.create(base / "tools", with_pip=True)
        programs = base / "tools" / ("Scripts" if os.name == "nt" else "bin")
        environment = os.environ | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(base / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            # A fast build, in a folder where the dependencies are already built.
            "MATURIN_PEP517_ARGS": "--profile dev",
            "CARGO_TARGET_DIR": str(ROOT / "target"),
        }
        run = Runner(environment)
        run("pip", "install", "--quiet", "pre-commit", at=base)

        example = (ROOT / "examples" / ".pre-commit-config.yaml").read_text()
        source = publish(run, base / "published")
        built = example.replace("https://github.com/avatar-lint/avatar-lint", str(source))
        check_hook(run, base / "built", built)
        check_fix(run, base / "mended", built.replace("id: avatar-lint\n", "id: avatar-lint-fix\n", 1))

        wheels = base / "wheels"
        run("pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, ROOT, at=base)
        environment["PIP_FIND_LINKS"] = str(wheels)
        check_hook(run, base / "installed", without_building(example))
    print("All hooks passed.")


def check_hook(run: "Runner", folder: Path, config: str) -> None:
    repository = Repository(run, folder, config)

    repository.write("faulty.yaml", FAULTY)
    refusal = repository.commit("faulty.yaml")
    expect(refusal is not None, "a faulty file is refused")
    expect("unknown-field" in refusal and "faulty.yaml:5:3" in refusal, "with its finding")

    repository.write("clean.yaml", CLEAN)
    repository.write("deployment.yml", NOT_OURS)
    repository.write("notes.txt", "kind: AvatarSchema\n")
    files = ["clean.yaml", "deployment.yml", "notes.txt"]
    expect(repository.commit(*files) is None, "clean and foreign files pass, beside a faulty one")

    repository.write("clean.yaml", CLEAN.replace("bucket", "other"))
    repository.stage("clean.yaml")
    repository.write("clean.yaml", FAULTY)
    expect(repository.commit() is None, "what is staged counts, not what is in the folder")
    expect(repository.read("clean.yaml") == FAULTY, "and what is not staged stays")

    repository.stage("clean.yaml")
    repository.write("clean.yaml", CLEAN)
    expect(repository.commit() is not None, "also the other way round")


def check_fix(run: "Runner", folder: Path, config: str) -> None:
    repository = Repository(run, folder, config)
    repository.write("a.yaml", MENDABLE)
    repository.write("deployment.yml", NOT_OURS)
    refusal = repository.commit("a.yaml", "deployment.yml")
    expect(refusal is not None and "modified by this hook" in refusal, "a mend is shown first")
    expect(repository.read("deployment.yml") == NOT_OURS, "foreign files are not touched")
    expect(repository.commit("a.yaml", "deployment.yml") is None, "and can then be committed")


def publish(run: "Runner", folder: Path) -> Path:
    """The current project as a repository with a release."""
    files = run("git", "ls-files", "--cached", "--others", "--exclude-standard", at=ROOT)
    for name in files.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    initialize(run, folder)
    run("git", "add", "--all", "--force", at=folder)
    run("git", "commit", "--quiet", "--message", "Release", at=folder)
    run("git", "tag", "v0.1.0", at=folder)
    return folder


def initialize(run: "Runner", folder: Path) -> None:
    run("git", "init", "--quiet", at=folder)
    run("git", "config", "user.name", "Test", at=folder)
    run("git", "config", "user.email", "test@example.org", at=folder)


def without_building(example: str) -> str:
    """The example with the second source of the hooks instead of the first."""
    commented = re.search(r"^  # - repo: local\n(?:  # .*\n)+", example, re.MULTILINE)
    assert commented, "the example shows no local hook"
    return "repos:\n" + re.sub(r"^  # ", "  ", commented.group(), flags=re.MULTILINE)


class Runner:
    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment

    def __call__(self, *command: object, at: Path) -> str:
        done = self.attempt(*command, at=at)
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def attempt(self, *command: object, at: Path) -> "subprocess.CompletedProcess[str]":
        at.mkdir(exist_ok=True)
        return subprocess.run(
            list(map(str, command)),
            cwd=at,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


class Repository:
    """A user's repository with the hooks installed."""

    def __init__(self, run: Runner, folder: Path, config: str) -> None:
        self.run = run
        self.folder = folder
        initialize(run, folder)
        self.write(".pre-commit-config.yaml", config)
        run("git", "add", ".", at=folder)
        run("git", "commit", "--quiet", "--message", "Start", at=folder)
        run("pre-commit", "install", "--install-hooks", at=folder)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def read(self, name: str) -> str:
        return (self.folder / name).read_text()

    def stage(self, *names: str) -> None:
        self.run("git", "add", *names, at=self.folder)

    def commit(self, *names: str) -> "str | None":
        """Commits only these files. Returns the output when the commit is rejected."""
        if names:
            self.stage(*names)
        done = self.run.attempt("git", "commit", "--message", "Change", at=self.folder)
        if done.returncode != 0:
            self.run("git", "reset", "--quiet", at=self.folder)
            return done.stdout
        return None


def expect(holds: bool, what: str) -> None:
    assert holds, f"not so: {what}"
    print("ok:", what)


if __name__ == "__main__":
    main()
