"""What a telephone on a slow line may have to load before a page can be read, compressed."""

from tests.browser.reader import Reader

KIB = 1024
MOST_BYTES = {"stylesheet": 12 * KIB, "script": 6 * KIB, "font": 45 * KIB}
MOST_BYTES_OF_TEXT = 30 * KIB
MOST_REQUESTS = 7
"""Without images."""


def assert_light(reader: Reader) -> None:
    weight = reader.weight()
    assert sum(map(len, weight.values())) <= MOST_REQUESTS, weight
    for kind, most in MOST_BYTES.items():
        assert sum(weight[kind]) <= most, weight
    text = [*weight["document"], *weight["stylesheet"], *weight["script"]]
    assert sum(text) <= MOST_BYTES_OF_TEXT, weight
