"""Another Wagtail site, as `wagtail start` makes it, with the plugin added as docs/install-plugin.md says."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

INSTRUCTIONS = Path(__file__).parents[2] / "docs" / "install-plugin.md"

# A block of Python that begins by naming the file to which it is to be added.
_CODE = re.compile(r"^```python\n# at the end of (?P<file>\S+)\n(?P<code>.*?)^```$", re.M | re.S)


def instructions() -> dict[str, str]:
    """The code of the instructions, by the file to which it is added."""
    text = INSTRUCTIONS.read_text(encoding="utf-8")
    return {match["file"]: match["code"] for match in _CODE.finditer(text)}


@dataclass(frozen=True)
class Host:
    python: Path
    directory: Path

    def run(self, *arguments, check=True, **variables) -> subprocess.CompletedProcess[str]:
        """Python in the project, and in nothing else: not in the checkout that runs the tests."""
        inherited = {
            name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ
        }
        finished = subprocess.run(
            [self.python, *arguments],
            cwd=self.directory,
            env=inherited
            | {"DJANGO_SETTINGS_MODULE": "mysite.settings.dev", "PYTHONPATH": str(self.directory)}
            | variables,
            capture_output=True,
            text=True,
        )
        if check and finished.returncode:
            raise AssertionError(f"{arguments} failed:\n{finished.stdout}\n{finished.stderr}")
        return finished

    def manage(self, *arguments, **options) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *arguments, **options)

    def append(self, file: str, code: str) -> None:
        with (self.directory / file).open("a", encoding="utf-8") as source:
            source.write(f"\n{code}")

    def install_plugin(self) -> None:
        for file, code in instructions().items():
            self.append(file, code)


def start_host(python: Path, directory: Path) -> Host:
    directory.mkdir()
    host = Host(python, directory)
    # What the project's own requirements.txt asks for stays uninstalled: it pins a Django that
    # Python 3.11 cannot run, and Wagtail is there already.
    host.run(
        "-m",
        "wagtail.bin.wagtail",
        "start",
        "mysite",
        ".",
        DJANGO_SETTINGS_MODULE="",
        PYTHONPATH="",
    )
    return host
