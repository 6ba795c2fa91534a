"""What a script records, or compares with its record."""

import sys


def compare_or_write(path, lines, version):
    """Writes `lines`. Asked with `--check`, ends with those that differ from what is recorded instead."""
    if sys.argv[1:] == ["--check"]:
        changed = sorted(set(path.read_text().splitlines()) ^ set(lines))
        print(*changed[:6], sep="\n")
        raise SystemExit(f"{len(changed)} lines differ under {version}" if changed else 0)
    path.write_text("\n".join(lines) + "\n")
