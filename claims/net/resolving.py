"""Names become addresses, by the machine's own resolver and within a time. Refuses nothing: none found is none."""

import socket
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

Resolve = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """Gives every address the machine knows for a name, each once; none when there is no such name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolved_within(seconds: float, resolve: Resolve, host: str, port: int) -> list[str] | None:
    """Gives what the resolver answers, or None when it takes longer: the system's own waits without end."""
    answers: SimpleQueue[list[str]] = SimpleQueue()
    Thread(target=lambda: answers.put(resolve(host, port)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        return None
