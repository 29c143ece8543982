import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import venv
from enum import StrEnum
from pathlib import Path

from foundation_site.development.obstacles import Obstacle

ROOT = Path(__file__).resolve().parent.parent.parent
INSTALL_LOG = ROOT / "var" / "install.log"

NETWORK_FAILURE = re.compile(
    r"NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|MaxRetryError"
    r"|Max retries exceeded|Connection (refused|reset|aborted)|Network is unreachable"
    r"|name resolution|Name or service not known|nodename nor servname|timed out"
)


class PackageSet(StrEnum):
    RUNTIME = "runtime"
    DEVELOPMENT = "development"

    @property
    def lock(self) -> Path:
        return ROOT / "requirements" / f"{self}.txt"

    @property
    def contained(self) -> list["PackageSet"]:
        """The sets that are installed once this one is."""
        return list(PackageSet) if self is PackageSet.DEVELOPMENT else [self]


def install(directory: Path, packages: PackageSet) -> Path:
    """Install `packages` into the environment in `directory`; return that environment's Python."""
    directory = directory.absolute()
    python = directory / "bin" / "python"
    if not matches_this_python(directory):
        create_environment(directory)
    if installed_digest(directory, packages) != digest(packages):
        for other in PackageSet:
            marker(directory, other).unlink(missing_ok=True)
        install_packages(directory, packages)
        for contained in packages.contained:
            marker(directory, contained).write_text(digest(contained))
    return python


def digest(packages: PackageSet) -> str:
    return hashlib.sha256(packages.lock.read_bytes()).hexdigest()


def marker(directory: Path, packages: PackageSet) -> Path:
    return directory / f"installed-{packages}"


def installed_digest(directory: Path, packages: PackageSet) -> str:
    path = marker(directory, packages)
    return path.read_text() if path.exists() else ""


def matches_this_python(directory: Path) -> bool:
    configuration = directory / "pyvenv.cfg"
    if not (directory / "bin" / "python").exists() or not configuration.exists():
        return False
    version = re.search(r"^version\s*=\s*(\d+)\.(\d+)", configuration.read_text(), re.MULTILINE)
    return version is not None and tuple(map(int, version.groups())) == sys.version_info[:2]


def create_environment(directory: Path) -> None:
    print(f"Creating a virtual environment in {directory.name} ...", flush=True)
    if directory.exists() and not (directory / "pyvenv.cfg").exists() and any(directory.iterdir()):
        raise Obstacle(f"{directory} is not a virtual environment: move it away, then try again.")
    shutil.rmtree(directory, ignore_errors=True)
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    try:
        venv.create(directory, with_pip=has_ensurepip, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(directory, ignore_errors=True)
        raise Obstacle(f"The virtual environment could not be created: {error}.") from error


def pip_command(directory: Path) -> list[str]:
    python = directory / "bin" / "python"
    has_pip = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    if has_pip.returncode == 0:
        return [str(python), "-m", "pip"]
    # Debian splits ensurepip off into python3-venv; its pip can serve an environment from outside.
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    shutil.rmtree(directory, ignore_errors=True)
    raise Obstacle(
        "This Python comes without pip: install it (on Debian and Ubuntu: "
        "`apt install python3-venv`), then try again."
    )


def install_packages(directory: Path, packages: PackageSet) -> None:
    total = len(set(re.findall(r"^([\w.-]+)==", packages.lock.read_text(), re.MULTILINE)))
    print(f"Installing about {total} packages (once, until the lock file changes) ...", flush=True)
    INSTALL_LOG.parent.mkdir(exist_ok=True)
    command = [
        *pip_command(directory),
        *("install", "--disable-pip-version-check", "--no-input", "--progress-bar=off"),
        *("--retries=2", "--no-deps", "--require-hashes", f"--requirement={packages.lock}"),
    ]
    with (
        open(INSTALL_LOG, "w") as log,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as pip,
    ):
        collected = 0
        for line in pip.stdout or ():
            log.write(line)
            if line.startswith("Collecting "):
                collected += 1
                report_progress(f"  {collected} of {total}: {line.split()[1].split('==')[0]}")
            elif line.startswith("Installing collected packages"):
                report_progress("  unpacking")
    report_progress("")
    if pip.returncode:
        raise Obstacle(describe_failure(INSTALL_LOG.read_text()))


def report_progress(text: str) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)


def describe_failure(log: str) -> str:
    where = f"(details in {INSTALL_LOG.relative_to(ROOT)})"
    if NETWORK_FAILURE.search(log):
        return (
            "The packages could not be downloaded: check the network connection, which is needed "
            f"this once, and try again {where}."
        )
    errors = re.findall(r"^ERROR: (.+)", log, re.MULTILINE)
    reason = errors[-1].rstrip(".") if errors else "pip gave no reason"
    return f"The packages could not be installed: {reason} {where}."
