"""However many links a page has, they cost two queries at most."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests import builders
from tests.queries.counting import queries_of, told

MOST_FOR_LINKS = 2


def page_with_links(number: int):
    """So many links, of five kinds, in texts; as many in what blocks choose; and blocks that lead to the same."""
    site = builders.make_site()
    body = []
    for n in range(number // 5):
        live, gone, moved, deleted = (
            builders.make_standard_page(f"{name} {number} {n}", body=[])
            for name in ("Live", "Gone", "Moved", "Deleted")
        )
        document = builders.make_document()
        text = (
            f"<p>{builders.link_to(live, 'live')} {builders.link_to(gone, 'gone')} "
            f"{builders.link_to(deleted, 'deleted')} "
            f'<a href="http://localhost{live.get_url()}#part">pasted</a> '
            f'<a href="http://localhost{moved.get_url()}">moved</a> '
            f'<a linktype="document" id="{document.pk}">file</a></p>'
        )
        callout = builders.make_callout(text=text, link_page=moved.page_ptr)
        links = [{"page": live.page_ptr}, {"page": gone.page_ptr}, {"document": document}]
        body += [
            builders.paragraph(text),
            ("callout", {"callout": callout}),
            ("page_teaser", {"page": gone.page_ptr}),
            ("document", {"document": document, "label": ""}),
            *(
                ("call_to_action", {"title": "Go", "text": "", "link": {"label": "Go"} | link})
                for link in links
            ),
        ]
        Redirect.objects.create(old_path=moved.get_url().rstrip("/"), redirect_page=site.blog)
        deleted.delete()
        for page in (gone, moved):
            page.live = False
            page.save()
    # What a page costs that has such blocks at all is not the price of its links.
    body = body or [
        builders.paragraph(),
        ("callout", {"callout": builders.make_callout(text="<p>None.</p>")}),
    ]
    return builders.make_standard_page(f"With {number}", body=body)


@pytest.mark.django_db
def test_links(client):
    builders.make_site()

    none, few, many = (queries_of(client, page_with_links(n)) for n in (0, 5, 50))

    assert len(many) == len(few), told(many)
    assert len(few) <= len(none) + MOST_FOR_LINKS, told(few)
