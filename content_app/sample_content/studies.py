"""The studies that condition pages speak of."""

from typing import NamedTuple


class StudyText(NamedTuple):
    name: str
    purpose: str
    funders: str
    countries: tuple[tuple[str, int], ...]
    other_names: tuple[tuple[str, str], ...] = ()


STUDIES = {
    "imagine-study": StudyText(
        "IMAGiNe Study",
        "<p>IMAGiNe wants to find out more about anti-MAG peripheral neuropathy. Centers in many "
        "countries work together on it. They enter facts about their patients into one "
        "international database, which researchers can then study.</p>"
        "<p>The study began in the Netherlands in 2016 and grew to seven more countries in 2017. "
        "The Foundation for Peripheral Neuropathy pays for its further growth in the United "
        "States.</p>",
        "The Foundation for Peripheral Neuropathy (expansion in the United States)",
        (
            ("Netherlands", 2016),
            ("France", 2017),
            ("Italy", 2017),
            ("Serbia", 2017),
            ("Spain", 2017),
            ("Switzerland", 2017),
            ("United Kingdom", 2017),
            ("United States", 2017),
        ),
        (("IMAGiNe Research Study", "synonym"),),
    ),
}
