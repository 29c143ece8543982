import argparse
import os
import sys
from pathlib import Path

from foundation_site.development.environment import PackageSet, install
from foundation_site.development.obstacles import Obstacle
from foundation_site.development.ports import check_port, parse_port


def run_command(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m foundation_site.development")
    parser.add_argument("--environment", type=Path, default=Path(".venv"), metavar="DIRECTORY")
    commands = parser.add_subparsers(dest="command", required=True)
    install_command = commands.add_parser("install", help="install a locked set of packages")
    install_command.add_argument("packages", type=PackageSet, choices=list(PackageSet))
    for name, purpose in (
        ("run", "install what is needed, then serve"),
        ("serve", "prepare the data and start the processes"),
    ):
        command = commands.add_parser(name, help=purpose)
        command.add_argument("--port", default="8000")
    options = parser.parse_args(arguments)

    try:
        if options.command == "install":
            install(options.environment, options.packages)
        elif options.command == "run":
            check_port(parse_port(options.port))
            python = install(options.environment, PackageSet.RUNTIME)
            serve = ["-m", "foundation_site.development", "serve", "--port", options.port]
            # Replaced, not called: one process less between the terminal and the site.
            os.execv(python, [str(python), *serve])
        else:
            # Only the environment's own Python, which `run` ends in, has Django.
            from foundation_site.development.serving import serve_site

            return serve_site(parse_port(options.port))
    except Obstacle as obstacle:
        print(obstacle, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0
