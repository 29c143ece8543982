"""All that refers to something is listed, in whatever version and language it does."""

import pytest
from wagtail.models import Site

from content_app.base.site_settings import SiteSettings
from content_app.callouts.models import CalloutPlacement
from content_app.crosslinks.models import Relation
from content_app.crosslinks.versions import VersionKind
from content_app.departures.referrers import referrers_to
from content_app.people.models import Credit
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return builders.make_condition("Anti-MAG")


def linking_to(target, words="here") -> list:
    return [builders.paragraph(f"<p>See {builders.link_to(target, words)}.</p>")]


def places(*targets) -> dict[str, list[str]]:
    """By the title of each referrer: version and place of each mention."""
    return {
        str(referrer.row): [
            f"{mention.version.value}: {' > '.join(map(str, mention.leaf.labels))}"
            for mention in referrer.mentions
        ]
        for referrer in referrers_to(targets)
    }


def test_texts_blocks_rows_fields_and_settings_are_found(target):
    home = builders.make_site().home
    home.featured_condition = target
    home.save()
    builders.relate(builders.make_post("Post", body=linking_to(target)), target)
    teaser = ("page_teaser", {"page": target.page_ptr})
    builders.make_standard_page("Pointer", body=[teaser])
    builders.make_callout("Callout", on=[target], link_page=target.page_ptr)
    builders.make_therapy("Therapy", how_it_works=f"<p>{builders.link_to(target, 'x')}</p>")
    SiteSettings.objects.create(
        site=Site.objects.get(), footer_links=[("link", {"page": target.page_ptr, "label": "L"})]
    )

    assert places(target) == {
        "Neuropathy foundation": ["live: Featured condition"],
        "Post": ["live: Text", "live: Related page > Page"],
        "Pointer": ["live: Text > Pointer to a page > Page"],
        "Callout": ["live: Leads to the page", "live: Placement > Page"],
        "Therapy": ["live: How it works"],
        "site settings for Neuropathy foundation [default]": [
            "live: Links at the foot of every page > Link > Page of this site"
        ],
    }


def test_what_only_a_draft_says_is_found(target):
    """Its rows exist in the history only, and its texts may not have been published ever."""
    post = builders.make_post("Live")
    post.relations.add(Relation(target=target.page_ptr))
    post.save_revision()
    builders.make_post("Never public", body=linking_to(target), publish=False)
    builders.unpublish(builders.make_post("Offline", body=linking_to(target)))
    callout = builders.make_callout("Callout")
    callout.placements.add(CalloutPlacement(page=target.page_ptr))
    callout.save_revision()

    assert places(target) == {
        "Live": ["draft: Related page > Page"],
        "Never public": ["draft: Text"],
        "Offline": ["draft: Text"],
        "Callout": ["draft: Placement > Page"],
    }


def test_each_version_is_listed_for_itself(target):
    from tests.scheduling.planning import may, schedule

    post = schedule(builders.make_post("Post", body=linking_to(target)), go_live_at=may(10))
    post.refresh_from_db()
    (referrer,) = referrers_to([target])

    assert referrer.versions == [VersionKind.LIVE, VersionKind.SCHEDULED]


def test_an_old_version_of_the_history_is_nobody_s_reference(target):
    post = builders.make_post("Post", body=linking_to(target))
    post.body = [builders.paragraph()]
    post.save_revision().publish()

    assert places(target) == {}


def test_pages_of_every_language_are_listed(target):
    post = builders.make_post("English", body=linking_to(target))
    builders.translate(post, title="Spanish")

    assert places(target).keys() == {"English", "Spanish"}


def test_what_goes_along_is_not_listed(target):
    """Neither is what only has the same number, or an alias, which follows its original."""
    section = builders.make_standard_page("Section")
    builders.make_standard_page("Below", body=linking_to(section), parent=section)
    other = builders.make_standard_page("Above", body=linking_to(section))
    other.create_alias(update_slug="alias")
    builders.make_standard_page("Number", body=[builders.paragraph(f"<p>{section.pk}</p>")])

    assert places(*section.get_descendants(inclusive=True)).keys() == {"Above"}


def test_people_documents_and_callouts_are_found(target):
    person, document = builders.make_person(), builders.make_document("Leaflet")
    callout = builders.make_callout()
    answer = {"question": "Why?", "answer": "<p>So.</p>", "references": []}
    post = builders.make_post(
        "Post",
        body=[
            ("question", answer | {"answered_by": person}),
            builders.paragraph(f'<p><a linktype="document" id="{document.pk}">leaflet</a></p>'),
            ("callout", {"callout": callout}),
        ],
    )
    post.credits.add(Credit(person=person))
    post.save_revision()

    assert places(person) == {
        "Post": [
            "live: Text > Question and answer > Who answers",
            "draft: Text > Question and answer > Who answers",
            "draft: Credit > Person",
        ]
    }
    assert places(document) == {"Post": ["live: Text", "draft: Text"]}
    assert places(callout)["Post"][0] == "live: Text > “Did You Know?” > Callout"


def test_the_search_for_many_targets_finds_what_the_search_for_one_does(target):
    post = builders.make_post("Post", body=linking_to(target))
    post.relations.add(Relation(target=target.page_ptr))
    post.save_revision()
    with builders.without_history():
        others = [builders.make_standard_page(f"Page {n}", body=[]) for n in range(30)]

    assert places(target, *others) == places(target) != {}


def test_the_search_asks_as_much_for_one_page_as_for_many(django_assert_max_num_queries, target):
    for number in range(3):
        builders.make_post(f"Post {number}", body=linking_to(target))

    with django_assert_max_num_queries(50):
        assert len(referrers_to([target])) == 3
