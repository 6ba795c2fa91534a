#!/usr/bin/env python3
"""Prints what the command does at each of its limits: exit code, time, peak memory and
message. Fails where a limit is not kept, where something is half written, or where the
command does not end in time.

    cargo build --release && python3 tests/limits/run.py [NAME…]

Needs Python, and Linux for what other systems do not have. `AVATAR_LINT` names another
binary. As root it also mounts a small file system, to fill it, and acts as another user;
what cannot be tried is printed as skipped.
"""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = Path(os.environ.get("AVATAR_LINT", ROOT / "target/release/avatar-lint")).resolve()
NOBODY = 65534
FORMATS = ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
CLEAN = "kind: AvatarVolume\nmetadata:\n  name: input\nspec:\n  url: file:///data\n"
# Safe fixes: a number in quotes, a misspelled field.
FIXABLE = (
    "kind: AvatarParameters\nmetadata: {name: run}\nspec:\n  schema: clinic\n  seed: '7'\n"
)
FIXED = FIXABLE.replace("'7'", "7")
MiB = 1024 * 1024

LIMITS = []


def limit(seconds=5, memory=200):
    """A limit: a function that gets an empty folder and tries something in it."""

    def add(function):
        LIMITS.append((function, seconds, memory))
        return function

    return add


class Skipped(Exception):
    """What this machine does not allow to be tried."""


class Run:
    """What came of a run of the command."""

    def __init__(self, code, out, err, seconds, memory):
        self.code, self.out, self.err = code, out, err
        self.seconds, self.memory = seconds, memory

    def expect(self, code, *parts):
        """Holds it to an exit code, and to what it must say."""
        assert b"panicked" not in self.err, self.err.decode(errors="replace")
        codes = code if isinstance(code, tuple) else (code,)
        assert self.code in codes, f"exit code {self.code}: {self.words()}"
        for part in parts:
            assert part.encode() in self.out + self.err, f"no {part!r} in: {self.words()}"
        return self

    def words(self):
        return (self.out[:600] + b" | " + self.err[:600]).decode(errors="replace")

    def message(self):
        lines = (self.err or self.out).decode(errors="replace").split("\n")
        lines = [line.strip() for line in lines if line.strip(" \u2502\u256d\u2570\u2500")]
        return lines[0] if lines else ""


def run(folder, *arguments, stdin=None, user=None, timeout=60, **more):
    """Runs the command in a folder."""

    def become():
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        streams = {"stdout": out, "stderr": err, "stdin": subprocess.DEVNULL, **more}
        if stdin is not None:
            streams["stdin"] = stdin
        begin = time.monotonic()
        child = subprocess.Popen(
            [BINARY, *arguments], cwd=folder, preexec_fn=become, **streams
        )
        timer = threading.Timer(timeout, child.kill)
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        timer.cancel()
        seconds = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode != -signal.SIGKILL, f"not done after {timeout} s"
        out.seek(0)
        err.seek(0)
        return Run(
            child.returncode, out.read(), err.read(), seconds, used.ru_maxrss / 1024
        )


def check(folder, *arguments, **more):
    return run(folder, "check", "--no-config", *arguments, **more)


def annotations(lines):
    return f"kind: AvatarMetadata\nmetadata: {{name: m}}\nspec: {{display_name: d}}\nannotations:\n{lines}"


def no_rest(folder, *names):
    """Nothing half written is left."""
    found = sorted(os.listdir(folder))
    assert found == sorted(names), found


# What is read


@limit()
def nesting(folder):
    (folder / "a.yaml").write_text(annotations("  x: " + "[" * 200_000))
    (folder / "b.yaml").write_text(
        annotations("".join(" " * (i + 2) + "x:\n" for i in range(3000)))
    )
    return check(folder, ".", "--only-configurations").expect(1, "resource-limit")


