"""Records how PyYAML reads mutated configurations.

    cargo run -p pyyaml-syntax --example mutations |
        python3 crates/pyyaml-syntax/tests/record_mutations.py

Needs PyYAML 6.0.3. Writes `recorded/mutations.txt`: first the digest of all
texts, so that the test notices when they are no longer the same, then the
outcome of each: `!` for rejected, `~` for a limit, else the digest of the data.
"""

import pathlib
import struct
import sys

from pyyaml_outcome import digest, outcome


def main():
    data = sys.stdin.buffer.read()
    outcomes = []
    start = 0
    while start < len(data):
        (length,) = struct.unpack_from("<I", data, start)
        case = data[start + 4 : start + 4 + length]
        start += 4 + length
        result = outcome(case)
        outcomes.append(result if result in "!~" else digest(result.encode()))
    lines = [digest(data)]
    lines += [" ".join(outcomes[at : at + 20]) for at in range(0, len(outcomes), 20)]
    path = pathlib.Path(__file__).parent / "recorded" / "mutations.txt"
    path.write_text("\n".join(lines) + "\n")
    accepted = sum(result not in "!~" for result in outcomes)
    print(f"{len(outcomes)} cases, {accepted} accepted, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
