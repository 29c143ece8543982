import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def write_secret(path: Path, text: str) -> None:
    """Readable by its owner only from its first byte on, and never seen half written."""
    _write_draft(path, text).replace(path)


def machine_secret(path: Path) -> str:
    """A key made once on this machine, the same for every process of it."""
    if not path.exists():
        draft = _write_draft(path, secrets.token_urlsafe(50))
        # Whoever links first wins, so that two processes that start together agree.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _write_draft(path: Path, text: str) -> Path:
    """A file beside `path`, under a name that no other process or thread takes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with open(descriptor, "w") as file:
        file.write(text)
    return Path(draft)
