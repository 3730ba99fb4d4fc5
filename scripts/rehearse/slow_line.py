"""A line to the database that can be made slow or silent: a small proxy on 127.0.0.1."""

import contextlib
import socket
import threading
import time


class SlowLine:
    """From `port` to the port `to`. `delay`: seconds before each answer. `silent`: no answer at all."""

    def __init__(self, port: int, to: int) -> None:
        self.to, self.delay, self.silent = to, 0.0, False
        self.door = socket.create_server(("127.0.0.1", port))
        self.lines: list[socket.socket] = []
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        with contextlib.suppress(OSError):  # the door is closed in the end
            while True:
                here, _ = self.door.accept()
                there = socket.create_connection(("127.0.0.1", self.to))
                self.lines += [here, there]
                threading.Thread(target=self._pass, args=(here, there, False), daemon=True).start()
                threading.Thread(target=self._pass, args=(there, here, True), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, is_answer: bool) -> None:
        with contextlib.suppress(OSError):
            while said := one.recv(65536):
                if is_answer:
                    time.sleep(self.delay)
                    while self.silent:
                        time.sleep(0.05)
                other.sendall(said)
        for line in (one, other):
            line.close()

    def close(self) -> None:
        self.silent, self.delay = False, 0.0
        for line in (self.door, *self.lines):
            line.close()