@limit()
def alias_bomb(folder):
    lines = "  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in range(1, 12):
        lines += f"  a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 10) + "]\n"
    (folder / "a.yaml").write_text(annotations(lines))
    return check(folder, "a.yaml").expect(1, "resource-limit")


@limit()
def merge_bomb(folder):
    lines = "  a0: &a0 {k: v}\n"
    for i in range(1, 40):
        lines += f"  a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}], k{i}: v}}\n"
    (folder / "a.yaml").write_text(annotations(lines))
    return check(folder, "a.yaml").expect((0, 1))


@limit()
def node_that_contains_itself(folder):
    (folder / "a.yaml").write_text(annotations("  x: &x\n    y: *x\n"))
    return check(folder, "a.yaml").expect(1, "resource-limit")


@limit(seconds=10, memory=800)
def line_of_50_mb(folder):
    (folder / "a.yaml").write_text(annotations("  x: '" + "lorem " * (50 * MiB // 6) + "'\n"))
    return check(folder, "a.yaml").expect((0, 1))


@limit(seconds=40, memory=400)
def hundred_thousand_files(folder):
    for i in range(100):
        (folder / str(i)).mkdir()
        for j in range(1000):
            (folder / str(i) / f"{j}.yaml").write_text(CLEAN if j % 10 == 0 else "a: 1\n")
    return check(folder, ".", timeout=120).expect(0, "10000 configurations", "90000 other")


@limit()
def folders_in_a_loop(folder):
    inner = folder / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "up").symlink_to(folder)
    (inner / "self").symlink_to("self")
    (inner / "c.yaml").write_text(CLEAN)
    (inner / "again.yaml").symlink_to("c.yaml")
    return check(folder, ".").expect(0, "Checked 1 configuration")


@limit()
def pipe_as_settings(folder):
    (folder / "a.yaml").write_text(CLEAN)
    os.mkfifo(folder / "avatar-lint.toml")
    run(folder, "check", "--config", "avatar-lint.toml", "a.yaml").expect(2, "a pipe")
    run(folder, "columns", "a.yaml").expect(2, "a pipe")
    return run(folder, "check", ".").expect(2, "a pipe")


@limit()
def pipe_as_input(folder):
    os.mkfifo(folder / "a.yaml")
    run(folder, "inspect", "a.yaml").expect(2, "a pipe")
    run(folder, "check", "--fix", "a.yaml").expect(2, "a pipe")
    assert not (folder / "a.yaml").is_file()
    return check(folder, "a.yaml").expect(2, "a pipe")


@limit()
def pipe_as_baseline(folder):
    (folder / "a.yaml").write_text(CLEAN)
    os.mkfifo(folder / "known.json")
    check(folder, "a.yaml", "--write-baseline", "known.json").expect(2, "a pipe")
    return check(folder, "a.yaml", "--baseline", "known.json").expect(2, "a pipe")


@limit()
def pipe_as_gitignore(folder):
    (folder / "below").mkdir()
    (folder / "a.yaml").write_text(CLEAN)
    os.mkfifo(folder / "below" / ".gitignore")
    check(folder, "below").expect(2, ".gitignore")
    return check(folder, ".").expect(2, ".gitignore", "Checked 1 configuration")


@limit()
def device_as_input(folder):
    run(folder, "inspect", "/dev/zero").expect(2, "a device")
    return check(folder, "/dev/zero").expect(2, "a device")


@limit()
def socket_as_input(folder):
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(folder)
        listener.bind("a.yaml")
        os.chdir(here)
        return check(folder, "a.yaml").expect(2, "a socket")


@limit()
def endless_input(folder):
    (folder / "avatar-lint.toml").write_text("max-file-size = 1000000\n")
    with open("/dev/zero", "rb") as endless:
        return run(folder, "check", "-", stdin=endless).expect(2, "max-file-size")


@limit()
def sparse_file_of_5_gb(folder):
    with open(folder / "a.yaml", "wb") as file:
        file.truncate(5 * 1024 * MiB)
    (folder / "b.yaml").write_text(CLEAN)
    check(folder, "a.yaml").expect(1, "resource-limit", "max-file-size")
    return check(folder, ".").expect(0, "skipped 1 other")


@limit()
def file_above_max_file_size(folder):
    (folder / "avatar-lint.toml").write_text("max-file-size = 100000\n")
    (folder / "a.yaml").write_text("x: " + "y" * 200_000)
    run(folder, "check", ".", "--format", "json").expect(1, "resource-limit")
    return run(folder, "check", ".").expect(1, "resource-limit", "max-file-size")


@limit()
def settings_with_a_long_line(folder):
    (folder / "a.yaml").write_text(CLEAN)
    for text in [
        f'fail-onn = "{"x" * 70_000}"\n',
        "# " + "x" * 70_000 + '\nfail-onn = "error"\n',
        f'{"k" * 70_000} = 1\n',
        f'exclude = ["{"x" * 70_000}", 1]\n',
        '[levels]\nlow-k = "x' + "é" * 70_000 + '"\n',
    ]:
        (folder / "avatar-lint.toml").write_text(text)
        last = run(folder, "check", ".").expect(2)
        assert len(last.err) < 10_000, len(last.err)
    return last


@limit()
def long_pattern(folder):
    for pattern in ["A" * 70_000, "#" * 70_000, "{{" + "a" * 70_000, "A" * 70_000 + "\\"]:
        last = run(folder, "pattern", pattern).expect((0, 1, 2))
    return last


@limit()
def long_names(folder):
    name = "n" * 70_000
    schema = "kind: AvatarSchema\nmetadata: {name: s}\nspec:\n  tables:\n"
    (folder / "a.yaml").write_text(
        f"{schema}  - name: {name}\n    columns:\n    - field: {name}\n    - feld: {name}\n"
    )
    run(folder, "columns", "a.yaml").expect(0)
    for form in FORMATS:
        last = check(folder, "a.yaml", "--format", form).expect((0, 1))
    return last


@limit()
def encodings(folder):
    kind = "kind: AvatarVolume\nmetadata: {name: a}\nspec: {url: s3://a}\n"
    for name, data in {
        "utf-8": kind.encode() + b"# \xff\n",
        "cut utf-8": kind.encode() + b"# \xe2\x82",
        "half utf-16": b"\xff\xfe" + kind.encode("utf-16-le") + b"\x00",
        "lone surrogate": b"\xff\xfe" + kind.encode("utf-16-le") + b"\x00\xd8",
        "utf-16 without a mark": kind.encode("utf-16-le"),
        "utf-32": b"\xff\xfe\0\0" + kind.encode("utf-32-le"),
        "utf-32, big": b"\0\0\xfe\xff" + kind.encode("utf-32-be"),
        "nul": kind.encode() + b"# \0\n",
        "control": kind.encode() + b"# \x07\n",
    }.items():
        (folder / "a.yaml").write_bytes(data)
        last = check(folder, "a.yaml").expect(1)
        assert b"-yaml]" in last.out or b"resource-limit]" in last.out, name
    for sign in ["\r", "\u0085", "\u2028", "\u2029"]:
        (folder / "a.yaml").write_text(kind.replace("\n", sign), newline="")
        check(folder, "a.yaml").expect((0, 1))
    return last


@limit()
def names_of_files(folder):
    names = [b"a\nb.yaml", b"a\x1b[31mb.yaml", b"a\xff.yaml", "a\u202eb.yaml".encode()]
    for name in names:
        with open(os.path.join(os.fsencode(folder), name), "w") as file:
            file.write(FIXABLE)
    for form in FORMATS:
        last = check(folder, ".", "--format", form).expect((0, 1))
        shown = last.out + last.err
        assert b"\x1b" not in shown and b"\xff" not in shown, form
        assert "\u202e".encode() not in shown, form
        if form in ("concise", "github"):
            assert all(b"seed" in line or b"yaml" in line for line in last.out.splitlines())
    check(folder, ".", "--fix").expect((0, 1))
    for name in names:
        with open(os.path.join(os.fsencode(folder), name)) as file:
            assert file.read() == FIXED
    return last


@limit()
def file_called_like_an_option(folder):
    (folder / "--write-baseline=b.yaml").write_text(FIXABLE)
    (folder / "b.yaml").write_text(CLEAN)
    last = check(folder, "--only-configurations", "--", "--write-baseline=b.yaml", "b.yaml")
    assert (folder / "b.yaml").read_text() == CLEAN
    return last.expect((0, 1), "quoted-number")


@limit(seconds=30)
def files_that_shrink_or_vanish(folder):
    names = [folder / f"{i}.yaml" for i in range(300)]
    done = threading.Event()

    def change():
        while not done.is_set():
            path = random.choice(names)
            with open(path, "w") as file:
                file.write(FIXABLE * random.randint(0, 40))
            if random.random() < 0.3:
                path.unlink()

    for path in names:
        path.write_text(FIXABLE * 40)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(15):
            last = check(folder, ".").expect((0, 1, 2))
    finally:
        done.set()
        thread.join()
    return last


# What is shown


@limit(seconds=20, memory=900)
def many_findings(folder):
    columns = "".join(f"    - field: c{i}\n      dropp: true\n" for i in range(20_000))
    (folder / "a.yaml").write_text(
        f"kind: AvatarSchema\nmetadata: {{name: s}}\nspec:\n  tables:\n  - name: t\n    columns:\n{columns}"
    )
    report = json.loads(check(folder, "a.yaml", "--format", "json").expect(1).out)
    all_findings = len(report["findings"])
    assert all_findings >= 20_000
    whole = check(folder, "a.yaml", "--max-findings", "0").expect(1)
    assert whole.out.count(b"see https") >= all_findings
    short = check(folder, "a.yaml").expect(1, f"{all_findings - 1000} more findings", "--max-findings")
    assert short.out.count(b"see https") == 1000
    return short


@limit(seconds=20)
def closed_pipes(folder):
    for i in range(30):
        (folder / f"{i}.yaml").write_text(FIXABLE.replace("seed", "sed") + "x: 1\n" * 500)
    choices = [["--format", form] for form in FORMATS] + [["--diff"], ["--statistics"]]
    for choice in choices:
        for closed in ("stdout", "stderr"):
            reader, writer = os.pipe()
            os.close(reader)
            last = check(folder, ".", *choice, **{closed: writer})
            os.close(writer)
            last.expect((0, 1, 2))
            assert last.code in (0, 1), f"{choice} with {closed} closed: {last.words()}"
    for arguments in [["rules"], ["explain", "low-k"], ["schema"], ["--help"], ["nonsense"]]:
        for closed in ("stdout", "stderr"):
            reader, writer = os.pipe()
            os.close(reader)
            run(folder, *arguments, **{closed: writer}).expect((0, 2))
            os.close(writer)
    return last


@limit()
def full_standard_output(folder):
    (folder / "a.yaml").write_text(FIXABLE)
    with open("/dev/full", "wb") as full:
        return check(folder, "a.yaml", "--format", "json", stdout=full).expect(2, "cannot write")


# What is written


def full_disk(folder):
    """A file system with little room left, as `folder / "small"`."""
    small = folder / "small"
    small.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "none", small], capture_output=True
    )
    if made.returncode != 0:
        raise Skipped("needs a file system to fill")
    return small


