"""The drawings of the sample content, for tests that look at everything but them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image

from content_app.sample_content.illustrations import catalogue


@contextmanager
def plain_drawings() -> Iterator[None]:
    """Drawing takes seconds, and only the tests of the drawings look at them."""
    with pytest.MonkeyPatch.context() as patch:
        for key, illustration in catalogue.ILLUSTRATIONS.items():
            plain = illustration._replace(draw=lambda: Image.new("RGB", (64, 40), "#1f6f76"))
            patch.setitem(catalogue.ILLUSTRATIONS, key, plain)
        yield
