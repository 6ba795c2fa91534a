"""What several versions of PyYAML make of many inputs.

Installs PyYAML 6.0.2, 6.0.3 and 6.0.4 from PyPI into the user's cache, once.
"""

import os
import pathlib
import struct
import subprocess
import sys

from pyyaml_outcome import digest

HERE = pathlib.Path(__file__).parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "pyyaml-syntax"
VERSIONS = ["6.0.4", "6.0.3", "6.0.2"]


def installed(version):
    """The folder that has a version of PyYAML."""
    folder = CACHE / version
    if not (folder / "yaml").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, f"pyyaml=={version}"]
        subprocess.run(pip, check=True)
    return folder


def outcomes(cases, version):
    """The outcome of each case, which is `bytes`."""
    environment = {**os.environ, "PYTHONPATH": str(installed(version)), "PYTHONIOENCODING": "utf-8"}
    check = f"import yaml; assert yaml.__version__ == {version!r}"
    subprocess.run([sys.executable, "-c", check], env=environment, check=True)
    data = b"".join(struct.pack("<I", len(case)) + case for case in cases)
    run = subprocess.run([sys.executable, HERE / "pyyaml_outcome.py"], input=data, env=environment, check=True, stdout=subprocess.PIPE)
    lines = run.stdout.decode().split("\n")[:-1]
    assert len(lines) == len(cases)
    return lines


def recorded(result, longest):
    """An outcome as it is recorded: as a digest if it is long."""
    return result if len(result) <= longest else digest(result.encode())


def all_outcomes(cases, longest=1):
    """What the newest version makes of each case; and what each older one makes
    of those, by number, that it reads otherwise than the version after it."""
    newest, *older = VERSIONS
    after = [recorded(result, longest) for result in outcomes(cases, newest)]
    first = after
    differences = {}
    for version in older:
        here = [recorded(result, longest) for result in outcomes(cases, version)]
        pairs = enumerate(zip(after, here))
        differences[version] = {number: result for number, (other, result) in pairs if other != result}
        after = here
    return first, differences


def write_digests(path, data, cases):
    """Records the digest of all cases, so that the test notices when they are no
    longer the same, then the outcome of each: `!` for rejected, `~` for a limit,
    else the digest of the data; then the differences of older versions."""
    newest, differences = all_outcomes(cases)
    lines = [digest(data)]
    lines += [" ".join(newest[at : at + 20]) for at in range(0, len(newest), 20)]
    lines += [in_one_line(*difference) for difference in differences.items()]
    path.write_text("\n".join(lines) + "\n")
    accepted = sum(result not in "!~" for result in newest)
    print(f"{path.name}: {len(newest)} cases, {accepted} accepted, {path.stat().st_size} bytes")
    for version, others in differences.items():
        print(f"  {version}: {len(others)} read otherwise than by the version after it")


def in_one_line(version, results):
    return " ".join([version, *(f"{number}:{result}" for number, result in results.items())])
