"""Put a finished folder in the place of an earlier one, whole or not at all.

The new folder is written beside the old one. Where the system can exchange two folders in one step
(Linux), it does; elsewhere the old folder is set aside first, and `recover` puts it back if the
process died between the two steps.
"""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.errors import OutputError

#: The file by which a folder is known to be an output of ours, and so may be replaced.
MARKER: Final = "build.json"

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yield a new folder that takes the place of `target` if the block ends well.

    If the block raises, the new folder is removed and `target` stays as it was. If both folders
    have the same files with the same bytes, `target` is left untouched.

    Raises:
        OutputError: `target` is a file, holds things that are not ours, or cannot be written.
    """
    recover(target)
    _refuse_foreign(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield new
        new.chmod(0o755)
        if not same_tree(new, target):
            _put(new, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(target: Path) -> None:
    """Put back a folder that a killed run had set aside, and clear what it left half-written."""
    aside = _aside(target)
    if aside.is_dir():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
    for leftover in target.parent.glob(f".{target.name}.*.new"):
        shutil.rmtree(leftover, ignore_errors=True)


def same_tree(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    if not one.is_dir() or not other.is_dir():
        return False
    names = [
        sorted(p.relative_to(root).as_posix() for p in root.rglob("*")) for root in (one, other)
    ]
    if names[0] != names[1]:
        return False
    files = [name for name in names[0] if (one / name).is_file()]
    _, differing, failed = filecmp.cmpfiles(one, other, files, shallow=False)
    return not differing and not failed


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or target.is_file():
        raise OutputError(f"{target} is not a folder; choose another with --out")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise OutputError(
            f"{target} holds files that tradegraph did not write; "
            "choose an empty or new folder with --out"
        )


def _put(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        aside = _aside(target)
        target.rename(aside)
        new.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = [os.fsencode(path) for path in (one, other)]
    if rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.previous"


def _unwritable(target: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{target} cannot be written: {reason}; choose another folder with --out")
