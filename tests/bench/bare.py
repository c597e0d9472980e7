"""The reference of the public pages: one Starlette route that sends the same bytes and does nothing else.

Started as `python -m tests.bench.bare FILE PORT`; the file holds the bytes of a page as the desk sends it.
"""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def app(body: bytes) -> Starlette:
    """Gives the application that sends these bytes to whoever asks for any tracker."""

    async def page(_: Request) -> Response:
        return Response(body, media_type="text/html", headers={"content-encoding": "deflate"})

    return Starlette(routes=[Route("/t/{slug}", page)])


if __name__ == "__main__":
    uvicorn.run(app(Path(sys.argv[1]).read_bytes()), port=int(sys.argv[2]), log_level="warning", access_log=False)
