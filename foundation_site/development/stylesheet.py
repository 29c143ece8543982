"""
Puts the parts of the plugin's styles together into the one file that readers load.

`content_app/styles/content_app.css` is CSS as it stands: its imports name the parts, their order and their cascade
layers. Here they are read in, without comments and indentation. A minifier would save another hundred bytes.
"""

import argparse
import re
import sys
from itertools import groupby
from pathlib import Path

CONTENT_APP = Path(__file__).parents[2] / "content_app"
ENTRY = CONTENT_APP / "styles" / "content_app.css"
STYLESHEET = CONTENT_APP / "static" / "content_app" / "css" / "content_app.css"

NOTE = "/* Made by `make styles` from content_app/styles/: change it there. */\n"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'@import url\("(?P<part>[^"]+)"\)(?: layer\((?P<layer>[^)]+)\))?;')


def put_together(entry: Path) -> str:
    """The stylesheet whose parts `entry` imports; parts of one layer that follow each other share its block."""
    text = _without_comments(entry)
    pieces = [NOTE, _IMPORT.sub("", text).strip() + "\n"]
    for layer, imports in groupby(_IMPORT.finditer(text), key=lambda found: found["layer"]):
        rules = "".join(_without_comments(entry.parent / found["part"]) for found in imports)
        pieces.append(f"@layer {layer} {{\n{rules}}}\n" if layer else rules)
    return "".join(pieces)


def parts_of(entry: Path) -> list[str]:
    return [found["part"] for found in _IMPORT.finditer(_without_comments(entry))]


def _without_comments(part: Path) -> str:
    lines = _COMMENT.sub("", part.read_text(encoding="utf-8")).splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def run_command(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m foundation_site.development.stylesheet")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    made = put_together(ENTRY)
    if not parser.parse_args(arguments).check:
        STYLESHEET.write_text(made, encoding="utf-8")
    elif STYLESHEET.read_text(encoding="utf-8") != made:
        print(f"{STYLESHEET.name} is out of date: run `make styles`.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run_command(sys.argv[1:]))
