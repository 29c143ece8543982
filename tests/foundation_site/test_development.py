"""The road from a clone to a running site, where it can be blocked."""

import ast
import os
import re
import socket
import stat
import threading
from pathlib import Path

import pytest

from foundation_site.development import environment
from foundation_site.development.environment import PackageSet, describe_failure
from foundation_site.development.obstacles import Obstacle
from foundation_site.development.ports import check_port, parse_port
from foundation_site.development.private_files import machine_secret

ROOT = Path(__file__).parent.parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_an_old_python_can_read_the_file_that_turns_it_away():
    source = (ROOT / "foundation_site" / "development" / "__main__.py").read_text()

    ast.parse(source, feature_version=(3, 4))
    assert not re.search(r"\bf\"|:=|->", source)


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "http", "８０００"])
def test_a_port_that_is_none_is_named(text):
    with pytest.raises(Obstacle, match="PORT must be a number"):
        parse_port(text)


def test_a_port_in_use_is_named_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with pytest.raises(Obstacle, match=f"Port {port} is in use .* PORT={port + 1}"):
            check_port(port)


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for wagtail==8.0.1\n",
            "check the network connection",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES.\n", "DO NOT MATCH THE HASHES"),
        ("Killed\n", "gave no reason"),
    ],
)
def test_a_failed_installation_is_told_in_one_sentence(log, sentence):
    told = describe_failure(log)

    assert sentence in told
    assert "\n" not in told


def test_the_development_set_serves_the_site_as_well(tmp_path, monkeypatch):
    installed = []
    monkeypatch.setattr(environment, "matches_this_python", lambda directory: True)
    monkeypatch.setattr(
        environment, "install_packages", lambda directory, packages: installed.append(packages)
    )

    environment.install(tmp_path, PackageSet.DEVELOPMENT)
    environment.install(tmp_path, PackageSet.RUNTIME)
    environment.install(tmp_path, PackageSet.DEVELOPMENT)

    assert installed == [PackageSet.DEVELOPMENT]


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path):
    (tmp_path / "work.txt").write_text("somebody's")

    with pytest.raises(Obstacle, match="not a virtual environment"):
        environment.create_environment(tmp_path)

    assert (tmp_path / "work.txt").exists()


def test_processes_that_start_together_agree_on_one_private_key(tmp_path):
    path = tmp_path / "var" / "secret_key"
    keys: list[str] = []
    threads = [threading.Thread(target=lambda: keys.append(machine_secret(path))) for _ in range(2)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert keys == [path.read_text()] * 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_file_pins_by_hash_and_names_no_address(lock):
    text = lock.read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)[1:]

    assert len(entries) > 3
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_one_lock_serves_both_djangos():
    text = PackageSet.RUNTIME.lock.read_text()

    assert re.search(r"^django==5\.2\S* ; python_full_version < '3\.12'", text, re.MULTILINE)
    assert re.search(r"^django==6\.1\S* ; python_full_version >= '3\.12'", text, re.MULTILINE)
