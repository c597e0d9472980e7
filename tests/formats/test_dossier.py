"""A dossier as a stranger gets it: whatever was altered is named, by the verifier that came along and needs nothing."""

import ast
import base64
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.dossier import verify
from claims.formats.dossier.build import build
from claims.formats.dossier.verify import check, fingerprint, in_zip, packed, signature_holds, written
from tests.formats.dossiers import KEY, NOON, SECRET, files, full, genuine, signed

VERIFIER = Path(verify.__file__)


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    """The zip as it came."""
    place = tmp_path / "dossier.zip"
    place.write_bytes(genuine())
    return place


@pytest.fixture
def folder(packet: Path, tmp_path: Path) -> Path:
    """The folder it was unpacked in."""
    place = tmp_path / "unpacked"
    with zipfile.ZipFile(packet) as archive:
        archive.extractall(place)
    return place


def ask(*arguments: str | Path, verifier: Path = VERIFIER, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the verifier as its reader does: with nothing but Python."""
    return subprocess.run(
        [sys.executable, "-I", str(verifier), *map(str, arguments)],
        capture_output=True, check=False, encoding="utf-8", cwd=cwd, timeout=60,
    )  # fmt: skip


def faults_of(raw: bytes, tmp_path: Path) -> list[str]:
    place = tmp_path / "dossier.zip"
    place.write_bytes(raw)
    faults: list[str] = []
    verify.examine(place, faults)
    return faults


# --- what holds -------------------------------------------------------------------------------------------------------


def test_the_zip_as_it_came_holds(packet: Path) -> None:
    done = ask(packet)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"ALL HOLDS: the {len(files()) - 2} files are as they were signed" in done.stdout
    assert fingerprint(KEY) in done.stdout
    assert "compare it with the fingerprint on the newsroom's own page" in done.stdout


def test_the_verifier_that_came_along_holds_its_own_folder_and_says_that_it_came_along(folder: Path) -> None:
    done = ask(verifier=folder / "verify.py", cwd=folder.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert "This verifier came along with the files, too" in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == sorted({name.split("/")[0] for name in files()})


def test_an_ordinary_program_unpacks_it(packet: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packet) as archive:
        assert archive.testzip() is None
        assert all(entry.external_attr >> 16 == 0o100644 for entry in archive.infolist())
    assert sorted(files()) == sorted(
        [
            *("claims/1.html", "claims/2.html", "data/claims.csv", "data/claims.json", "data/evidence.csv"),
            *("data/history.json", "index.html", "manifest.json", "manifest.sig", "public-key.pem", "public-key.txt"),
            *("style.css", "verify.py"),
        ]
    )


def test_the_same_record_day_and_key_make_the_same_bytes() -> None:
    assert signed(full()) == genuine()
    assert signed(replace(full(), made_at=NOON + timedelta(seconds=1))) != genuine()


@given(st.datetimes(datetime(1980, 1, 1), datetime(2107, 12, 31)), st.integers(1, 4))  # noqa: DTZ001
@settings(max_examples=20, deadline=None)
def test_a_dossier_of_any_moment_and_size_holds(moment: datetime, claims: int) -> None:
    faults: list[str] = []
    raw = signed(replace(full(claims=claims), made_at=moment.replace(tzinfo=UTC)))
    found = in_zip(raw, faults, "x.zip")
    assert found is not None
    manifest = check(found, faults)
    assert manifest is not None
    verify.check_container(raw, found, manifest.made_at, "x.zip", faults)
    assert faults == []


# --- what was altered is named ----------------------------------------------------------------------------------------


def place_of(at: int) -> str:
    """Names the file a byte of the genuine zip belongs to, or nothing where it is the container's own."""
    with zipfile.ZipFile(io.BytesIO(genuine())) as archive:
        for entry in archive.infolist():
            begin = entry.header_offset + 30 + len(entry.filename)
            if begin <= at < begin + entry.file_size:
                return entry.filename
    return ""


@given(st.integers(0, len(genuine()) - 1), st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_one_flipped_byte_anywhere_is_named(tmp_path_factory: pytest.TempPathFactory, at: int, flip: int) -> None:
    raw = bytearray(genuine())
    raw[at] ^= flip
    faults = faults_of(bytes(raw), tmp_path_factory.mktemp("flipped"))
    name = place_of(at)
    named = [name] if name else ["dossier.zip", *files()]
    assert faults, f"byte {at} of {name or 'the container'}"
    assert any(one in fault for fault in faults for one in named), (at, name, faults)


@pytest.mark.parametrize("part", ["start", "name", "directory", "end"])
def test_every_byte_of_the_container_that_no_file_owns_is_watched(part: str, tmp_path: Path) -> None:
    raw = genuine()
    directory = raw.index(b"PK\x01\x02")
    places = {
        "start": range(30),
        "name": range(30, 30 + len("claims/1.html")),
        "directory": range(directory, directory + 46),
        "end": range(len(raw) - 22, len(raw)),
    }
    for at in places[part]:
        for flip in (1, 128):
            altered = bytearray(raw)
            altered[at] ^= flip
            assert faults_of(bytes(altered), tmp_path), (part, at, flip)


@pytest.mark.parametrize("name", sorted(files()))
def test_an_altered_file_of_the_folder_is_named_with_exit_code_1(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    done = ask(folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "NOT AS SIGNED" in done.stdout
    assert name in done.stdout


@pytest.mark.parametrize("name", sorted(files()))
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    done = ask(folder)
    assert done.returncode == 1
    assert f"- {name} is missing" in done.stdout


def test_an_added_and_a_renamed_file_are_named(folder: Path) -> None:
    (folder / "claims" / "3.html").write_text("<p>Also true.</p>")
    (folder / "data" / "claims.csv").rename(folder / "data" / "Claims2.csv")
    done = ask(folder)
    assert done.returncode == 1
    for said in ("claims/3.html was added", "data/claims.csv is missing", "data/Claims2.csv was added"):
        assert said in done.stdout


def test_what_the_system_itself_puts_into_a_folder_is_no_alarm(folder: Path) -> None:
    for name in (".DS_Store", "claims/.DS_Store", "data/Thumbs.db", "desktop.ini"):
        (folder / name).write_bytes(b"as the system likes it")
    assert ask(folder).returncode == 0
    (folder / ".htaccess").write_text("x")
    assert ".htaccess was added" in ask(folder).stdout


def test_two_files_that_changed_places_are_both_named(folder: Path) -> None:
    one, other = folder / "claims" / "1.html", folder / "claims" / "2.html"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    done = ask(folder)
    assert "claims/1.html was altered" in done.stdout
    assert "claims/2.html was altered" in done.stdout


def test_a_link_in_the_folder_is_named_and_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    shutil.move(folder / "index.html", elsewhere)
    (folder / "index.html").symlink_to(elsewhere)
    done = ask(folder)
    assert done.returncode == 1
    assert "index.html is no plain file" in done.stdout


def test_bytes_after_the_end_and_before_the_beginning_are_named(tmp_path: Path) -> None:
    assert faults_of(genuine() + b"more", tmp_path) == [
        "the container of dossier.zip was altered: 4 bytes follow its end"
    ]
    assert faults_of(b"#!/bin/sh\n" + genuine(), tmp_path) == [
        "the container of dossier.zip was altered: between its files, after byte 0"
    ]


def test_a_zip_that_someone_packed_anew_sends_to_the_folder(tmp_path: Path) -> None:
    anew = io.BytesIO()
    with zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files().items():
            archive.writestr(name, content)
    (fault,) = faults_of(anew.getvalue(), tmp_path)
    assert "unpack it and check the folder" in fault


def test_a_file_that_is_there_twice_is_named(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = io.BytesIO(genuine())
        with zipfile.ZipFile(twice, "a") as archive:
            archive.writestr("index.html", "<p>Another one.</p>")
    assert "index.html is there 2 times" in faults_of(twice.getvalue(), tmp_path)


@given(st.binary(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_what_is_no_dossier_is_refused_in_words(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    assert faults_of(raw, tmp_path_factory.mktemp("other"))


def test_a_folder_without_a_dossier_and_a_place_without_anything_are_told(tmp_path: Path) -> None:
    assert "manifest.json is missing" in ask(tmp_path).stdout
    nowhere = ask(tmp_path / "nowhere.zip")
    assert (nowhere.returncode, "cannot be read" in nowhere.stderr) == (2, True)


# --- whose key it is --------------------------------------------------------------------------------------------------


def test_the_newsrooms_key_may_be_named_by_its_fingerprint_or_whole(packet: Path) -> None:
    for known in (fingerprint(KEY), fingerprint(KEY).upper().replace("-", " "), KEY.hex()):
        done = ask(packet, "--key", known)
        assert (done.returncode, ", the one you named." in done.stdout) == (0, True)


def test_a_copy_that_was_altered_and_signed_by_someone_else_is_told_with_the_key(tmp_path: Path) -> None:
    other = Ed25519PrivateKey.generate()
    forged = tmp_path / "forged.zip"
    forged.write_bytes(build(full("Forged: "), other.public_key().public_bytes_raw(), other.sign))
    assert ask(forged).returncode == 0, "without the key from elsewhere nobody can tell"
    done = ask(forged, "--key", fingerprint(KEY))
    assert done.returncode == 1
    assert "the key is not the one you named" in done.stdout


def test_half_a_fingerprint_is_refused(packet: Path) -> None:
    done = ask(packet, "--key", fingerprint(KEY)[:19])
    assert (done.returncode, "has 32 of the signs" in done.stderr) == (2, True)


def test_a_list_that_was_written_anew_does_not_hold_without_the_key(folder: Path) -> None:
    (folder / "index.html").write_text("<p>All of it was true.</p>")
    manifest = json.loads((folder / "manifest.json").read_text())
    for file in manifest["files"]:
        content = (folder / file["path"]).read_bytes()
        file |= {"size": len(content), "sha256": sha256(content).hexdigest()}
    (folder / "manifest.json").write_bytes(written(manifest))
    done = ask(folder)
    assert done.returncode == 1
    assert "the signature does not hold" in done.stdout


def test_a_key_file_of_someone_else_is_named(tmp_path: Path) -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    signed_files = {name: content for name, content in files().items() if not name.startswith("manifest")}
    signed_files["public-key.txt"] = verify.key_text(other)
    raw = pack_signed(signed_files)
    assert faults_of(raw, tmp_path) == ["public-key.txt names another key than the one it was signed with"]


def pack_signed(signed_files: dict[str, bytes], **changed: Any) -> bytes:
    """Packs and signs files as no newsroom's program would, with the newsroom's own key."""
    manifest = json.loads(files()["manifest.json"]) | changed
    manifest["files"] = [
        {"path": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(signed_files.items())
    ]
    content = written(manifest)
    seal = base64.b64encode(SECRET.sign(content)) + b"\n"
    return b"".join(packed(signed_files | {"manifest.json": content, "manifest.sig": seal}, manifest["made_at"]))


def test_a_name_that_leads_out_of_the_folder_is_no_dossier(tmp_path: Path) -> None:
    signed_files = {name: content for name, content in files().items() if not name.startswith("manifest")}
    raw = pack_signed(signed_files | {"../outside.html": b"x"})
    assert "manifest.json was altered" in faults_of(raw, tmp_path)[0]


def test_a_dossier_of_a_later_form_says_so(tmp_path: Path) -> None:
    signed_files = {name: content for name, content in files().items() if not name.startswith("manifest")}
    (fault,) = faults_of(pack_signed(signed_files, version=2), tmp_path)
    assert "newer dossier than this verifier knows" in fault


def test_nothing_in_a_title_steers_the_screen(tmp_path: Path) -> None:
    place = tmp_path / "dossier.zip"
    place.write_bytes(signed(replace(full(), title="\x1b[2JALL HOLDS\r\u202e", newsroom="\x07")))
    said = ask(place).stdout
    assert not {"\x1b", "\r", "\u202e", "\x07"} & set(said)


# --- the signature ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "message", "signature"), verify.VECTORS)
def test_the_vectors_of_rfc_8032_hold_and_one_flipped_bit_does_not(key: str, message: str, signature: str) -> None:
    owner, said, seal = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)
    Ed25519PublicKey.from_public_bytes(owner).verify(seal, said)
    assert signature_holds(owner, said, seal)
    for at in range(0, 512, 7):
        flipped = bytearray(seal)
        flipped[at // 8] ^= 1 << at % 8
        assert not signature_holds(owner, said, bytes(flipped))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 63), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_the_verifier_and_a_library_agree_on_signatures(seed: bytes, message: bytes, at: int, flip: int) -> None:
    secret = Ed25519PrivateKey.from_private_bytes(seed)
    seal = bytearray(secret.sign(message))
    seal[at] ^= flip
    try:
        secret.public_key().verify(bytes(seal), message)
        agrees = True
    except InvalidSignature:
        agrees = False
    assert signature_holds(secret.public_key().public_bytes_raw(), message, bytes(seal)) is agrees is (flip == 0)


@pytest.mark.parametrize(
    "point",
    [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ],
)
def test_a_key_that_signs_anything_signs_nothing_here(point: str) -> None:
    key = bytes.fromhex(point)
    for message in (b"", b"a", b"b", b"c"):
        assert not signature_holds(key, message, key + bytes(32))
        assert not signature_holds(key, message, bytes.fromhex("01" + "00" * 31) + bytes(32))


def test_other_programs_can_check_the_signature_with_the_key_in_the_folder(folder: Path) -> None:
    key = load_pem_public_key((folder / "public-key.pem").read_bytes())
    assert isinstance(key, Ed25519PublicKey)
    assert key.public_bytes_raw().hex() in (folder / "public-key.txt").read_text()
    seal = base64.b64decode((folder / "manifest.sig").read_bytes())
    key.verify(seal, (folder / "manifest.json").read_bytes())


def test_the_verifier_needs_nothing_and_reads_as_python_3_8() -> None:
    tree = ast.parse(VERIFIER.read_text(encoding="utf-8"), feature_version=(3, 8))
    taken = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    taken |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in taken} <= sys.stdlib_module_names


def test_a_verifier_that_reckons_wrongly_says_so_and_judges_nothing(tmp_path: Path, packet: Path) -> None:
    broken = tmp_path / "verify.py"
    broken.write_text(
        VERIFIER.read_text(encoding="utf-8").replace("ORDER = 2**252 +", "ORDER = 2**253 +"), encoding="utf-8"
    )
    done = ask(packet, verifier=broken)
    assert (done.returncode, "fails its own test" in done.stdout) == (1, True)
