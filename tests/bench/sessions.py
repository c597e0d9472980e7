"""Sessions without a browser: they speak what Streamlit's page speaks, many at once or very often."""

import asyncio
import time
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

Answer = TypeVar("Answer")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follows nothing: the cookie comes with the redirect."""


def cookie(link: str) -> str:
    """Trades a one-time link for the editor's cookie."""
    answer = build_opener(_Stay, _Keep).open(link)
    return "; ".join(f"{name}={held.value}" for name, held in SimpleCookie(answer.headers["set-cookie"]).items())


class _Keep(HTTPRedirectHandler):
    def http_error_303(self, _: object, answer: object, *__: object) -> object:
        """Gives the redirect itself."""
        return answer


async def opened(address: str, held: str = "") -> ClientConnection:
    """Opens a session and waits for its first run to end."""
    host = urlsplit(address).netloc
    session = await connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://{host}"),
        max_size=None,
        additional_headers={"cookie": held} if held else {},
    )
    await rerun(session)
    return session


async def rerun(session: ClientConnection, query: str = "") -> None:
    """Runs the page once and waits for its end."""
    message = BackMsg()
    message.rerun_script.query_string = query
    await session.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await session.recv())
        if answer.WhichOneof("type") == "script_finished":
            return


def _run(work: Coroutine[None, None, Answer]) -> Answer:
    # Playwright keeps a loop running in the main thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def seconds_for(address: str, how_many: int) -> float:
    """Gives how long it takes until `how_many` sessions that start at once have all run."""

    async def together() -> float:
        start = time.perf_counter()
        sessions = await asyncio.gather(*(opened(address) for _ in range(how_many)))
        taken = time.perf_counter() - start
        await asyncio.gather(*(session.close() for session in sessions))
        return taken

    return _run(together())


def run_often(address: str, queries: Iterable[str], held: str = "") -> None:
    """Runs the page once for each query in one session."""

    async def often() -> None:
        session = await opened(address, held)
        for query in queries:
            await rerun(session, query)
        await session.close()

    _run(often())
