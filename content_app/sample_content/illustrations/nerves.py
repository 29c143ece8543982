"""Nerve fibres, the sheath of myelin around them, and the antibodies that attack it."""

from math import cos, pi, sin
from random import Random

from PIL import Image

from .canvas import Canvas, Point
from .curves import (
    FULL_TURN,
    around,
    beside,
    bezier,
    heading,
    length,
    stretch,
    turned,
)
from .palette import (
    CORAL,
    CORAL_PALE,
    CORAL_SOFT,
    CREAM,
    INK,
    MIST,
    SAND,
    SAND_DEEP,
    SAND_LIGHT,
    TEAL,
    TEAL_DEEP,
    TEAL_MID,
    TEAL_SOFT,
    translucent,
)

_SHEATH_LAYERS = ((1.0, TEAL), (0.84, TEAL_MID), (0.68, TEAL), (0.52, TEAL_SOFT), (0.36, MIST))


def myelin_under_attack() -> Image.Image:
    """One fibre from end to end: whole sheaths, then a worn one with antibodies around it."""
    canvas = Canvas(INK, TEAL_DEEP)
    canvas.glow((1090, 470), 620, TEAL_MID, 0.55)
    _distant_fibre(canvas, bezier((-60, 330), (420, 130), (900, 330), (1680, 60)))
    _distant_fibre(canvas, bezier((-60, 1010), (520, 860), (980, 1060), (1680, 780)))

    fibre = bezier((-80, 800), (420, 760), (860, 420), (1690, 360), steps=400)
    canvas.band(fibre, 26, SAND)
    for start, wear in ((-20, 0), (285, 0), (590, 0.15), (905, 0.95), (1225, 0.55), (1545, 0)):
        _sheath(canvas, stretch(fibre, start, start + 262), 150, wear)
    canvas.band(fibre, 22, CORAL_PALE)
    canvas.band(beside(fibre, -4), 6, CREAM)

    _fragments(canvas, stretch(fibre, 920, 1420), Random(7))
    for centre, angle, size in (
        ((1005, 352), pi * 0.95, 0.98),
        ((1125, 648), -0.12, 0.92),
        ((1215, 268), pi * 1.1, 0.86),
        ((930, 690), 0.32, 0.74),
        ((1345, 575), -0.35, 0.74),
        ((845, 300), pi * 0.8, 0.6),
        ((1420, 190), pi * 1.22, 0.58),
    ):
        antibody(canvas, centre, angle, size)
    return canvas.finished()


def five_armed_antibodies() -> Image.Image:
    """Immunoglobulin M: five antibodies joined in a ring, over and over, among few others."""
    canvas = Canvas(SAND_LIGHT, SAND)
    canvas.glow((1080, 420), 700, CREAM, 0.9)
    random = Random(21)
    for _ in range(26):
        spot = (random.uniform(0, 1600), random.uniform(0, 1000))
        canvas.disc(spot, random.uniform(6, 26), translucent(CREAM, 120))
    for centre, angle, size in (((190, 230), 0.4, 0.95), ((640, 900), 2.2, 0.8)):
        antibody(canvas, centre, angle, size, heavy=TEAL_SOFT, light=TEAL_SOFT)
    for centre, angle, size in (((1500, 880), 1.1, 0.9), ((560, 110), 3.6, 0.7)):
        antibody(canvas, centre, angle, size, heavy=SAND_DEEP, light=SAND_DEEP)
    for centre, angle, size in (
        ((1010, 500), 0.1, 1.5),
        ((430, 560), 0.5, 1.02),
        ((1410, 250), 0.9, 0.82),
        ((130, 890), 0.2, 0.72),
        ((990, 60), 0.75, 0.62),
    ):
        _pentamer(canvas, centre, angle, size)
    return canvas.finished()


