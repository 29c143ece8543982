"""People and things around the subject: a hand, a screen, a shelf of samples, a page."""

from math import cos, pi, radians, sin
from random import Random

from PIL import Image

from .canvas import Canvas, Point
from .curves import around, bezier
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


def hand() -> Image.Image:
    """An open hand with its nerves drawn in, and waves at the tips of the fingers."""
    canvas = Canvas("#2a7d82", TEAL_DEEP)
    canvas.glow((800, 330), 700, TEAL_SOFT, 0.55)
    fingers = (
        ((655, 640), (505, 318), 84),
        ((745, 585), (690, 196), 88),
        ((840, 580), (862, 176), 90),
        ((925, 615), (1030, 268), 84),
        ((930, 800), (1165, 560), 92),
    )
    for _, tip, _ in fingers:
        for step in range(1, 5):
            canvas.ring(tip, 58 + step * 34, 5, translucent(CREAM, 130 - step * 27))
    palm = bezier((600, 640), (560, 860), (640, 1010), (660, 1100), 40)
    palm += bezier((930, 1100), (945, 960), (1010, 860), (985, 640), 40)
    palm += bezier((970, 590), (880, 540), (720, 540), (610, 620), 40)
    canvas.polygon(palm, SAND)
    for root, tip, width in fingers:
        canvas.taper(_between(root, tip), width + 16, width - 4, SAND)
    canvas.polygon(bezier((880, 690), (980, 760), (970, 900), (905, 960), 40), SAND)

    wrist = (795, 1080)
    for (root, tip, _), pull in zip(fingers, (-70, -25, 20, 55, 100), strict=True):
        path = bezier(wrist, (795 + pull * 0.2, 860), (root[0] + pull * 0.1, root[1] + 130), root)
        path += _between(root, tip)
        canvas.taper(path, 13, 6, CORAL)
        canvas.disc(tip, 17, CORAL)
        canvas.disc(tip, 8, CORAL_PALE)
        for share, side in ((0.55, -1), (0.8, 1), (0.87, -1), (0.93, 1)):
            _twig(canvas, path, share, side)
    return canvas.finished()


def webinar_window() -> Image.Image:
    """A talk on a screen: a slide with a nerve fibre, the speaker, and the listeners."""
    canvas = Canvas(SAND_LIGHT, SAND)
    canvas.glow((480, 300), 620, CREAM, 1)
    canvas.panel((212, 152, 1412, 892), 34, translucent(INK, 38))
    canvas.panel((200, 132, 1400, 868), 34, CREAM)
    canvas.panel((200, 132, 1400, 232), 34, TEAL_DEEP)
    canvas.panel((200, 180, 1400, 232), 0, TEAL_DEEP)
    for index, colour in enumerate((CORAL, SAND, TEAL_SOFT)):
        canvas.disc((252 + index * 42, 182), 12, colour)
    canvas.panel((640, 170, 960, 194), 12, TEAL)

    canvas.panel((240, 268, 1040, 728), 20, MIST)
    fibre = bezier((270, 590), (480, 600), (700, 400), (1010, 410))
    canvas.band(fibre, 10, CORAL)
    for start in range(4, 112, 23):
        canvas.stroke(fibre[start : start + 16], 58, TEAL)
        canvas.stroke(fibre[start + 1 : start + 15], 38, TEAL_MID)
        canvas.stroke(fibre[start + 2 : start + 14], 16, MIST)
    for index, width in enumerate((330, 250)):
        canvas.panel((290, 318 + index * 44, 290 + width, 340 + index * 44), 11, TEAL_SOFT)

    _portrait(canvas, (1076, 268, 1360, 480), CORAL_PALE, CORAL, TEAL_DEEP)
    _portrait(canvas, (1076, 496, 1212, 604), SAND_LIGHT, TEAL_MID, TEAL_DEEP)
    _portrait(canvas, (1224, 496, 1360, 604), MIST, SAND_DEEP, TEAL)
    _portrait(canvas, (1076, 620, 1212, 728), MIST, TEAL_SOFT, CORAL)
    _portrait(canvas, (1224, 620, 1360, 728), SAND_LIGHT, CORAL_SOFT, TEAL_MID)

    canvas.disc((284, 798), 34, CORAL)
    canvas.polygon([(273, 780), (273, 816), (303, 798)], CREAM)
    canvas.panel((344, 790, 1360, 806), 8, SAND)
    canvas.panel((344, 790, 792, 806), 8, TEAL_MID)
    canvas.disc((792, 798), 18, TEAL_DEEP)
    return canvas.finished()


