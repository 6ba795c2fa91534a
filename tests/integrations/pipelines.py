#!/usr/bin/env python3
"""Runs the steps of the GitHub Action, the GitLab component and the shell recipe, and
what `avatar-lint init` writes for GitLab.

    python tests/integrations/pipelines.py

The files are checked against the schemas of GitHub and GitLab, then their commands
run in a shell, on a repository with a clean and one with a faulty configuration.
This does not use the runners of the services, so it does not test how they call the
steps and show the artifacts.

Needs Rust, Bash, Python 3.10 or later, and PyPI.
"""

import json
import os
import re
import subprocess
import tempfile
import venv
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTATION = ROOT / "docs" / "src" / "pipelines.md"

CLEAN = """\
kind: AvatarVolume
metadata:
  name: input
spec:
  url: s3://bucket/input
"""
FAULTY = CLEAN.replace("url:", "urll:")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        venv.create(base / "tools", with_pip=True)
        tools = base / "tools" / "bin"
        call(tools / "pip", "install", "--quiet", "maturin<2", "pyyaml", "check-jsonschema")
        wheels = base / "wheels"
        call(tools / "maturin", "build", "--quiet", "--profile", "dev", "--compatibility", "linux", "--out", wheels)

        workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
        call(tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
        call(tools / "check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml")

        action, component = (
            json.loads(call(tools / "python", "-c", LOAD, name))
            for name in ("action.yml", "templates/avatar-lint.yml")
        )
        # pip can install only the wheel that was just built.
        environment = {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(base),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        check_action(action[0], base, environment)
        check_component(component, base, environment, tools)
        check_recipe(base, environment)
        check_init(base, environment, tools)
    print("All steps passed.")


def check_action(action: dict[str, Any], base: Path, environment: dict[str, str]) -> None:
    for name, text, status in cases():
        repository = make(base / f"action-{name}", text)
        runner = base / f"runner-{name}"
        runner.mkdir()
        summary = runner / "summary.md"
        variables = environment | {"RUNNER_TEMP": str(runner), "GITHUB_STEP_SUMMARY": str(summary)}
        inputs = {key: value["default"] for key, value in action["inputs"].items()}
        inputs |= {"paths": "jobs/*.yaml other", "arguments": "--profile strict", "version": "0.1.0"}
        for step in action["runs"]["steps"]:
            given = {key: with_inputs(value, inputs) for key, value in step["env"].items()}
            assert "${{" not in step["run"], "inputs reach the shell as variables only"
            done = bash(step["run"], repository, variables | given)
        expect(done.returncode == status, f"GitHub: a {name} repository ends with {status}")
        sarif = json.loads((repository / inputs["sarif-file"]).read_text())
        marked = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
        findings = len(sarif["runs"][0]["results"])
        expect(findings == len(marked), f"GitHub: {findings} findings are marked and in the SARIF file")
        expect(bool(findings) == bool(status), "GitHub: faults alone are found")
        expect("avatar-lint" in summary.read_text(), "GitHub: the run has a summary")


def check_component(documents: list[Any], base: Path, environment: dict[str, str], tools: Path) -> None:
    spec, jobs = documents
    inputs = {key: value["default"] for key, value in spec["spec"]["inputs"].items()}
    inputs["version"] = "0.1.0"
    jobs = json.loads(with_inputs(json.dumps(jobs), inputs))
    pipeline = base / "gitlab-ci.json"
    pipeline.write_text(json.dumps(jobs))
    call(tools / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", pipeline)

    job = jobs["avatar-lint"]
    for name, text, status in cases():
        repository = make(base / f"component-{name}", text)
        script = "set -eo pipefail\n" + "\n".join(job["script"])
        done = bash(script, repository, environment | job["variables"])
        expect(done.returncode == status, f"GitLab: a {name} repository ends with {status}")
        reports = job["artifacts"]["reports"]
        quality = json.loads((repository / reports["codequality"]).read_text())
        expect(bool(quality) == bool(status), "GitLab: the code quality report has the findings")
        tests = ElementTree.parse(repository / reports["junit"]).getroot()
        expect((next(tests.iter("failure"), None) is not None) == bool(status), "GitLab: so has JUnit's")


def check_recipe(base: Path, environment: dict[str, str]) -> None:
    documentation = DOCUMENTATION.read_text(encoding="utf-8")
    [recipe] = re.findall(r"^```sh\n(.*?)^```", documentation, re.MULTILINE | re.DOTALL)
    for name, text, status in cases():
        repository = make(base / f"recipe-{name}", text)
        done = bash(f"set -e\n{recipe}", repository, environment)
        expect(done.returncode == status, f"shell: a {name} repository ends with {status}")
        expect((repository / "avatar-lint.xml").is_file(), "shell: the report is there")


def check_init(base: Path, environment: dict[str, str], tools: Path) -> None:
    call(tools / "pip", "install", "--quiet", "--no-index", "--find-links", base / "wheels", "avatar-lint")
    for name, text, status in cases():
        repository = make(base / f"init-{name}", text)
        (repository / ".git").mkdir()
        for forge in ("github", "gitlab"):
            done = bash(f"avatar-lint init --forge {forge}", repository, environment)
            expect(done.returncode == 0, f"init: {done.stdout.splitlines()}")
        workflow = repository / ".github" / "workflows" / "avatar-lint.yml"
        call(tools / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow)
        pipeline = repository / ".gitlab-ci.yml"
        call(tools / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", pipeline)
        [jobs] = json.loads(call(tools / "python", "-c", LOAD, pipeline))
        script = "set -eo pipefail\n" + "\n".join(jobs["avatar-lint"]["script"])
        done = bash(script, repository, environment)
        expect(done.returncode == status, f"init: the job in a {name} repository ends with {status}")


def cases() -> list[tuple[str, str, int]]:
    return [("clean", CLEAN, 0), ("faulty", FAULTY, 1)]


def make(folder: Path, text: str) -> Path:
    """A repository with configurations in two folders."""
    for name in ("jobs", "configurations", "other"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.yaml").write_text(text)
    return folder


def with_inputs(text: str, inputs: dict[str, str]) -> str:
    """Replaces `${{ inputs.x }}` and `$[[ inputs.x ]]` with the inputs."""
    pattern = r"\$(?:\{\{|\[\[) inputs\.([\w-]+) (?:\}\}|\]\])"
    return re.sub(pattern, lambda match: inputs[match[1]], text)


LOAD = "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1])))))"


def bash(script: str, folder: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    # The options that GitHub uses.
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        print(done.stdout, done.stderr)
    return done


def call(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def expect(holds: bool, what: str) -> None:
    assert holds, f"not so: {what}"
    print("ok:", what)


if __name__ == "__main__":
    main()
