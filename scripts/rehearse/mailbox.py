"""A mail server that takes everything and sends nothing on, on 127.0.0.1."""

import socketserver
import threading
import time


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 rehearsal.example")
        while said := self.rfile.readline():
            verb = said[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
                self._say("250 kept")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 rehearsal.example")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line)
        self.server.mails.append(b"".join(lines).decode("utf-8", "replace"))  # type: ignore[attr-defined]

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Mailbox:
    def __init__(self, port: int) -> None:
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", port), _Conversation)
        self.server.daemon_threads = True
        self.mails: list[str] = []
        self.server.mails = self.mails  # type: ignore[attr-defined]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, count: int, seconds: float = 10) -> None:
        until = time.monotonic() + seconds
        while len(self.mails) < count and time.monotonic() < until:
            time.sleep(0.1)

    def text(self) -> str:
        return "\n".join(self.mails)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