def nerve_in_cross_section() -> Image.Image:
    """A nerve cut across: many fibres, each in its ring of myelin, some rings worn thin."""
    canvas = Canvas(CREAM, SAND_LIGHT)
    random = Random(4)
    for centre, radius, sizes in (
        ((1040, 520), 640, (74, 58, 46, 36, 27, 20)),
        ((195, 250), 200, (44, 34, 26, 18)),
        ((160, 800), 255, (52, 40, 30, 21)),
    ):
        canvas.disc(centre, radius + 46, SAND_DEEP)
        canvas.disc(centre, radius + 32, SAND)
        canvas.disc(centre, radius, MIST)
        for spot, size in _packed(centre, radius - 14, sizes, random):
            worn = abs(spot[0] - 820) + abs(spot[1] - 410) < 320
            _ring_of_myelin(canvas, spot, size, worn)
    return canvas.finished()


def nerve_cell() -> Image.Image:
    """A nerve cell, its long sheathed fibre, and the fine branches at the far end."""
    canvas = Canvas("#fbe7d8", CREAM)
    canvas.glow((1300, 230), 520, CORAL_SOFT, 0.75)
    canvas.disc((1300, 230), 118, "#f7bca6")
    for height, colour in ((690, "#e9efe6"), (780, MIST), (880, "#c4dfd9")):
        hill = bezier(
            (0, height + 40), (480, height - 120), (1000, height + 110), (1600, height - 50)
        )
        canvas.polygon([*hill, (1600, 1000), (0, 1000)], colour)

    body = (330, 520)
    random = Random(12)
    for turn in range(9):
        _branch(canvas, body, pi * 0.42 + turn * pi * 0.148, 150, 34, 4, random, TEAL_DEEP)
    fibre = bezier((380, 520), (640, 640), (820, 360), (1210, 520), steps=300)
    canvas.band(fibre, 24, TEAL_DEEP)
    total = length(fibre)
    for index in range(6):
        start = 70 + index * (total - 90) / 6
        _sheath(canvas, stretch(fibre, start, start + 112), 74, 0)
    canvas.band(stretch(fibre, 0, 62), 26, TEAL_DEEP)
    end = fibre[-1]
    for angle in (-0.72, -0.25, 0.2, 0.7):
        _branch(canvas, end, angle, 118, 18, 3, random, TEAL_DEEP, tip=CORAL)
    soma = [around(body, 118 + 13 * sin(5 * a + 0.6), a) for a in _angles(90)]
    canvas.polygon(soma, TEAL_DEEP)
    canvas.polygon([around(body, 92 + 10 * sin(5 * a + 0.6), a) for a in _angles(90)], TEAL)
    canvas.disc((316, 508), 46, SAND_LIGHT)
    canvas.disc((322, 514), 20, CORAL)
    return canvas.finished()


def antibody(
    canvas: Canvas,
    centre: Point,
    angle: float,
    size: float,
    heavy: str = CORAL,
    light: str = CORAL_SOFT,
) -> None:
    """A Y of two long chains and two short ones; at angle 0 its arms point up."""
    for side in (-1, 1):
        long_chain = [(side * 9, 82), (side * 9, 4), (side * 62, -66)]
        short_chain = [(side * 33, 0), (side * 81, -58)]
        canvas.stroke(turned(long_chain, centre, angle, size), 15 * size, heavy)
        canvas.stroke(turned(short_chain, centre, angle, size), 13 * size, light)


def _pentamer(canvas: Canvas, centre: Point, angle: float, size: float) -> None:
    canvas.ring(centre, 62 * size, 9 * size, CORAL_SOFT)
    for turn in range(5):
        direction = angle + turn * FULL_TURN / 5
        antibody(canvas, around(centre, 118 * size, direction), direction + pi / 2, size * 0.8)
    canvas.disc(centre, 24 * size, TEAL)
    canvas.disc(centre, 11 * size, CREAM)


def _sheath(canvas: Canvas, path: list[Point], width: float, wear: float) -> None:
    """Layers of myelin around a stretch of fibre; `wear` runs from 0 (whole) to 1 (gone)."""
    if len(path) < 3:
        return
    for share, colour in _SHEATH_LAYERS[round(wear * 3) :]:
        outline = _sausage(path, width * share * (1 - 0.22 * wear), wear)
        canvas.polygon(outline, colour)


