"""A surface of 1600 by 1000 points whose edges come out smooth."""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

from .curves import Point, beside

WIDTH = 1600
HEIGHT = 1000

# Pillow draws without antialiasing: everything is drawn this many times too large, then averaged.
_OVERSIZE = 2


class Canvas:
    """Takes coordinates in points; colours may carry an alpha, as in "#12464f80"."""

    def __init__(self, top: str, bottom: str):
        self._image = _vertical_gradient(top, bottom).resize(
            (WIDTH * _OVERSIZE, HEIGHT * _OVERSIZE), Image.Resampling.BILINEAR
        )
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def disc(self, centre: Point, radius: float, fill: str) -> None:
        x, y = centre
        self._draw.ellipse(_enlarged((x - radius, y - radius, x + radius, y + radius)), fill=fill)

    def ring(self, centre: Point, radius: float, width: float, colour: str) -> None:
        x, y = centre
        box = _enlarged((x - radius, y - radius, x + radius, y + radius))
        self._draw.ellipse(box, outline=colour, width=round(width * _OVERSIZE))

    def arc(
        self, centre: Point, radius: float, start: float, end: float, width: float, colour: str
    ) -> None:
        """Angles in degrees, clockwise from three o'clock."""
        x, y = centre
        box = _enlarged((x - radius, y - radius, x + radius, y + radius))
        self._draw.arc(box, start, end, fill=colour, width=round(width * _OVERSIZE))

    def panel(self, box: tuple[float, float, float, float], radius: float, fill: str) -> None:
        self._draw.rounded_rectangle(_enlarged(box), radius * _OVERSIZE, fill=fill)

    def polygon(self, points: Sequence[Point], fill: str) -> None:
        self._draw.polygon([_enlarged(point) for point in points], fill=fill)

    def stroke(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A line with round ends. Give it an opaque colour: its joints overlap."""
        self.taper(points, width, width, colour)

    def band(self, points: Sequence[Point], width: float, colour: str) -> None:
        """A line with straight ends, which may be translucent."""
        half = width / 2
        self.polygon([*beside(points, half), *reversed(beside(points, -half))], colour)

    def taper(self, points: Sequence[Point], first: float, last: float, colour: str) -> None:
        """A line whose width runs evenly from `first` to `last`."""
        steps = len(points) - 1
        for index, (start, end) in enumerate(pairwise(points)):
            width = first + (last - first) * index / steps
            self.band((start, end), width, colour)
            self.disc(start, width / 2, colour)
        self.disc(points[-1], last / 2, colour)

    def glow(self, centre: Point, radius: float, colour: str, strength: float = 1.0) -> None:
        """A soft light, strongest at `centre`."""
        size = round(2 * radius * _OVERSIZE)
        small = Image.radial_gradient("L").point(
            [round(strength * max(0, 255 - level * 1.42) ** 2 / 255) for level in range(256)]
        )
        x, y = _enlarged((centre[0] - radius, centre[1] - radius))
        mask = small.resize((size, size), Image.Resampling.BILINEAR)
        self._image.paste(ImageColor.getrgb(colour)[:3], (round(x), round(y)), mask)

    def finished(self) -> Image.Image:
        return self._image.reduce(_OVERSIZE)


def _enlarged(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(value * _OVERSIZE for value in values)


def _vertical_gradient(top: str, bottom: str) -> Image.Image:
    ends = Image.new("RGB", (1, 2))
    ends.putpixel((0, 0), ImageColor.getrgb(top))
    ends.putpixel((0, 1), ImageColor.getrgb(bottom))
    return ends.resize((1, HEIGHT), Image.Resampling.BILINEAR)
