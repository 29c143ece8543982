"""What looking for mentions costs, and how well it is done (docs/benchmarks.md)."""

import argparse
import os

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mentions", description=__doc__)
    parser.add_argument(
        "--pages", type=int, default=10_000, help="size of the site (default: 10000)"
    )
    parser.add_argument(
        "--names", type=int, default=2_000, help="what its texts are searched for (default: 2000)"
    )
    options = parser.parse_args()

    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    # Models can be imported from here on only.
    from benchmarks.mentions.run import run

    run(options.pages, options.names)


if __name__ == "__main__":
    main()
