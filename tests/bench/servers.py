"""The two servers that are compared: Streamlit as shipped with the trivial app, and the desk."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection, socket

ROOT = Path(__file__).parents[2]
TRIVIAL = Path(__file__).with_name("trivial.py")
AS_SHIPPED = "streamlit==1.67.0"
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `link` makes a browser the editor's, where there is such a link."""

    address: str
    pid: int
    link: str = ""

    @property
    def memory(self) -> float:
        """MB of the process without the pages of files that are mapped into it."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"RssAnon:\s+(\d+) kB", status)[0]) / 1024


def as_shipped(folder: Path) -> Path:
    """Makes an environment that holds Streamlit as it is shipped and nothing else; gives its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run(["uv", "venv", "-q", "--python", sys.executable, str(folder)], check=True)
        subprocess.run(["uv", "pip", "install", "-q", "--python", str(python), AS_SHIPPED], check=True)
    return python


@contextmanager
def trivial(folder: Path) -> Iterator[Server]:
    """Serves the trivial app on Streamlit as shipped, away from our settings."""
    port = _free_port()
    home = folder / "home"
    home.mkdir(exist_ok=True)
    command = [
        str(as_shipped(folder / "shipped")),
        "-m",
        "streamlit",
        "run",
        str(TRIVIAL),
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "PYTHON"))}
    with _running(command, home, clean | {"HOME": str(home)}) as process:
        _wait_for(port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)


@contextmanager
def desk(data: Path) -> Iterator[Server]:
    """Serves the desk on a record."""
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(_free_port()),
        "--server.headless",
        "true",
    ]
    with _running(command, ROOT, os.environ | {"ON_RECORD_DATA": str(data), "ON_RECORD_EMPTY": "true"}) as process:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"(http://\S+?)(/enter\?key=\S+)", line):
                yield Server(found[1], process.pid, found[0])
                return
        raise RuntimeError("the desk did not start")


@contextmanager
def bare(page: Path) -> Iterator[Server]:
    """Serves the bytes in a file by a route that does nothing else."""
    port = _free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(page), str(port)]
    with _running(command, ROOT, dict(os.environ)) as process:
        _wait_for(port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)


@contextmanager
def _running(command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)  # it is still starting, and nothing tells when it is done
        else:
            return
    raise RuntimeError("the server did not start")
