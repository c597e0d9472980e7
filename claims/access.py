"""Who sits at the desk: a one-time key, the cookie it is traded for, and who may edit without sign-in.

Refuses to trust an address: a proxy on the same machine connects from 127.0.0.1 too. Knows no web framework.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

from db.words import Role

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
KEYS_KEPT: Final = 4  # every start makes one; those nobody used must not pile up
COOKIES_KEPT: Final = 20  # one a browser

# What proxies, tunnels and content networks add when they pass a request on.
_FORWARDING: Final = frozenset(
    {"forwarded", "via", "x-real-ip", "true-client-ip", "x-client-ip", "x-cluster-client-ip", "client-ip", "x-host"}
    | {"x-original-host", "x-original-url", "x-envoy-external-address", "x-azure-clientip", "fastly-client-ip"}
    | {"ngrok-trace-id", "tailscale-user-login", "x-amzn-trace-id", "x-cloud-trace-context", "x-appengine-user-ip"}
)
_FORWARDING_STARTS: Final = ("x-forwarded", "cf-", "x-arr-", "x-envoy-", "tailscale-", "x-appengine-")


class Door(Protocol):
    """What of the settings decides who may come in."""

    @property
    def data(self) -> Path:
        """The folder that holds the record, and the keys beside it."""

    @property
    def public_url(self) -> str | None:
        """The address under which others reach this desk, if there is one."""

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """The host names this desk answers to, besides this machine's own."""

    @property
    def open(self) -> bool:
        """Tells whether the browser is opened at the start."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """The simplest door: what decides who may come in, said outright."""

    data: Path
    public_url: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone at the desk: what to call them, what they may do, and for a reader why no more than that."""

    name: str
    role: Role
    why: str = ""

    @property
    def may_edit(self) -> bool:
        """Tells whether this is the editor who started the desk."""
        return self.role == Role.EDITOR


def new_key(folder: Path) -> str:
    """Makes a key that opens the desk once, keeps only its SHA-256 in `folder`, and returns the key."""
    key = secrets.token_urlsafe(32)
    _keep(folder, "key", key, KEYS_KEPT)
    return key


def trade(folder: Path, key: str) -> str | None:
    """Takes a key out of `folder` and returns the cookie it is worth, or None for a key that is unknown or used."""
    if not _known(folder, "key", key):
        return None
    try:
        _place(folder, "key", key).unlink()
    except FileNotFoundError:
        return None  # someone else used it in this very moment
    cookie = secrets.token_urlsafe(32)
    _keep(folder, "cookie", cookie, COOKIES_KEPT)
    return cookie


def forget_all(folder: Path) -> int:
    """Makes every key and cookie worthless and returns how many there were."""
    there = list(_entrance(folder).glob("*-*"))
    for file in there:
        file.unlink(missing_ok=True)
    return len(there)


def cookie_name(folder: Path) -> str:
    """Returns the name of the cookie: one a data folder, since browsers share cookies between the ports of a host."""
    return f"on-record-{sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"


def who(headers: Mapping[str, str], cookies: Mapping[str, str], door: Door) -> Visitor:
    """Tells who a session belongs to: the local editor when everything speaks for it, else a reader who is told why."""
    names = [name.lower() for name in headers]
    host = next((value for name, value in headers.items() if name.lower() == "host"), "")
    why = _why_not_local(names, host, door) or _why_no_cookie(cookies, door)
    return Visitor("Reader", Role.READER, why) if why else Visitor("Editor", Role.EDITOR)


def may_enter(header_names: Iterable[str], host: str, door: Door) -> str:
    """Returns why a key may not be traded over this connection, or nothing when it may."""
    return _why_not_local([name.lower() for name in header_names], host, door)


def is_host_allowed(host: str, door: Door) -> bool:
    """Tells whether this desk answers to the name in a Host header: its own, the public address, or one allowed."""
    name = host_name(host)
    public = host_name(urlsplit(door.public_url).netloc) if door.public_url else ""
    allowed = {entry.strip().lower().rstrip(".") for entry in door.allowed_hosts}
    return bool(name) and (name in LOOPBACK or name == public or name in allowed or _under(name, allowed))


def host_name(host: str) -> str:
    """Returns the lower-case name in a Host header without its port, or nothing when it is not one."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    plain = not (parts.username or parts.password or parts.path or parts.query or parts.fragment)
    return (name or "").rstrip(".") if plain and not any(sign.isspace() for sign in host) else ""


def _under(name: str, allowed: set[str]) -> bool:
    return any(entry.startswith("*.") and name.endswith(entry[1:]) for entry in allowed)


def _why_not_local(names: list[str], host: str, door: Door) -> str:
    if door.public_url:
        return (
            "This desk has a public address and no sign-in yet, so everyone reads and nobody edits. "
            "To edit, start it without ON_RECORD_PUBLIC_URL and use the link it prints."
        )
    if any(name in _FORWARDING or name.startswith(_FORWARDING_STARTS) for name in names):
        return (
            "You reach this desk through a proxy, and there is no sign-in yet, so this is read-only. "
            "To edit, open the link that the start command printed on the machine it runs on."
        )
    if host_name(host) not in LOOPBACK:
        return (
            "You reach this desk under another name than its own, and there is no sign-in yet, so this is read-only. "
            "To edit, open the link that the start command printed on the machine it runs on."
        )
    return ""


def _why_no_cookie(cookies: Mapping[str, str], door: Door) -> str:
    if _known(door.data, "cookie", cookies.get(cookie_name(door.data), "")):
        return ""
    return (
        "You are reading. To edit, open the link that the start command printed; "
        "the command “claims key” prints another while the desk runs."
    )


def _entrance(folder: Path) -> Path:
    return folder / "entrance"


def _place(folder: Path, kind: str, secret: str) -> Path:
    return _entrance(folder) / f"{kind}-{sha256(secret.encode()).hexdigest()}"


def _known(folder: Path, kind: str, secret: str) -> bool:
    wanted = _place(folder, kind, secret).name
    return any(compare_digest(wanted, file.name) for file in _entrance(folder).glob(f"{kind}-*"))


def _keep(folder: Path, kind: str, secret: str, most: int) -> None:
    # One empty file a secret: taking it away is atomic, so two servers on one folder cannot both accept a key.
    entrance = _entrance(folder)
    entrance.mkdir(mode=0o700, parents=True, exist_ok=True)
    _place(folder, kind, secret).touch(mode=0o600, exist_ok=False)
    oldest_first = sorted(entrance.glob(f"{kind}-*"), key=_made)
    for file in oldest_first[:-most]:
        file.unlink(missing_ok=True)


def _made(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0  # another server took it away just now
