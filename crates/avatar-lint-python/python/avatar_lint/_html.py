"""Findings as a table for notebooks.

Styles are attributes because notebooks strip style sheets. The colors are readable
on a light and on a dark background.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._findings import ExcerptLine, Finding

_COLORS = {"error": "#d32f2f", "warning": "#b26a00", "info": "#1976d2"}
_CELL = "text-align:left;vertical-align:top;padding:0.5em 0.8em"
_CODE = "margin:0.5em 0 0;padding:0;background:none;overflow-x:auto;white-space:pre"
_MARK = "background:#ffe08a;color:#000;border-radius:2px"


def table(findings: Iterable[Finding]) -> str:
    """One row for each finding: level, location, message, help and excerpt."""
    rows = "".join(map(_row, findings))
    if not rows:
        return "<p>avatar-lint: no findings.</p>"
    return f'<table style="border-collapse:collapse"><tbody>{rows}</tbody></table>'


def _row(finding: Finding) -> str:
    color = _COLORS[finding.level]
    start = finding.range.start
    location = f"{finding.file}:{start.line}:{start.column}"
    help_ = f"<br>{_prose(finding.help)}" if finding.help else ""
    excerpt = "".join(map(_line, finding.excerpt))
    return (
        f'<tr style="border-left:3px solid {color}">'
        f'<td style="{_CELL};white-space:nowrap">'
        f'<b style="color:{color}">{finding.level}</b><br>{escape(location)}</td>'
        f'<td style="{_CELL}">'
        f'<a href="{escape(finding.url)}" target="_blank" rel="noopener" style="color:inherit">'
        f"{escape(finding.rule)}</a><br>{_prose(finding.message)}{help_}"
        f'<pre style="{_CODE}">{excerpt}</pre></td></tr>'
    )


def _line(line: ExcerptLine) -> str:
    marked = (
        f'<mark style="{_MARK}">{escape(line.marked)}</mark>' if line.marked else ""
    )
    number = f'<span style="opacity:0.6">{line.number:>4} </span>'
    return f"{number}{escape(line.before)}{marked}{escape(line.after)}\n"


def _prose(text: str) -> str:
    """A sentence as HTML. Names between backticks become code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(text))
