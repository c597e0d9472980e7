#!/usr/bin/env python3
"""Checks a dossier of On Record: python3 verify.py [FILE.zip or FOLDER] [--key FINGERPRINT]

Needs Python 3.8 or newer and nothing else. Unpacks nothing, writes nothing, asks no network. Ends with exit code 0
only when every file is as it was signed, none is missing, none was added, and the signature holds.
One file on purpose: it is what a stranger is asked to read, and to run.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import re
import stat
import struct
import sys
import zipfile
import zlib
from collections import Counter
from datetime import datetime, timezone
from hashlib import sha256, sha512
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Point = tuple[int, int, int, int]

FORMAT, VERSION = "on-record-dossier", 1
MANIFEST, SIGNATURE, KEY_TEXT, KEY_PEM = "manifest.json", "manifest.sig", "public-key.txt", "public-key.pem"
# What systems put into a folder that is looked at. No page of a dossier can reach them.
OF_THE_SYSTEM = {".DS_Store", "Thumbs.db", "desktop.ini"}
MOST_BYTES = 1 << 30  # larger than any dossier; nothing larger is read
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_NO_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError, OSError)


# --- Ed25519 after RFC 8032: checking alone, and strictly -----------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
VECTORS = (  # RFC 8032, section 7.1: public key, message, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)
BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE_Y = 46316835694926478169428394003475163141307993866256225615783033603165251855960
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def _add(a: Point, b: Point) -> Point:
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(factor: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            total = _add(total, point)
        point, factor = _add(point, point), factor >> 1
    return total


def _same(a: Point, b: Point) -> bool:
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def _point(written: bytes) -> Point | None:
    """Reads a point; None where the 32 bytes are none, not its one proper spelling, or of an order that signs anything.

    What is left of a point after doubling it three times is nothing where its order is small.
    """
    sign, y = written[31] >> 7, int.from_bytes(written, "little") & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    point = (x, y, 1, x * y % P)
    return None if _same(_times(8, point), (0, 1, 1, 0)) else point


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tells whether an Ed25519 signature of a message holds, by RFC 8032; refuses every second spelling of one."""
    if len(key) != 32 or len(signature) != 64:
        return False
    owner, start, s = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if s >= ORDER or owner is None or start is None:
        return False
    k = int.from_bytes(sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return _same(_times(s, BASE), _add(start, _times(k, owner)))


def trusts_itself() -> bool:
    """Tells whether this arithmetic agrees with RFC 8032: its test vectors hold, and hold no more once altered."""
    for key, message, signature in ([bytes.fromhex(part) for part in vector] for vector in VECTORS):
        s = int.from_bytes(signature[32:], "little") + ORDER
        spelt_again = signature[:32] + s.to_bytes(32, "little")
        if not signature_holds(key, message, signature) or signature_holds(key, message + b"!", signature):
            return False
        if signature_holds(key, message, spelt_again):
            return False
    return True


# --- what a dossier is made of; the newsroom writes it with these same functions --------------------------------------


def fingerprint(key: bytes) -> str:
    """Gives the short name of a public key: half of its SHA-256, in groups that can be read out."""
    half = sha256(key).hexdigest()[:32]
    return "-".join(half[at : at + 4] for at in range(0, 32, 4))


def key_text(key: bytes) -> bytes:
    """Writes a public key for people."""
    return f"Ed25519 public key\nhex: {key.hex()}\nfingerprint: {fingerprint(key)}\n".encode("ascii")


def key_pem(key: bytes) -> bytes:
    """Writes a public key for openssl."""
    body = base64.b64encode(bytes.fromhex("302a300506032b6570032100") + key).decode("ascii")
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode("ascii")


def written(manifest: Mapping[str, Any]) -> bytes:
    """Writes a manifest in its one form."""
    return (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode("ascii")


def _moment(written: str) -> datetime:
    return datetime.strptime(written, MOMENT).replace(tzinfo=timezone.utc)  # noqa: UP017 (Python 3.8 has no UTC)


def packed(files: Mapping[str, bytes], made_at: str) -> Iterator[bytes]:
    """Packs files into the one zip they can be, piece by piece: sorted, not compressed, all of the same moment.

    Compression has many spellings of the same content, so that a flipped byte could pass in it; this has one.
    """
    moment = _moment(made_at)
    date = max(0, min(127, moment.year - 1980)) << 9 | moment.month << 5 | moment.day
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    directory, at = [], 0
    for name, content in sorted(files.items()):
        path, size = name.encode("ascii"), len(content)
        facts = struct.pack("<5H3I2H", 20, 0, 0, time, date, zlib.crc32(content), size, size, len(path), 0)
        yield b"PK\x03\x04" + facts + path
        yield content
        place = struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, at)
        directory.append(b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 20) + facts + place + path)
        at += 30 + len(path) + size
    yield from directory
    length = sum(len(entry) for entry in directory)
    yield b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, len(directory), len(directory), length, at, 0)


