"""What a loading did, in words for the person who started it."""

from collections import Counter


class Report:
    def __init__(self):
        self.added: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def lines(self) -> list[str]:
        if not self.added:
            return ["Everything was there already. Nothing was changed."]
        lines = [f"Added {_listed(self.added)}."]
        if self.found:
            lines.append(f"Left as they were: {_listed(self.found)}.")
        return lines


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{number} × {kind}" for kind, number in counts.items())
