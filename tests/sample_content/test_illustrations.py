import pytest

from content_app.sample_content.illustrations import maps, nerves, scenes, world
from content_app.sample_content.illustrations.catalogue import ILLUSTRATIONS
from content_app.sample_content.studies import STUDIES

DRAWINGS = (
    nerves.myelin_under_attack,
    nerves.five_armed_antibodies,
    nerves.nerve_in_cross_section,
    nerves.nerve_cell,
    maps.study_map,
    scenes.hand,
    scenes.webinar_window,
    scenes.shelf_of_samples,
    scenes.marked_page,
    scenes.calendar,
    scenes.speech_bubbles,
)


@pytest.mark.parametrize("draw", DRAWINGS, ids=lambda draw: draw.__name__)
def test_a_drawing_fills_its_frame(draw):
    image = draw()

    assert image.size == (1600, 1000)
    assert len(image.resize((160, 100)).getcolors(16000)) > 50


def test_a_drawing_is_the_same_every_time():
    assert nerves.nerve_cell().tobytes() == nerves.nerve_cell().tobytes()


def test_every_drawing_is_described():
    texts = [illustration.alternative_text for illustration in ILLUSTRATIONS.values()]

    assert len(texts) == len(set(texts)) == len(DRAWINGS)
    assert all(20 < len(text) < 250 for text in texts)


def test_the_map_shows_the_countries_of_the_study():
    names = {name for name, year in STUDIES["imagine-study"].countries if year == 2017}

    assert set(world.JOINED_LATER) == names
    assert all(world.is_land(*place) for place in [world.NETHERLANDS, *world.JOINED_LATER.values()])
