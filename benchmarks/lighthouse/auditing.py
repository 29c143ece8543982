"""What Lighthouse says of a page on a middling telephone with a slow line, its preset for mobiles."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-sync"
_NO_BEGINNING = "NO_NAVSTART"
NOT_SCORED = {"notApplicable", "informative", "manual"}


@dataclass(frozen=True)
class Audit:
    scores: dict[str, float]
    """By the name of the category; at most 100."""
    largest_paint: float
    """Seconds until the largest thing on the first screen is there."""
    layout_shift: float
    bytes: int
    faults: list[str]
    """What kept a category from its full score, in Lighthouse's words."""


def audit(program: Path, url: str, runs: int) -> Audit:
    """The median of `runs`, figure by figure; the faults of all."""
    reports = [_run(program, url) for _run_number in range(runs)]

    def middle(read) -> float:
        return median(read(report) for report in reports)

    return Audit(
        scores={
            name: middle(lambda r, key=key: 100 * r["categories"][key]["score"])
            for key, name in CATEGORIES.items()
        },
        largest_paint=middle(lambda r: _value(r, "largest-contentful-paint")) / 1000,
        layout_shift=middle(lambda r: _value(r, "cumulative-layout-shift")),
        bytes=int(middle(lambda r: _value(r, "total-byte-weight"))),
        faults=sorted({fault for report in reports for fault in _faults(report)}),
    )


def _run(program: Path, url: str) -> dict:
    finished = _look(program, url)
    if _NO_BEGINNING in finished.stderr:
        # Chromium's fault, now and then, and not the page's.
        finished = _look(program, url)
    if finished.returncode:
        raise RuntimeError(f"Lighthouse gave up on {url}:\n{finished.stderr}")
    return json.loads(finished.stdout)


def _look(program: Path, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            program,
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-path={CHROMIUM}",
            f"--chrome-flags={FLAGS}",
            "--no-enable-error-reporting",
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def _value(report: dict, name: str) -> float:
    return report["audits"][name]["numericValue"]


def _faults(report: dict) -> list[str]:
    weighted = {
        reference["id"]
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    return [
        found["title"]
        for name, found in report["audits"].items()
        if name in weighted
        and found["scoreDisplayMode"] not in NOT_SCORED
        and (found["score"] or 0) < 0.9
    ]
