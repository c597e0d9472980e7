"""The newsroom's Ed25519 key: made on first use beside the record, with permissions for its owner alone.

Refuses a key that others can read, and never puts a new one in the place of one that cannot be read.
"""

import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from claims.formats.dossier.verify import fingerprint
from db.errors import Unusable

FOLDER: Final = "signing"
FILE: Final = "newsroom-key.pem"
MOST_BYTES: Final = 10_000


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What everyone may know of the newsroom's key."""

    raw: bytes

    @property
    def hex(self) -> str:
        """The 32 bytes of the key in hexadecimal."""
        return self.raw.hex()

    @property
    def fingerprint(self) -> str:
        """The key's short name, which can be read out: what belongs on the newsroom's About page."""
        return fingerprint(self.raw)


@dataclass(frozen=True, slots=True)
class NewsroomKey:
    """The key that signs. Its secret part leaves neither this object nor the file."""

    public: PublicKey
    _secret: Ed25519PrivateKey = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """Signs a message: 64 bytes, always the same for the same message."""
        return self._secret.sign(message)


def newsroom_key(data: Path) -> NewsroomKey:
    """Gives the key kept in the data folder and makes it on first use, or refuses with what to do."""
    return _kept(data) or _made(data)


def public_key(data: Path) -> PublicKey | None:
    """Gives the public part of the key kept in the data folder; `None` where no key was made yet. Makes none."""
    kept = _kept(data)
    return kept.public if kept else None


def _place(data: Path) -> Path:
    return data / FOLDER / FILE


def _kept(data: Path) -> NewsroomKey | None:
    file = _place(data)
    try:
        return _key(_read_privately(file), file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unusable(
            f"The newsroom's key {file} cannot be read ({error.strerror}). "
            "Give it back to the account the desk runs under, or put it back from a backup."
        ) from error


def _read_privately(file: Path) -> bytes:
    # What is checked is what is read: a file put in its place in between is another one.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as opened:
        _refuse_open_doors(file, os.fstat(handle))
        return opened.read(MOST_BYTES)


def _refuse_open_doors(file: Path, facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise Unusable(f"{file} is no file. Move it away, and put the newsroom's key back from a backup.")
    if os.name != "posix":
        return  # elsewhere the folder of the account is what keeps others out
    if facts.st_mode & 0o077:
        raise Unusable(
            f"Others on this machine can read the newsroom's key {file}, so nothing is signed with it. "
            f"If you are sure that nobody did, run: chmod 600 {file}. Otherwise move it away; the next dossier makes "
            "a new one, whose fingerprint you then have to publish."
        )
    if file.parent.stat().st_mode & 0o022:
        raise Unusable(
            f"Others on this machine can replace files in {file.parent}, so nothing is signed with the key in it. "
            f"Run: chmod 700 {file.parent}."
        )


def _key(pem: bytes, file: Path) -> NewsroomKey:
    try:
        secret = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _no_key(file) from error
    if not isinstance(secret, Ed25519PrivateKey):
        raise _no_key(file)
    return _around(secret)


def _no_key(file: Path) -> Unusable:
    return Unusable(
        f"{file} holds no Ed25519 key without a password. Put it back from a backup, or move it away; "
        "the next dossier makes a new one, whose fingerprint you then have to publish."
    )


def _around(secret: Ed25519PrivateKey) -> NewsroomKey:
    return NewsroomKey(PublicKey(secret.public_key().public_bytes_raw()), secret)


def _made(data: Path) -> NewsroomKey:
    file = _place(data)
    secret = Ed25519PrivateKey.generate()
    pem = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_once(file, pem)
    except OSError as error:
        raise Unusable(
            f"No key can be kept in {file.parent} ({error.strerror}). "
            "Give that folder to the account the desk runs under, or name another one with --data."
        ) from error
    # Of two that make one at the same moment, both use the one that was put there first.
    kept = _kept(data)
    if kept is None:
        raise Unusable(f"The newsroom's key {file} was taken away while it was made. Try again.")
    return kept


def _put_once(file: Path, content: bytes) -> None:
    # It gets its name only when it is whole, and only where nothing has that name: a half-written key is never read.
    part = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        _name(part, file)
    except FileExistsError:
        pass
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, file: Path) -> None:
    if os.name == "posix":
        os.link(part, file)
    else:
        part.rename(file)  # which refuses a name that is taken, there