# --- what is there ----------------------------------------------------------------------------------------------------


class File(NamedTuple):
    """A file that was found: how large it is, and how its content is read."""

    size: int
    read: Callable[[], bytes]


class Manifest(NamedTuple):
    """What was signed: the title, who signed and when, the key, and each file with its size and SHA-256."""

    title: str
    newsroom: str
    made_at: str
    key: bytes
    files: dict[str, tuple[int, str]]


def in_folder(folder: Path, faults: list[str]) -> dict[str, File]:
    """Finds the files of a folder; a link or a device is named among the faults and never followed."""
    found: dict[str, File] = {}
    for where, folders, files in os.walk(str(folder), onerror=_refuse):
        for path in (Path(where, name) for name in sorted(files) + sorted(folders)):
            name, facts = path.relative_to(folder).as_posix(), path.lstat()
            if stat.S_ISREG(facts.st_mode) and path.name not in OF_THE_SYSTEM:
                found[name] = File(facts.st_size, path.read_bytes)
            elif not stat.S_ISREG(facts.st_mode) and not stat.S_ISDIR(facts.st_mode):
                faults.append(f"{name} is no plain file; it is not part of the dossier")
    return found


def _refuse(error: OSError) -> None:
    raise error


def in_zip(raw: bytes, faults: list[str], container: str) -> dict[str, File] | None:
    """Finds the files of a zip without unpacking it; what is compressed was packed by someone else and is not read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _NO_ZIP as error:
        faults.append(f"the container of {container} was altered: it cannot be read as a zip ({error})")
        return None
    entries = archive.infolist()
    if any(entry.compress_type for entry in entries):
        faults.append(
            f"the container of {container} was altered: it holds compressed files, and a dossier holds none. "
            "If someone packed it anew, unpack it and check the folder"
        )
        return None
    if sum(entry.file_size for entry in entries) > len(raw):
        faults.append(f"the container of {container} was altered: its files are said to be larger than itself")
        return None
    for name, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            faults.append(f"{name} is there {times} times")
    return {entry.filename: File(entry.file_size, _reader(archive, entry)) for entry in entries}


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    return lambda: archive.read(entry)


def _content(files: Mapping[str, File], name: str, most: int, faults: list[str]) -> bytes | None:
    file = files.get(name)
    if file is None:
        faults.append(f"{name} is missing")
        return None
    try:
        content = file.read() if file.size <= most else None
    except OSError as error:
        faults.append(f"{name} cannot be read ({error.strerror or error})")
        return None
    except _NO_ZIP:
        content = None
    if content is None:
        faults.append(f"{name} was altered")
    return content


# --- is it what was signed? -------------------------------------------------------------------------------------------


def check(files: Mapping[str, File], faults: list[str]) -> Manifest | None:
    """Compares what is there with what was signed, names every difference, and gives what was signed."""
    signed, seal = (_content(files, name, MOST_BYTES, faults) for name in (MANIFEST, SIGNATURE))
    manifest = _manifest(signed) if signed is not None else None
    if signed is not None and manifest is None:
        faults.append(f"{MANIFEST} was altered, or is of a newer dossier than this verifier knows")
    if manifest is None or signed is None:
        return None
    if seal is not None and not _sealed(manifest.key, signed, seal):
        faults.append(f"{MANIFEST} or {SIGNATURE} was altered: the signature does not hold")
    for name, (size, digest) in sorted(manifest.files.items()):
        content = _content(files, name, size, faults)
        if content is not None and sha256(content).hexdigest() != digest:
            faults.append(f"{name} was altered")
    for name in sorted(files.keys() - manifest.files.keys() - {MANIFEST, SIGNATURE}):
        faults.append(f"{name} was added")
    for name, proper in ((KEY_TEXT, key_text(manifest.key)), (KEY_PEM, key_pem(manifest.key))):
        if manifest.files.get(name, ("", ""))[1] != sha256(proper).hexdigest():
            faults.append(f"{name} names another key than the one it was signed with")
    return manifest


def _sealed(key: bytes, signed: bytes, seal: bytes) -> bool:
    try:
        signature = base64.b64decode(seal.strip(), validate=True)
    except ValueError:
        return False
    return seal == base64.b64encode(signature) + b"\n" and signature_holds(key, signed, signature)


def _manifest(signed: bytes) -> Manifest | None:
    try:
        read = json.loads(signed.decode("ascii"))
        if written(read) != signed or read["format"] != FORMAT or read["version"] != VERSION:
            return None
        files = {str(file["path"]): (int(file["size"]), str(file["sha256"])) for file in read["files"]}
        made_at, key = str(read["made_at"]), bytes.fromhex(read["public_key"])
        once = len(files) == len(read["files"]) and _moment(made_at).strftime(MOMENT) == made_at
        proper = once and all(_NAME.fullmatch(name) for name in files) and len(key) == 32
        return Manifest(str(read["title"]), str(read["newsroom"]), made_at, key, files) if proper else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None


def check_container(raw: bytes, files: Mapping[str, File], made_at: str, container: str, faults: list[str]) -> None:
    """Packs the files again and names the place in the zip that belongs to no file and is not as it was made."""
    at = 0
    try:
        for piece in packed({name: file.read() for name, file in files.items()}, made_at):
            if raw[at : at + len(piece)] != piece:
                faults.append(f"the container of {container} was altered: between its files, after byte {at:,}")
                return
            at += len(piece)
    except _NO_ZIP as error:
        faults.append(f"the container of {container} cannot be compared with how it was made ({error})")
    if at < len(raw):
        faults.append(f"the container of {container} was altered: {len(raw) - at:,} bytes follow its end")


def examine(place: Path, faults: list[str]) -> Manifest | None:
    """Checks a folder or a zip, collects what does not hold, and gives what was signed."""
    if place.is_dir():
        # Without its list there is nothing to compare with, and the folder may be anything.
        return check(in_folder(place, faults) if (place / MANIFEST).is_file() else {}, faults)
    if place.stat().st_size > MOST_BYTES:
        faults.append(f"{place.name} is larger than any dossier")
        return None
    raw = place.read_bytes()
    files = in_zip(raw, faults, place.name)
    manifest = check(files, faults) if files is not None else None
    if manifest and files and not faults:
        check_container(raw, files, manifest.made_at, place.name, faults)
    return manifest


# --- said in words ----------------------------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Checks what the command line names and says what was found."""
    parser = argparse.ArgumentParser(description="Checks a dossier of On Record.")
    parser.add_argument("place", nargs="?", help="the zip, or the folder it was unpacked in; by default, this folder")
    parser.add_argument("--key", help="the newsroom's fingerprint or public key, as you know it from elsewhere")
    given = parser.parse_args(arguments)
    own = Path(__file__).resolve().parent
    place = Path(given.place) if given.place else own
    known = re.sub(r"[^0-9a-z]", "", (given.key or "").lower())
    if given.key is not None and not re.fullmatch("[0-9a-f]{32}|[0-9a-f]{64}", known):
        parser.error("a fingerprint has 32 of the signs 0-9 and a-f, a public key has 64")
    if not trusts_itself():
        return _say(["This verifier fails its own test: do not trust it. Get another copy of it."], 1)
    faults: list[str] = []
    try:
        manifest = examine(place, faults)
    except OSError as error:
        parser.error(f"{place} cannot be read ({error.strerror})")
    if manifest and known and known not in (manifest.key.hex(), fingerprint(manifest.key).replace("-", "")):
        faults.append(f"the key is not the one you named: these files came with {fingerprint(manifest.key)}")
    if faults or manifest is None:
        count = "1 thing is" if len(faults) == 1 else f"{len(faults):,} things are"
        return _say([f"NOT AS SIGNED: {count} wrong.", *(f"- {fault}" for fault in faults)], 1)
    return _say(_holds(manifest, bool(known), own == place.resolve()), 0)


def _holds(manifest: Manifest, known: bool, is_own: bool) -> Iterable[str]:
    by = f", put together by “{manifest.newsroom}”" if manifest.newsroom else ""
    yield f"“{manifest.title}”{by}, made at {manifest.made_at} by its maker's clock."
    yield f"ALL HOLDS: the {len(manifest.files):,} files are as they were signed; none is missing, none was added."
    yield f"Signed with the key {fingerprint(manifest.key)}" + (", the one you named." if known else ".")
    if not known:
        yield "That key came along with the files: compare it with the fingerprint on the newsroom's own page,"
        yield "or check again with --key FINGERPRINT."
    if is_own:
        yield "This verifier came along with the files, too: where it matters, check with one you got elsewhere."
    yield "What is said in the files is not proved by this: only that they are the files that were signed."


def _say(lines: Iterable[str], code: int) -> int:
    # Names and titles come from strangers: nothing of them may steer the screen.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    for line in lines:
        print("".join(sign if sign.isprintable() else "�" for sign in line))
    return code


if __name__ == "__main__":
    sys.exit(main())
