"""Fetch a page, then read it: the library reads what you have, and never fetches anything itself.

How you fetch is yours to choose: the client, its time limit, its proxy, what robots.txt says. Needs the extra
`documents`. Without an address this starts a server on this machine and reads a page from it.

python examples/fetch_and_read.py https://example.org/news/talks
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.request import urlopen

from summarizer import Source, summarize

LONGEST = 10_000_000
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks on mackerel open | Bergen Post</title>
<meta property="og:title" content="Talks on mackerel open"><meta property="og:site_name" content="Bergen Post">
<meta property="article:published_time" content="2025-01-14T09:30:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>
<article><h1>Talks on mackerel open</h1>
<p>Norway and Iceland agreed on Monday to open formal talks on a shared plan for mackerel.</p>
<p>“That is a beginning, and no more than a beginning,” said Solveig Aasland, the minister of fisheries of Norway.</p>
<p>Norway pledged to provide NOK 40 million for a joint research cruise by 1 September 2025.</p></article>
<footer>Subscribe to our newsletter. All rights reserved.</footer></body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Answers with the page above."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Generator[str]:
    """The address of the page, while it is served."""
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/talks"
        finally:
            server.shutdown()
            thread.join()


def read(url: str) -> None:
    """Fetch the page, no more of it than is sensible, and print what it is and what was agreed."""
    with urlopen(url, timeout=20) as response:
        html: bytes = response.read(LONGEST)
    source = Source.from_html(html, url=url)
    print(f"{source.title} ({source.publisher}, {source.dated}, {source.language}), from {source.url}\n")
    for commitment in summarize(source, model="offline").record.commitments:
        print(f"{commitment.action}: {commitment.evidence[0].text}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read(sys.argv[1])
    else:
        with served() as address:
            read(address)
