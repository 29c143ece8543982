import socket

from foundation_site.development.obstacles import Obstacle


def parse_port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Obstacle(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def check_port(port: int) -> None:
    if answers("localhost", port):
        raise Obstacle(
            f"Port {port} is in use by another program: stop that one, or choose another port, "
            f"as in `make run PORT={port + 1 if port < 65535 else 8000}`."
        )
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            raise Obstacle(f"Port {port} cannot be opened here: {error.strerror}.") from error


def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
