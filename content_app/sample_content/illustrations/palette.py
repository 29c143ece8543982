"""The colours of the drawings: deep teal and ink, warm sand, and coral where the eye should go."""

INK = "#0d2b33"
TEAL_DEEP = "#12464f"
TEAL = "#1f6f76"
TEAL_MID = "#3b938f"
TEAL_SOFT = "#86bdb6"
MIST = "#d9ebe7"
CREAM = "#fdf8ef"
SAND_LIGHT = "#f6ebd9"
SAND = "#ead7b9"
SAND_DEEP = "#cfb083"
CORAL = "#e2674f"
CORAL_SOFT = "#f0a08b"
CORAL_PALE = "#f9d9cd"


def translucent(colour: str, alpha: int) -> str:
    """`colour` with `alpha` from 0 (clear) to 255 (opaque)."""
    return f"{colour}{alpha:02x}"