@limit()
def full_disk_while_fixing(folder):
    small = full_disk(folder)
    try:
        text = FIXABLE + "# " + "x" * 80_000 + "\n"
        (small / "a.yaml").write_text(text)
        last = check(small, "a.yaml", "--fix").expect(2, "a.yaml", "space")
        assert (small / "a.yaml").read_text() == text
        no_rest(small, "a.yaml")
        return last
    finally:
        subprocess.run(["umount", small], check=True)


@limit()
def full_disk_while_writing_a_baseline(folder):
    small = full_disk(folder)
    try:
        (folder / "a.yaml").write_text(FIXABLE)
        check(folder, "a.yaml", "--write-baseline", "small/b.json").expect(0)
        before = (small / "b.json").read_text()
        (small / "rest").write_bytes(b"x" * 120 * 1024)
        text = "".join(f"x{i}: 1\n" for i in range(2000))
        (folder / "a.yaml").write_text(FIXABLE + text)
        last = check(folder, "a.yaml", "--write-baseline", "small/b.json").expect(2, "space")
        check(folder, "a.yaml", "--format", "json:small/b.json").expect(2, "space")
        assert (small / "b.json").read_text() == before
        no_rest(small, "b.json", "rest")
        return last
    finally:
        subprocess.run(["umount", small], check=True)


