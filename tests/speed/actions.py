#!/usr/bin/env python3
"""Times code actions over a selection of 16,000 lines, half of them with a finding.

    cargo build --release && python3 tests/speed/actions.py

Speaks to the language server as an editor does: opens the text, waits for its
diagnostics, and asks for the actions of all of them, which it hands back as it got
them. Fails when the fastest of several answers takes more than 100 ms: meanwhile the
server answers nothing else. AVATAR_LINT names another binary.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BINARY = str(Path(os.environ.get("AVATAR_LINT", ROOT / "target" / "release" / "avatar-lint")).resolve())
URI = "file:///folder/set.yaml"
LINES = 16_000
MOST = 0.1
RUNS = 7


def text() -> str:
    rows = "".join(f"    - field: c{index}\n      type: wrong\n" for index in range(LINES // 2))
    return (
        "kind: AvatarSchema\nmetadata:\n  name: schema\nspec:\n  tables:\n  - name: t\n"
        f"    data: {{volume: input, file: t.csv}}\n    columns:\n{rows}"
    )


class Server:
    """The language server, spoken to over its pipes."""

    def __init__(self) -> None:
        self.process = subprocess.Popen([BINARY, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, **content: Any) -> None:
        self.write(json.dumps({"jsonrpc": "2.0", **content}).encode())

    def write(self, body: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        return json.loads(self.read())

    def read(self) -> bytes:
        out = self.process.stdout
        assert out is not None
        length = 0
        while (line := out.readline().strip()) != b"":
            length = int(line.removeprefix(b"Content-Length: "))
        return out.read(length)

    def until(self, key: str, value: object) -> dict[str, Any]:
        while (message := self.receive()).get(key) != value:
            pass
        return message


def main() -> None:
    server = Server()
    server.send(id=1, method="initialize", params={"processId": None, "rootUri": None, "capabilities": {}})
    server.until("id", 1)
    server.send(method="initialized", params={})
    document = {"uri": URI, "languageId": "yaml", "version": 1, "text": text()}
    server.send(method="textDocument/didOpen", params={"textDocument": document})
    diagnostics = server.until("method", "textDocument/publishDiagnostics")["params"]["diagnostics"]
    assert len(diagnostics) >= LINES // 2, len(diagnostics)
    selection = {"start": {"line": 0, "character": 0}, "end": {"line": LINES + 10, "character": 0}}
    params = {
        "textDocument": {"uri": URI},
        "range": selection,
        "context": {"diagnostics": diagnostics, "triggerKind": 2},
    }
    times = []
    found = 0
    for number in range(RUNS):
        request = {"jsonrpc": "2.0", "id": 10 + number, "method": "textDocument/codeAction", "params": params}
        body = json.dumps(request).encode()
        # What the script itself takes to write and read JSON does not count.
        start = time.perf_counter()
        server.write(body)
        answer = server.read()
        times.append(time.perf_counter() - start)
        found = len(json.loads(answer)["result"])
    server.send(id=99, method="shutdown")
    server.until("id", 99)
    server.send(method="exit")
    print(f"{len(diagnostics):,} diagnostics in {LINES:,} lines, {found:,} actions: {min(times) * 1000:.0f} ms")
    if not found or min(times) > MOST:
        sys.exit(f"more than {MOST * 1000:.0f} ms, or no actions")


if __name__ == "__main__":
    main()
