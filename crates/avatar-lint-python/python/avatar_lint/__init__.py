"""Checks avatar configurations before a job starts.

`check` and `check_file` return the findings as a list, which notebooks show as a
table. `assert_clean` raises `AvatarLintError` when there are findings. The package
also installs the command `avatar-lint`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Optional, Union

from . import _native
from ._findings import (
    AvatarLintError,
    Edit,
    ExcerptLine,
    Finding,
    Findings,
    Fix,
    Level,
    Position,
    Range,
    Related,
    from_json,
)

__all__ = [
    "AvatarLintError",
    "Config",
    "Edit",
    "ExcerptLine",
    "Finding",
    "Findings",
    "Fix",
    "Level",
    "Position",
    "Range",
    "Related",
    "assert_clean",
    "check",
    "check_file",
]

__version__ = _native.__version__

_Path = Union[str, "os.PathLike[str]"]

Config = Union[_Path, Mapping[str, Any]]
"""Settings: the path of a configuration file, or its content as a dictionary, such
as `{"levels": {"low-k": "off"}}`. Without settings, the nearest configuration file
is used, as on the command line. `{}` means the defaults."""

_LEVELS = ("info", "warning", "error")


def check(
    text: str,
    filename: _Path = "<string>",
    config: Optional[Config] = None,
    *,
    show_suppressed: bool = False,
) -> Findings:
    """Returns the findings for a configuration, in source order.

    `filename` is the name shown in the findings. The search for the configuration
    file starts in its folder; the file itself is not read. Suppressed findings are
    left out, unless `show_suppressed` is true. Raises `ValueError` when the settings
    are invalid.
    """
    return _check(_encode(text), filename, config, show_suppressed)[0]


def check_file(
    path: _Path,
    config: Optional[Config] = None,
    *,
    show_suppressed: bool = False,
) -> Findings:
    """Returns the findings for a configuration file."""
    return _check(Path(path).read_bytes(), path, config, show_suppressed)[0]


def assert_clean(
    text: str,
    filename: _Path = "<string>",
    config: Optional[Config] = None,
    *,
    fail_on: Optional[Level] = None,
) -> None:
    """Raises `AvatarLintError` when a configuration has a finding of level `fail_on`
    or above.

    The default for `fail_on` is the level in the settings, and otherwise `warning`.
    """
    findings, configured = _check(_encode(text), filename, config, False)
    minimum = fail_on or configured
    if minimum == "never":
        return
    failing = _LEVELS[_LEVELS.index(minimum) :]
    if failures := Findings(it for it in findings if it.level in failing):
        raise AvatarLintError(failures)


def _check(
    content: bytes, filename: _Path, config: Optional[Config], show_suppressed: bool
) -> tuple[Findings, str]:
    settings: Union[dict[str, Any], Path, None]
    if isinstance(config, Mapping):
        settings = dict(config)
    else:
        settings = None if config is None else Path(config)
    findings, fail_on = _native.check(
        content, filename, settings=settings, show_suppressed=show_suppressed
    )
    return Findings(map(from_json, json.loads(findings))), fail_on


def _encode(text: str) -> bytes:
    # A lone surrogate cannot be in a file. The reader reports it.
    return text.encode("utf-8", "surrogatepass")
