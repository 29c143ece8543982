"""What a pointer that hovers changes: never more than how something looks that is there anyway."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECORATION = {
    "text-decoration",
    "text-decoration-style",
    "text-decoration-thickness",
    "background",
    "border-color",
    "color",
}


@pytest.mark.parametrize("name", ["content_app/css/content_app.css", "site/css/site.css"])
def test_nothing_appears_only_while_something_hovers(name):
    """Fingers cannot hover."""
    rules = RULE.findall(Path(finders.find(name)).read_text())
    hovered = [(selector.strip(), body) for selector, body in rules if ":hover" in selector]
    changed = {
        (selector, declaration.split(":")[0].strip())
        for selector, body in hovered
        for declaration in body.split(";")
        if declaration.strip()
    }

    assert hovered
    assert {(selector, name) for selector, name in changed if name not in DECORATION} == set()
