"""Another site, with one page about nothing."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PAGE = b"""<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>Weather</title>
<main><h1>Mild, with some cloud</h1></main></html>"""


class _OnePage(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append({"path": self.path, **self.headers})
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        """Quiet."""


class NeutralSite:
    """`asked`: the path and the headers of every request that came, so that a test can see what a browser gave away."""

    def __enter__(self):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _OnePage)
        self._server.asked = self.asked = []
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
