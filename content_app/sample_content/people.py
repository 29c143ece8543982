"""The one person whom the foundation's page names. No one is made up for the sample."""

from typing import NamedTuple


class PersonText(NamedTuple):
    name: str
    credentials: str


PEOPLE = {"richard-lewis": PersonText("Richard Lewis", "MD")}
