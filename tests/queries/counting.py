"""How many SQL queries a visitor's request costs, with nothing cached but what a running process always knows."""

import re
from collections import Counter

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

MOST = 25
"""What no page may exceed."""
FEW, MANY = 3, 30


def queries_of(client, target) -> CaptureQueriesContext:
    url = target if isinstance(target, str) else target.get_url()
    client.get(url)  # makes the renditions of its images, which are rows and files from then on
    for cache in caches.all():
        cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return queries


def assert_same_and_few(few: CaptureQueriesContext, many: CaptureQueriesContext) -> None:
    assert_same(few, many)
    assert len(few) <= MOST, told(few)


def assert_same(few: CaptureQueriesContext, many: CaptureQueriesContext) -> None:
    assert len(many) == len(few), added(few, many)


def added(few: CaptureQueriesContext, many: CaptureQueriesContext) -> str:
    """The queries that are there more often with many, for whoever has to find out why."""
    more = _kinds(many) - _kinds(few)
    return f"{len(few)} queries became {len(many)}:\n" + "\n".join(more.elements())


def told(queries: CaptureQueriesContext) -> str:
    return f"{len(queries)} queries:\n" + "\n".join(
        query["sql"][:200] for query in queries.captured_queries
    )


def _kinds(queries: CaptureQueriesContext) -> Counter[str]:
    """The queries without their keys and the values that they were asked with."""
    return Counter(
        re.sub(r"IN \([^()]*\)", "IN (…)", re.sub(r"\b\d+\b|'[^']*'", "…", query["sql"]))[-400:]
        for query in queries.captured_queries
    )
