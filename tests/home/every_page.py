"""One page of each type that visitors can read, by the name of its type."""

from tests.builders import (
    make_full_condition,
    make_past_webinar,
    make_person,
    make_post,
    make_qa_post,
    make_site,
    make_standard_page,
    make_study,
    make_therapy,
    make_upcoming_webinar,
)


def addresses_of_every_page() -> dict[str, str]:
    site = make_site()
    condition = make_full_condition()
    made = {
        "home": site.home,
        "condition index": site.conditions,
        "condition": condition,
        "blog": site.blog,
        "post": make_post(),
        "questions": make_qa_post(),
        "webinars": site.webinars,
        "upcoming webinar": make_upcoming_webinar(),
        "past webinar": make_past_webinar(),
        "people": site.people,
        "person": make_person(),
        "therapies": site.therapies,
        "therapy": make_therapy("Exercise"),
        "studies": site.studies,
        "study": make_study("Another study"),
        "standard": make_standard_page(),
    }
    return {name: page.get_url() for name, page in made.items()} | {
        "search": "/search/?query=nerves",
        "empty search": "/search/",
    }