def as_another_user():
    if os.geteuid() != 0:
        raise Skipped("needs root, to be another user")


@limit()
def read_only_folder(folder):
    as_another_user()
    (folder / "a.yaml").write_text(FIXABLE)
    os.chmod(folder / "a.yaml", 0o666)
    os.chmod(folder, 0o555)
    last = check(folder, "a.yaml", "--fix", user=NOBODY).expect(2, "permission denied")
    check(folder, "a.yaml", "--write-baseline", "b", user=NOBODY).expect(2, "permission denied")
    assert (folder / "a.yaml").read_text() == FIXABLE
    no_rest(folder, "a.yaml")
    return last


@limit()
def unreadable_file(folder):
    as_another_user()
    (folder / "a.yaml").write_text(FIXABLE)
    (folder / "b.yaml").write_text(CLEAN)
    os.chmod(folder / "a.yaml", 0o000)
    os.chmod(folder, 0o755)
    last = check(folder, ".", user=NOBODY).expect(2, "permission denied", "Checked 1 configuration")
    return last


@limit()
def owner_and_mode(folder):
    as_another_user()
    path = folder / "a.yaml"
    path.write_text(FIXABLE)
    os.chown(path, NOBODY, NOBODY)
    os.chmod(path, 0o640)
    last = check(folder, "a.yaml", "--fix").expect((0, 1))
    assert path.read_text() == FIXED
    found = path.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (NOBODY, NOBODY, 0o640)
    # Who may not keep the owner does not write.
    path.write_text(FIXABLE)
    os.chown(path, 0, 0)
    os.chmod(path, 0o666)
    os.chmod(folder, 0o777)
    check(folder, "a.yaml", "--fix", user=NOBODY).expect(2, "owner")
    assert path.read_text() == FIXABLE
    no_rest(folder, "a.yaml")
    return last


