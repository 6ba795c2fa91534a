"""Records what PyYAML 6.0.2, 6.0.3 and 6.0.4 make of changed configurations, and
of merges.

    cargo run -p pyyaml-syntax --example mutations |
        python3 crates/pyyaml-syntax/tests/record_mutations.py mutations
    cargo run -p pyyaml-syntax --example merges |
        python3 crates/pyyaml-syntax/tests/record_mutations.py merges

Writes `recorded/mutations.txt` or `recorded/merges.txt`; see `write_digests`.
"""

import pathlib
import sys

from pyyaml_outcome import cases
from pyyaml_versions import write_digests


def main():
    name = sys.argv[1]
    assert name in ("mutations", "merges")
    data = sys.stdin.buffer.read()
    path = pathlib.Path(__file__).parent / "recorded" / f"{name}.txt"
    write_digests(path, data, list(cases(data)))


if __name__ == "__main__":
    main()
