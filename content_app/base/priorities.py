"""In which order the worker does what waits; tasks without a priority have 0, and the highest comes first."""

BEHIND_ALL_OTHERS = -50
"""For what takes long and nobody waits for."""
