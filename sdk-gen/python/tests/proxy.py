"""Stands between client and server, and breaks what goes through it when told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from types import TracebackType


class Proxy:
    """Carries bytes to `target` on this machine."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: set[socket.socket] = set()
        #: Decide about bytes on their way; False cuts the connection in their place.
        self.upward: Callable[[bytes], bool] = lambda _: True
        self.downward: Callable[[bytes], bool] = lambda _: True
        self.connections = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return "http://127.0.0.1:%d" % self._listener.getsockname()[1]

    def cut(self) -> None:
        """Breaks every connection there is; new ones go through."""
        for each in list(self._sockets):
            _shut(each)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            server = socket.create_connection(("127.0.0.1", self._target))
            self._sockets |= {client, server}
            for way in ((client, server, lambda part: self.upward(part)), (server, client, lambda part: self.downward(part))):
                threading.Thread(target=_carry, args=way, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listener.close()
        self.cut()


def _carry(source: socket.socket, target: socket.socket, allowed: Callable[[bytes], bool]) -> None:
    try:
        while (part := source.recv(65536)) and allowed(part):
            target.sendall(part)
    except OSError:
        pass
    _shut(source)
    _shut(target)


def _shut(which: socket.socket) -> None:
    try:
        which.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    which.close()
