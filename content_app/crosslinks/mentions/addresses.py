"""Entries as addresses and forms of the admin name them."""

import re

from .entries import Entry

_KEY = re.compile(r"(\d{1,9})-(\d{1,18})", re.ASCII)


def entry_named(key: str) -> Entry | None:
    """The entry of a key as `key_of` writes it; None for anything else."""
    match = _KEY.fullmatch(key)
    return (int(match[1]), int(match[2])) if match else None


def key_of(entry: Entry) -> str:
    return "{}-{}".format(*entry)
