"""Compares what this repository knows with the newest published packages, and says what to change.

    python tests/published/drift.py

Needs Python 3.12 or later and pip. Installs the newest `octopize-avatar-yaml`, `octopize-avatar` and PyYAML into a
folder of its own and leaves nothing behind. Exit code 1 when something differs.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import venv
import zipfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
CLASSES = ROOT / "crates/avatar-yaml/tests/published"
sys.path[:0] = [str(HERE), str(CLASSES)]

import history  # noqa: E402
import record  # noqa: E402

KNOWN = {"octopize-avatar-yaml": "0.1.46", "octopize-avatar": "1.30.0", "pyyaml": "6.0.4"}
CHECKED_SETS = 2_000
RECORDED_PYYAML = "crates/pyyaml-syntax/tests (record_*.py) and the versions that `[engine] pyyaml` allows"


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, text=True, stdout=subprocess.PIPE).stdout


def newest(wheels):
    """The newest release of each package, downloaded."""
    found = {}
    for package in KNOWN:
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", wheels, package)
        name = package.replace("-", "_")
        wheel = next(path for path in wheels.iterdir() if re.match(name + r"-\d", path.name.lower()))
        found[package] = (wheel.name.split("-")[1], wheel)
    return found


def versions(found):
    for package, (version, _) in found.items():
        if version != KNOWN[package]:
            yield f"{package} {version} is newer than {KNOWN[package]}: allow it in `[engine]`, and raise KNOWN in drift.py"


def facts(wheel):
    """Kinds, fields, values and keys that `since.tsv` does not have, or has and the newest release lacks."""
    rows = list(csv.DictReader((HERE / "since.tsv").open(), delimiter="\t"))
    current = {(row["what"], row["where"], row["name"]) for row in rows if not row["until"]}
    now = history.facts(wheel)
    for what, where, name in sorted(now - current):
        yield f"new {what}: {where} {name}. Add it to the types, then run history.py"
    for what, where, name in sorted(current - now):
        yield f"{what} is gone: {where} {name}. Say so in the table of former names, then run history.py"


def classes(package, wheel):
    """Models whose fields are other than recorded."""
    recorded = json.loads((CLASSES / "published.json").read_text())
    with zipfile.ZipFile(wheel) as archive:
        for module_name in record.MODULES[package]:
            module = record.Module(archive.read(module_name.replace(".", "/") + ".py").decode())
            for name in module.classes:
                path = f"{module_name}.{name}"
                if path not in recorded:
                    yield f"new class: {path}. Add a type, or say in record.py why not"
                    continue
                try:
                    now = module.record(name)
                except ValueError as error:
                    yield f"{path} can no longer be recorded ({error}). Teach record.py"
                    continue
                yield from differences(path, recorded[path], now)


def differences(path, recorded, now):
    for value in now.get("values", []):
        if value not in recorded.get("values", []):
            yield f"new value: {path} {value!r}. Add it to the enumeration"
    before, after = recorded.get("fields", {}), now.get("fields", {})
    for field in sorted({*before, *after}):
        if before.get(field) != after.get(field):
            yield f"{path}.{field}: recorded {json.dumps(before.get(field))}, now {json.dumps(after.get(field))}. Change the type"


def environment(folder, *packages):
    """The Python of a new virtual environment with these packages."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    run(python, "-m", "pip", "install", "--quiet", *packages)
    return python


def readings(found, folder):
    """What the newest reader makes of the recorded sets and nulls."""
    reader = environment(folder / "reader", found["octopize-avatar-yaml"][1], found["pyyaml"][1])
    checked = subprocess.run([reader, HERE / "treated.py", "--check", "--sets", str(CHECKED_SETS)], stderr=subprocess.PIPE, text=True)
    if checked.returncode:
        yield f"columns are treated otherwise than recorded ({checked.stderr.strip()[-200:]}). Run treated.py, then judge each change"
    # The client pins a reader that may be older: it comes last.
    client = environment(folder / "client", found["octopize-avatar"][1])
    scripts = [(reader, "nulls.py", "nulls.tsv"), (reader, "crashes.py", "crashes.txt"), (client, "plan.py", "plan.tsv")]
    for python, script, name in scripts:
        checked = subprocess.run([python, HERE / script, "--check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if checked.returncode:
            yield f"{name} differs: {(checked.stdout + checked.stderr).strip()[-400:]} Run {script}, then judge each change"


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "wheels").mkdir()
        found = newest(folder / "wheels")
        print(", ".join(f"{package} {version}" for package, (version, _) in found.items()))
        changes = [*versions(found), *facts(found["octopize-avatar-yaml"][1])]
        for package in record.MODULES:
            changes += classes(package, found[package.replace("_", "-")][1])
        if found["pyyaml"][0] != KNOWN["pyyaml"]:
            changes.append(f"record PyYAML again: {RECORDED_PYYAML}")
        changes += readings(found, folder)
    for change in changes:
        print(f"- {change}")
    print("nothing has changed" if not changes else f"{len(changes)} to look at")
    raise SystemExit(bool(changes))


if __name__ == "__main__":
    main()