@limit()
def hard_links(folder):
    (folder / "a.yaml").write_text(FIXABLE)
    os.link(folder / "a.yaml", folder / "b")
    last = check(folder, "a.yaml", "--fix").expect(2, "hard links")
    assert (folder / "b").read_text() == FIXABLE
    assert (folder / "a.yaml").samefile(folder / "b")
    no_rest(folder, "a.yaml", "b")
    return last


@limit()
def symbolic_links(folder):
    (folder / "store").mkdir()
    (folder / "store" / "a.yaml").write_text(FIXABLE)
    (folder / "a.yaml").symlink_to("store/a.yaml")
    last = check(folder, "a.yaml", "--fix").expect((0, 1))
    assert (folder / "a.yaml").is_symlink()
    assert (folder / "store" / "a.yaml").read_text() == FIXED
    return last


@limit()
def baseline_over_a_configuration(folder):
    (folder / "a.yaml").write_text(FIXABLE)
    last = check(folder, "a.yaml", "--write-baseline", "a.yaml").expect(2, "not a baseline")
    check(folder, "a.yaml", "--output-file", "a.yaml").expect(2, "a.yaml")
    check(folder, "a.yaml", "--format", "json:./a.yaml").expect(2, "a.yaml")
    assert (folder / "a.yaml").read_text() == FIXABLE
    check(folder, "a.yaml", "--write-baseline", "b.json").expect(0)
    check(folder, "a.yaml", "--write-baseline", "b.json").expect(0)
    no_rest(folder, "a.yaml", "b.json")
    return last


