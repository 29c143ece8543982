"""`make bench`: what each page type costs on a site of N pages (docs/benchmarks.md says how to read it)."""

import argparse
import os

import django

SIZES = (100, 1_000, 10_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--pages", type=int, choices=SIZES, default=1_000, help="size of the site (default: 1000)"
    )
    parser.add_argument(
        "--requests",
        type=int,
        default=25,
        help="requests of which the median is taken (default: 25)",
    )
    options = parser.parse_args()

    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    # Models can be imported from here on only.
    from benchmarks.run import run

    run(options.pages, options.requests)


if __name__ == "__main__":
    main()
