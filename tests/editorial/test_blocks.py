"""What staff choose from when they add a block."""

import re

import pytest
from wagtail import blocks
from wagtail.admin.icons import get_icons
from wagtail.snippets.models import get_snippet_models

from content_app.blog.models import BlogPostPage
from content_app.conditions.models import ConditionPage
from content_app.webinars.models import WebinarPage


def streams():
    return {
        model.__name__: model._meta.get_field(name).stream_block
        for model, name in (
            (BlogPostPage, "body"),
            (ConditionPage, "sections"),
            (WebinarPage, "body"),
        )
    }


def with_children(block):
    yield block
    if isinstance(block, blocks.ListBlock):
        yield from with_children(block.child_block)
    for child in getattr(block, "child_blocks", {}).values():
        yield from with_children(child)


def drawn_icons() -> set[str]:
    return set(re.findall(r'id="icon-([\w-]+)"', get_icons()))


@pytest.mark.parametrize("name", ["BlogPostPage", "ConditionPage", "WebinarPage"])
def test_every_icon_of_a_block_is_drawn(name):
    icons = {str(block.meta.icon) for block in with_children(streams()[name])}

    assert icons - drawn_icons() == set()


def test_every_icon_of_a_record_is_drawn():
    icons = {model.snippet_viewset.icon for model in get_snippet_models()}

    assert icons - drawn_icons() == set()


@pytest.mark.parametrize("name", ["BlogPostPage", "WebinarPage"])
def test_the_blocks_of_a_text_are_described_and_in_groups(name):
    offered = streams()[name].child_blocks

    assert [key for key, block in offered.items() if not block.get_description()] == []
    assert [key for key, block in offered.items() if not block.meta.group] == []
