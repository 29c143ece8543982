from itertools import count

from foundation_site import page_files

MOST = 30


def test_what_is_too_much_goes_once_in_a_hundred_writes(tmp_path, monkeypatch):
    writes = count(1)
    monkeypatch.setattr(page_files.random, "randrange", lambda most: next(writes) % most)
    cache = page_files.PageFiles(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": MOST}})

    for number in range(page_files.WRITES_BETWEEN_LOOKS):
        cache.set(f"page-{number}", "text")

    kept = [f"page-{number}" for number in range(page_files.WRITES_BETWEEN_LOOKS)]
    assert MOST < len(cache.get_many(kept)) < page_files.WRITES_BETWEEN_LOOKS
