class Obstacle(Exception):
    """What stands in the way, as one sentence for the person at the terminal."""
