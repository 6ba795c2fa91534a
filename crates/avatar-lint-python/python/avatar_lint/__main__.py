"""The command `avatar-lint`; also `python -m avatar_lint`."""

from __future__ import annotations

import signal
import sys

from . import _native


def main() -> int:
    # Without this, Python handles Ctrl-C only after the command has ended.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.run(["avatar-lint", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