def shelf_of_samples() -> Image.Image:
    """Rows of sealed vials, as a biobank keeps them."""
    canvas = Canvas("#dcefec", "#b7d8d3")
    canvas.glow((520, 240), 640, "#ffffff", 0.9)
    random = Random(9)
    fillings = (CORAL, CORAL_SOFT, SAND_DEEP, TEAL_MID, TEAL_SOFT, CORAL, SAND)
    for row, (shelf, size) in enumerate(((392, 0.86), (672, 1.0), (978, 1.16))):
        step = 128 * size
        count = int(1700 / step) + 1
        for index in range(count):
            x = -30 + (row % 2) * step / 2 + index * step
            level = random.uniform(0.35, 0.8)
            _vial(canvas, (x, shelf), size, random.choice(fillings), level)
        thickness = 30 * size
        canvas.panel((-20, shelf - 74 * size, 1620, shelf - 74 * size + thickness), 0, TEAL_DEEP)
        canvas.panel((-20, shelf - 74 * size, 1620, shelf - 74 * size + 7), 0, TEAL_MID)
        canvas.panel((-20, shelf - 2, 1620, shelf + 22), 0, TEAL_DEEP)
    return canvas.finished()


def marked_page() -> Image.Image:
    """A page with its sections in colour, a list of contents beside it, and a magnifying glass."""
    canvas = Canvas(TEAL_DEEP, INK)
    canvas.glow((820, 420), 700, TEAL_MID, 0.6)
    canvas.panel((392, 112, 1232, 1060), 26, translucent(INK, 120))
    canvas.panel((372, 92, 1212, 1060), 26, CREAM)
    canvas.panel((436, 156, 900, 196), 20, TEAL_DEEP)
    canvas.panel((436, 222, 1010, 242), 10, TEAL_SOFT)
    for index, colour in enumerate((CORAL, TEAL_MID, SAND_DEEP, TEAL, CORAL_SOFT)):
        y = 300 + index * 62
        canvas.disc((452, y + 10), 13, colour)
        canvas.panel((484, y, 484 + (150, 176, 128, 190, 140)[index], y + 20), 10, SAND)
    canvas.panel((700, 290, 1148, 470), 18, MIST)
    for index, width in enumerate((360, 300, 384)):
        canvas.panel((730, 326 + index * 40, 730 + width, 344 + index * 40), 9, TEAL_SOFT)
    for index, width in enumerate((448, 410, 440, 300)):
        canvas.panel((700, 520 + index * 42, 700 + width, 538 + index * 42), 9, SAND)
    canvas.panel((700, 720, 900, 764), 22, CORAL_PALE)
    canvas.panel((920, 720, 1090, 764), 22, MIST)
    for index, width in enumerate((700, 640, 690, 520)):
        canvas.panel((436, 820 + index * 46, 436 + width, 838 + index * 46), 9, SAND)
    lens = (1090, 560)
    canvas.stroke(((1204, 690), (1352, 862)), 54, CORAL)
    canvas.stroke(((1330, 836), (1352, 862)), 54, TEAL_SOFT)
    canvas.disc(lens, 186, SAND_DEEP)
    canvas.disc(lens, 160, MIST)
    canvas.panel((972, 500, 1204, 530), 15, TEAL)
    canvas.panel((972, 552, 1170, 582), 15, TEAL_SOFT)
    canvas.panel((1000, 604, 1184, 634), 15, TEAL_SOFT)
    canvas.arc(lens, 140, 205, 260, 10, CREAM)
    return canvas.finished()


def calendar() -> Image.Image:
    """A month with one day marked, and a clock."""
    canvas = Canvas("#fbe3d6", SAND_LIGHT)
    canvas.glow((1130, 300), 560, CREAM, 1)
    canvas.panel((292, 200, 1112, 912), 36, translucent(INK, 36))
    canvas.panel((276, 180, 1096, 892), 36, CREAM)
    canvas.panel((276, 180, 1096, 330), 36, TEAL_DEEP)
    canvas.panel((276, 260, 1096, 330), 0, TEAL_DEEP)
    canvas.panel((346, 238, 606, 270), 16, TEAL_SOFT)
    for x in (430, 942):
        canvas.panel((x - 17, 126, x + 17, 236), 17, SAND_DEEP)
    for row in range(5):
        for column in range(7):
            if (row, column) < (0, 2) or (row, column) > (4, 4):
                continue
            spot = (362 + column * 108, 402 + row * 104)
            colour = SAND if column in (5, 6) else MIST
            canvas.panel((spot[0] - 36, spot[1] - 34, spot[0] + 36, spot[1] + 34), 16, colour)
    canvas.disc((686, 714), 62, CORAL)
    canvas.stroke(((660, 716), (680, 736), (716, 692)), 12, CREAM)
    clock = (1150, 690)
    canvas.disc((1160, 704), 214, translucent(INK, 40))
    canvas.disc(clock, 214, TEAL)
    canvas.disc(clock, 182, CREAM)
    for hour in range(12):
        mark = around(clock, 150, hour * pi / 6)
        canvas.disc(mark, 10 if hour % 3 == 0 else 6, TEAL_DEEP if hour % 3 == 0 else TEAL_SOFT)
    canvas.stroke((clock, around(clock, 84, radians(-150))), 16, TEAL_DEEP)
    canvas.stroke((clock, around(clock, 122, radians(-60))), 11, CORAL)
    canvas.disc(clock, 17, TEAL_DEEP)
    return canvas.finished()


