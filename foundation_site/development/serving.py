import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from types import FrameType

import django
from django.core.management import CommandError
from django.db import DatabaseError, connections
from honcho.manager import Manager

from foundation_site.development.environment import ROOT
from foundation_site.development.obstacles import Obstacle

PATIENCE = 60
STOPPED_BY_SIGNAL = {128 + signal.SIGINT, 128 + signal.SIGTERM}


def serve_site(port: int) -> int:
    address = f"http://localhost:{port}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "foundation_site.settings.dev"
    os.environ.setdefault("BASE_URL", address)
    django.setup()
    # Models cannot be imported any earlier.
    from foundation_site.development.data import prepare_data

    try:
        accounts = prepare_data(port)
    except (CommandError, DatabaseError) as error:
        raise Obstacle(f"The database could not be prepared: {error}") from error
    width = max(len(account.username) for account in accounts)
    logins = [f"{account.username:<{width}}  {account.password}" for account in accounts]
    # honcho forks, and a connection must not be shared with a fork.
    connections.close_all()
    return run_processes(port, address, logins)


def run_processes(port: int, address: str, logins: list[str]) -> int:
    manager = Manager()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for name, command in (
        ("web", f"runserver 127.0.0.1:{port}"),
        ("worker", "db_worker"),
        ("scheduler", "run_scheduler"),
    ):
        # Without exec a shell would stand between honcho and the process.
        command = f'exec "{sys.executable}" manage.py {command}'
        manager.add_process(name, command, env=environment, cwd=str(ROOT))
    stop_with_the_terminal()
    threading.Thread(target=announce, args=(address, logins), daemon=True).start()
    manager.loop()
    if manager.returncode in STOPPED_BY_SIGNAL:
        print("Stopped.")
        return 0
    raise Obstacle("One of the processes ended by itself: its last lines above say why.")


def stop_with_the_terminal() -> None:
    """honcho answers SIGINT and SIGTERM; closing the terminal's window sends neither."""

    def hang_up(signum: int, frame: FrameType | None) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, hang_up)


def announce(address: str, logins: list[str]) -> None:
    # honcho forks at once, and a fork must not find this thread holding a lock.
    time.sleep(0.5)
    deadline = time.monotonic() + PATIENCE
    while not site_answers(address):
        if time.monotonic() > deadline:
            print(f"The site has not answered within {PATIENCE} seconds: see above.", flush=True)
            return
        time.sleep(0.2)
    lines = [
        "",
        f"  Site    {address}/",
        f"  Admin   {address}/admin/",
        "",
        "  Logins, made on this machine and kept in var/:",
        *(f"    {login}" for login in logins),
        "",
        "  Ctrl-C stops everything.",
        "",
    ]
    print("\n".join(lines), flush=True)


def site_answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=PATIENCE).close()
    except urllib.error.HTTPError:
        # It answers, and what it answers is its own affair.
        return True
    except OSError:
        return False
    return True
