"""A virtual environment that holds one wheel and what that wheel says it needs, and nothing else.

The dependencies are not downloaded: they are linked from the environment in which the tests run, whose
versions are locked by hash. Only what follows from the wheel's own metadata is linked, so a dependency
that was not declared is missing here as it would be on somebody's machine, and it all takes a second.
"""

import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def wheel_metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode())


def make_environment(directory: Path, wheel: Path) -> Path:
    """The interpreter of a new environment in which `wheel` is installed."""
    venv.create(directory, symlinks=True)
    python = directory / "bin" / "python"
    requirements = wheel_metadata(wheel).get_all("Requires-Dist")
    target = site_packages(python)
    for dependency in dependencies(requirements):
        link(dependency, target)
    # Without an index pip can take nothing from elsewhere, and still checks every requirement.
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            python,
            "install",
            "--quiet",
            "--no-index",
            wheel,
        ],
        check=True,
    )
    return python


def site_packages(python: Path) -> Path:
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.check_output([python, "-c", script], text=True).strip())


def dependencies(requirements: Iterable[str]) -> Iterator[Distribution]:
    """The installed distributions that follow from `requirements`, each once."""
    waiting = [(Requirement(text), "") for text in requirements]
    seen = set()
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        found = distribution(name)
        if name not in seen:
            yield found
        for wanted in {name} | {f"{name}[{extra}]" for extra in requirement.extras}:
            if wanted not in seen:
                seen.add(wanted)
                extra = wanted[len(name) + 1 : -1]
                waiting += [(Requirement(text), extra) for text in found.requires or ()]


def link(dependency: Distribution, target: Path) -> None:
    for name in {file.parts[0] for file in dependency.files or ()} - {"..", "__pycache__"}:
        (target / name).symlink_to(dependency.locate_file(name))