def speech_bubbles() -> Image.Image:
    """A question in one bubble and an answer in another."""
    canvas = Canvas(TEAL, TEAL_DEEP)
    canvas.glow((620, 380), 640, TEAL_SOFT, 0.6)
    canvas.polygon([(330, 560), (520, 590), (300, 756)], CREAM)
    canvas.panel((220, 150, 920, 620), 120, CREAM)
    dot_of_mark = (570, 512)
    canvas.stroke(
        [around((570, 322), 82, radians(angle)) for angle in range(-190, 62, 4)]
        + bezier((609, 394), (580, 412), (570, 420), (570, 452), 20),
        36,
        CORAL,
    )
    canvas.disc(dot_of_mark, 24, CORAL)
    canvas.polygon([(1150, 800), (1320, 760), (1330, 930)], SAND)
    canvas.panel((760, 470, 1400, 850), 110, SAND)
    for index, width in enumerate((440, 380, 420, 250)):
        y = 556 + index * 62
        canvas.panel((860, y, 860 + width, y + 26), 13, SAND_DEEP if index else TEAL_MID)
    for x, y, radius in ((1180, 250, 34), (1290, 180, 20), (1270, 320, 14), (360, 840, 22)):
        canvas.disc((x, y), radius, translucent(CREAM, 70))
    return canvas.finished()


def _between(start: Point, end: Point) -> list[Point]:
    return bezier(start, start, end, end, steps=40)


def _twig(canvas: Canvas, path: list[Point], share: float, side: int) -> None:
    index = round(share * (len(path) - 1))
    (x1, y1), (x2, y2) = path[index - 3], path[index]
    size = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1
    dx, dy = (x2 - x1) / size, (y2 - y1) / size
    turn = side * 0.75
    end = (
        x2 + 34 * (dx * cos(turn) - dy * sin(turn)),
        y2 + 34 * (dx * sin(turn) + dy * cos(turn)),
    )
    canvas.stroke(((x2, y2), end), 5, CORAL)


def _portrait(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    background: str,
    clothes: str,
    hair: str,
) -> None:
    left, top, right, bottom = box
    canvas.panel(box, 16, background)
    x, height = (left + right) / 2, bottom - top
    canvas.disc((x, top + height * 0.37), height * 0.225, hair)
    canvas.panel(
        (x - height * 0.07, top + height * 0.5, x + height * 0.07, top + height * 0.78),
        height * 0.06,
        "#d9a982",
    )
    canvas.disc((x, top + height * 0.43), height * 0.18, "#e9bf9b")
    width = height * 0.36
    shoulders = bezier(
        (x - width, bottom),
        (x - width, bottom - height * 0.42),
        (x + width, bottom - height * 0.42),
        (x + width, bottom),
        40,
    )
    canvas.polygon(shoulders, clothes)


def _vial(canvas: Canvas, foot: Point, size: float, filling: str, level: float) -> None:
    x, bottom = foot
    half, height = 41 * size, 216 * size
    top = bottom - height
    canvas.panel((x - half, top, x + half, bottom), 26 * size, "#f4fbfa")
    fill_top = bottom - 10 * size - (height - 60 * size) * level
    canvas.panel((x - half + 7, fill_top, x + half - 7, bottom - 7), 20 * size, filling)
    canvas.panel((x - half + 7, fill_top, x + half - 7, fill_top + 24 * size), 0, filling)
    label_top = bottom - 152 * size
    canvas.panel((x - half, label_top, x + half, label_top + 58 * size), 0, CREAM)
    for bar, width in enumerate((5, 2, 3, 6, 2, 4, 2)):
        left = x - 27 * size + bar * 8 * size
        canvas.panel(
            (left, label_top + 14 * size, left + width * size, label_top + 44 * size), 0, INK
        )
    canvas.panel((x - half - 5, top - 18 * size, x + half + 5, top + 30 * size), 11 * size, TEAL)
    canvas.panel((x - half - 5, top + 14 * size, x + half + 5, top + 22 * size), 0, TEAL_DEEP)
    canvas.panel((x - half + 13, top + 42 * size, x - half + 21, bottom - 24), 4, "#ffffff90")
