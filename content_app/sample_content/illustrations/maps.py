"""Where the studies take place."""

from PIL import Image

from . import world
from .canvas import Canvas
from .curves import Point, bezier
from .palette import CORAL, CORAL_SOFT, CREAM, INK, TEAL_DEEP, TEAL_MID, translucent


def study_map() -> Image.Image:
    """Dots for land, and arcs from the Netherlands to the countries that joined later."""
    canvas = Canvas(INK, TEAL_DEEP)
    hub = _on_map(world.NETHERLANDS)
    canvas.glow(hub, 520, TEAL_MID, 0.6)
    for row in range(46):
        latitude = 70.5 - row * 1.55
        for column in range(104):
            longitude = -128 + column * 1.75 + (0.875 if row % 2 else 0)
            if world.is_land(longitude, latitude):
                canvas.disc(_on_map((longitude, latitude)), 5.4, "#2f6f75")
    for place in world.JOINED_LATER.values():
        spot = _on_map(place)
        far = abs(hub[0] - spot[0])
        top = min(hub[1], spot[1]) - far * 0.32 - 26
        path = bezier(hub, (hub[0], top), (spot[0], top), spot)
        canvas.band(path, 4, CORAL_SOFT)
        canvas.disc(spot, 24, translucent(CORAL_SOFT, 70))
        canvas.disc(spot, 12, CORAL)
        canvas.disc(spot, 5, CREAM)
    for radius, alpha in ((64, 45), (44, 70)):
        canvas.disc(hub, radius, translucent(CREAM, alpha))
    canvas.disc(hub, 22, CREAM)
    canvas.disc(hub, 12, CORAL)
    return canvas.finished()


def _on_map(place: world.Coordinates) -> Point:
    longitude, latitude = place
    return (60 + (longitude + 128) * 8.65, 90 + (70 - latitude) * 13.4)