def _sausage(path: list[Point], width: float, wear: float) -> list[Point]:
    """The outline of a stretch with rounded ends, ragged where it is worn."""
    last = len(path) - 1
    upper, lower = [], []
    for index, point in enumerate(path):
        along = index / last
        bulge = min(1.0, (1 - abs(2 * along - 1) ** 6)) ** 0.5
        ragged = 1 - wear * 0.3 * (0.5 + 0.5 * sin(index * 0.55) * cos(index * 0.23))
        half = width / 2 * bulge * ragged
        before, after = path[max(index - 1, 0)], path[min(index + 1, last)]
        normal = heading(before, after) + pi / 2
        upper.append((point[0] - cos(normal) * half, point[1] - sin(normal) * half))
        lower.append((point[0] + cos(normal) * half, point[1] + sin(normal) * half))
    return upper + lower[::-1]


def _distant_fibre(canvas: Canvas, path: list[Point]) -> None:
    canvas.band(path, 8, translucent(TEAL_SOFT, 60))
    total = length(path)
    for index in range(int(total // 190)):
        start = 20 + index * 190
        part = stretch(path, start, start + 160)
        if len(part) > 2:
            canvas.polygon(_sausage(part, 44, 0), translucent(TEAL_MID, 70))


def _fragments(canvas: Canvas, path: list[Point], random: Random) -> None:
    for x, y in path[::5]:
        side = random.choice((-1, 1))
        spot = (x + random.uniform(-26, 26), y + side * random.uniform(78, 170))
        canvas.disc(spot, random.uniform(3, 10), random.choice((TEAL_SOFT, TEAL_MID, MIST)))


def _packed(
    centre: Point, radius: float, sizes: tuple[float, ...], random: Random
) -> list[tuple[Point, float]]:
    """Discs, the large ones first, that fill a circle without touching."""
    placed: list[tuple[Point, float]] = []
    for size in sizes:
        for _ in range(420):
            distance = radius * random.random() ** 0.5
            spot = around(centre, distance, random.uniform(0, FULL_TURN))
            if distance + size > radius:
                continue
            if all(
                (spot[0] - other[0]) ** 2 + (spot[1] - other[1]) ** 2 > (size + room + 7) ** 2
                for other, room in placed
            ):
                placed.append((spot, size))
    return placed


def _ring_of_myelin(canvas: Canvas, centre: Point, radius: float, worn: bool) -> None:
    if worn:
        canvas.disc(centre, radius * 0.8, CORAL_SOFT)
        canvas.disc(centre, radius * 0.66, CORAL_PALE)
        canvas.disc(centre, radius * 0.56, CREAM)
        return
    canvas.disc(centre, radius, TEAL)
    canvas.disc(centre, radius * 0.86, TEAL_MID)
    canvas.disc(centre, radius * 0.74, TEAL)
    canvas.disc(centre, radius * 0.58, SAND_LIGHT)


def _branch(
    canvas: Canvas,
    start: Point,
    angle: float,
    reach: float,
    width: float,
    depth: int,
    random: Random,
    colour: str,
    tip: str | None = None,
) -> None:
    bend = random.uniform(-0.3, 0.3)
    middle = around(start, reach * 0.5, angle + bend)
    end = around(start, reach, angle)
    path = bezier(start, middle, middle, end, steps=24)
    canvas.taper(path, width, width * 0.55, colour)
    if depth == 1:
        if tip:
            canvas.disc(end, width * 0.9, tip)
        return
    for side in (-1, 1):
        turn = angle + side * random.uniform(0.28, 0.6)
        _branch(canvas, end, turn, reach * 0.66, width * 0.55, depth - 1, random, colour, tip)


def _angles(count: int) -> list[float]:
    return [index * FULL_TURN / count for index in range(count)]
