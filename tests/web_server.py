"""A web server on this machine, in a thread: what it answers is a table from paths to answers."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What the server answers; `length` is what it says the body's length to be."""

    body: bytes = b""
    kind: str | None = "text/html; charset=utf-8"
    code: int = 200
    headers: Mapping[str, str] = {}
    length: int | None = None


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Serve the answers while the context lasts; yields the address that their paths follow."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers.get(self.path, Answer(b"gone", code=404))
            self.send_response(answer.code)
            kind = {"Content-Type": answer.kind} if answer.kind else {}
            length = len(answer.body) if answer.length is None else answer.length
            for name, value in {**kind, "Content-Length": str(length), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