@limit(seconds=30)
def ended_while_fixing(folder):
    names = [folder / f"{i}.yaml" for i in range(400)]
    texts = (FIXABLE + "# " + "x" * 20_000 + "\n", FIXED + "# " + "x" * 20_000 + "\n")
    kinds = set()
    for attempt in range(20):
        for path in names:
            path.write_text(texts[0])
        child = subprocess.Popen(
            [BINARY, "check", "--no-config", "--fix", "."],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.01 + 0.004 * attempt)
        child.send_signal(random.choice([signal.SIGTERM, signal.SIGINT, signal.SIGHUP]))
        kinds.add(child.wait(timeout=20))
        no_rest(folder, *(path.name for path in names))
        for path in names:
            assert path.read_text() in texts, path
    assert any(kind < 0 for kind in kinds), kinds
    return Run(min(kinds), b"", b"nothing half written in 20 attempts", 0, 0)


@limit(seconds=30)
def concurrent_fixes(folder):
    names = [folder / f"{i}.yaml" for i in range(300)]
    for path in names:
        path.write_text(FIXABLE)
    children = [
        subprocess.Popen(
            [BINARY, "check", "--no-config", "--fix", "."],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    for child in children:
        _, err = child.communicate(timeout=60)
        assert b"panicked" not in err
        assert child.returncode in (0, 1) or b"changed since" in err, err
    no_rest(folder, *(path.name for path in names))
    assert all(path.read_text() == FIXED for path in names)
    return check(folder, ".").expect((0, 1))


# What editors send


@limit()
def message_of_a_length_that_cannot_be(folder):
    def frame(**message):
        body = json.dumps({"jsonrpc": "2.0", **message})
        return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()

    wrong = [b"99999999999", b"-1", b"many", b"9" * 40]
    session = frame(id=1, method="initialize", params={"capabilities": {}})
    session += b"".join(b"Content-Length: " + length + b"\r\n\r\n" for length in wrong)
    session += frame(id=2, method="shutdown") + frame(method="exit")
    (folder / "session").write_bytes(session)
    with open(folder / "session", "rb") as stdin:
        last = run(folder, "server", stdin=stdin).expect(0)
    assert last.out.count(b'"error"') == len(wrong), last.words()
    assert b'"id":2' in last.out, last.words()
    return Run(last.code, b"", b"four errors, and on", last.seconds, last.memory)


def main():
    wanted = sys.argv[1:]
    if not BINARY.exists():
        sys.exit(f"{BINARY} is missing: cargo build --release")
    failed = []
    print(f"{'limit':36} {'exit':>4} {'seconds':>8} {'MiB':>5}  message")
    for function, seconds, memory in LIMITS:
        name = function.__name__
        if wanted and name not in wanted:
            continue
        folder = Path(tempfile.mkdtemp(prefix="limits-"))
        os.chmod(folder, 0o755)
        words = name.replace("_", " ")
        try:
            last = function(folder)
            assert last.seconds <= seconds, f"{last.seconds:.1f} s, not {seconds}"
            assert last.memory <= memory, f"{last.memory:.0f} MiB, not {memory}"
            message = last.message()[:90]
            row = f"{last.code:>4} {last.seconds:>8.2f} {last.memory:>5.0f}  {message}"
            print(f"{words:36} {row}", flush=True)
        except Skipped as why:
            print(f"{words:36} skipped: {why}", flush=True)
        except (AssertionError, subprocess.TimeoutExpired) as fault:
            failed.append(words)
            print(f"{words:36} NOT KEPT: {fault}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    if failed:
        sys.exit(f"not kept: {', '.join(failed)}")


main()
