"""Checks avatar configurations before a job runs with them.

`check` and `check_file` return what is wrong as a list, which notebooks show as
a table; `assert_clean` raises `AvatarLintError` where something is wrong. The
command `avatar-lint` comes with the module.
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
"""Settings: the path of a configuration file, or what such a file would hold, as
a dictionary: `{"levels": {"low-k": "off"}}`. Without, the nearest configuration
file counts, as for the command; `{}` stands for the defaults."""

_LEVELS = ("info", "warning", "error")


def check(
    text: str,
    filename: _Path = "<string>",
    config: Optional[Config] = None,
    *,
    show_suppressed: bool = False,
) -> Findings:
    """What is wrong with a configuration, in the order of the text.

    `filename` is the name it goes by in the findings and for the settings;
    nothing is read from there. Findings that a comment hides are left out, unless `show_suppressed`.
    Raises `ValueError` when the settings are wrong.
    """
    return _check(_encode(text), filename, config, show_suppressed)[0]


def check_file(
    path: _Path,
    config: Optional[Config] = None,
    *,
    show_suppressed: bool = False,
) -> Findings:
    """What is wrong with the configuration in a file."""
    return _check(Path(path).read_bytes(), path, config, show_suppressed)[0]


def assert_clean(
    text: str,
    filename: _Path = "<string>",
    config: Optional[Config] = None,
    *,
    fail_on: Optional[Level] = None,
) -> None:
    """Raises `AvatarLintError` when something of the level `fail_on`, or of a
    higher one, is wrong with a configuration.

    Without `fail_on`, the level is that of the settings, and `warning` where
    they say nothing.
    """
    findings, configured = _check(_encode(text), filename, config, False)
    least = fail_on or configured
    if least == "never":
        return
    worst = _LEVELS[_LEVELS.index(least) :]
    if failures := Findings(it for it in findings if it.level in worst):
        raise AvatarLintError(failures)


def _check(
    content: bytes, filename: _Path, config: Optional[Config], show_suppressed: bool
) -> tuple[Findings, str]:
    settings: Union[str, Path, None]
    if isinstance(config, Mapping):
        settings = json.dumps(dict(config))
    else:
        settings = None if config is None else Path(config)
    findings, fail_on = _native.check(
        content, filename, settings=settings, show_suppressed=show_suppressed
    )
    return Findings(map(from_json, json.loads(findings))), fail_on


def _encode(text: str) -> bytes:
    # Half of a character, which no file can hold, is for the reader to report.
    return text.encode("utf-8", "surrogatepass")
