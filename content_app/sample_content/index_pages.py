"""The pages under which everything else stands, in the order of the menu."""

from typing import NamedTuple


class IndexText(NamedTuple):
    slug: str
    model_name: str
    title: str
    summary: str


INDEX_PAGES = {
    "conditions": IndexText(
        "conditions",
        "ConditionIndexPage",
        "Conditions",
        "Forms of peripheral neuropathy and conditions that go with them, from A to Z.",
    ),
    "treatments": IndexText(
        "treatments",
        "TherapyIndexPage",
        "Treatments",
        "What each treatment is and how it works. Whether it is advised for a condition is said on "
        "the page of that condition.",
    ),
    "research": IndexText(
        "research",
        "StudyIndexPage",
        "Research",
        "Studies on peripheral neuropathy: what they want to find out, where, and who pays.",
    ),
    "webinars": IndexText(
        "webinars",
        "WebinarIndexPage",
        "Webinars",
        "Talks with specialists: those that are coming up, and recordings of past ones.",
    ),
    "blog": IndexText(
        "blog",
        "BlogIndexPage",
        "Blog",
        "Articles, news, and questions answered in plain words.",
    ),
    "people": IndexText(
        "people",
        "PersonIndexPage",
        "People",
        "Who writes, reviews, answers and speaks on this site.",
    ),
}

IN_MENU = ("conditions", "treatments", "research", "webinars", "blog")
