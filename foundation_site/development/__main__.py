"""Starts the site, or prepares its environment, with nothing but a Python: see the Makefile.

This file alone is read by whatever Python the machine has, so it stays within what old ones parse.
"""

import sys

OLDEST = (3, 11)


def main():
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "This needs Python {}.{} or newer, and {} is {}.{}: name a newer one, "
            "as in `make run PYTHON=python3.13`.\n".format(
                OLDEST[0], OLDEST[1], sys.executable, sys.version_info[0], sys.version_info[1]
            )
        )
        return 1
    from foundation_site.development.commands import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
