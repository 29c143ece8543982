"""Points along curves, and what it takes to place things beside them."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, dist, hypot, pi, sin

Point = tuple[float, float]


def bezier(start: Point, pull: Point, pull_end: Point, end: Point, steps: int = 120) -> list[Point]:
    points = []
    for index in range(steps + 1):
        t = index / steps
        u = 1 - t
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        corners = (start, pull, pull_end, end)
        points.append(
            (
                sum(w * x for w, (x, _) in zip(weights, corners, strict=True)),
                sum(w * y for w, (_, y) in zip(weights, corners, strict=True)),
            )
        )
    return points


def stretch(points: Sequence[Point], start: float, end: float) -> list[Point]:
    """The part of the line between two distances from its beginning."""
    part: list[Point] = []
    travelled = 0.0
    for first, second in pairwise(points):
        if start <= travelled <= end:
            part.append(first)
        travelled += dist(first, second)
    return part


def length(points: Sequence[Point]) -> float:
    return sum(dist(first, second) for first, second in pairwise(points))


def beside(points: Sequence[Point], offset: float) -> list[Point]:
    """The line moved sideways by `offset`: to its right if positive."""
    moved = []
    for index, (x, y) in enumerate(points):
        before = points[max(index - 1, 0)]
        after = points[min(index + 1, len(points) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = hypot(dx, dy) or 1
        moved.append((x - dy / size * offset, y + dx / size * offset))
    return moved


def turned(points: Sequence[Point], centre: Point, angle: float, scale: float = 1) -> list[Point]:
    """Points around the origin, turned by `angle` (radians), scaled and moved to `centre`."""
    c, s = cos(angle) * scale, sin(angle) * scale
    return [(centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in points]


def around(centre: Point, radius: float, angle: float) -> Point:
    return (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))


def heading(first: Point, second: Point) -> float:
    return atan2(second[1] - first[1], second[0] - first[0])


FULL_TURN = 2 * pi
