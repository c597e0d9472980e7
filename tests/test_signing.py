"""The newsroom's key: made once, read by its owner alone, and never put in the place of another."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from claims.formats.dossier.verify import signature_holds
from claims.signing import newsroom_key, public_key
from db.errors import Unusable

ROOT = Path(__file__).parents[1]
MADE_BY_ANOTHER = """
import sys, pathlib
from claims.signing import newsroom_key
data, start = map(pathlib.Path, sys.argv[1:])
print("ready", flush=True)
sys.stdin.readline()
print(newsroom_key(data).public.hex, flush=True)
"""

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder of the account keeps others out")


def place(data: Path) -> Path:
    return data / "signing" / "newsroom-key.pem"


def put(data: Path, content: bytes) -> Path:
    file = place(data)
    file.parent.mkdir(mode=0o700, parents=True)
    file.write_bytes(content)
    file.chmod(0o600)
    return file


def test_the_key_is_made_on_first_use_and_is_the_same_from_then_on(tmp_path: Path) -> None:
    assert public_key(tmp_path) is None
    made = newsroom_key(tmp_path / "new")
    assert newsroom_key(tmp_path / "new").public == made.public == public_key(tmp_path / "new")
    assert re.fullmatch("([0-9a-f]{4}-){7}[0-9a-f]{4}", made.public.fingerprint)


def test_looking_for_the_public_key_makes_none(tmp_path: Path) -> None:
    assert public_key(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_it_signs_holds_for_a_library_and_for_the_verifier(tmp_path: Path) -> None:
    key = newsroom_key(tmp_path)
    seal = key.sign(b"on record")
    Ed25519PublicKey.from_public_bytes(key.public.raw).verify(seal, b"on record")
    assert signature_holds(key.public.raw, b"on record", seal)
    assert key.sign(b"on record") == seal


def test_the_secret_part_is_in_no_text_of_the_key(tmp_path: Path) -> None:
    key = newsroom_key(tmp_path)
    assert "secret" not in repr(key).lower()
    assert "private" not in repr(key).lower()


@posix
def test_the_key_and_its_folder_are_the_owners_alone_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        newsroom_key(tmp_path)
    finally:
        os.umask(before)
    assert place(tmp_path).stat().st_mode & 0o777 == 0o600
    assert place(tmp_path).parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in place(tmp_path).parent.iterdir()] == ["newsroom-key.pem"]


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644, 0o666, 0o777])
def test_a_key_that_others_can_read_or_change_is_refused_with_what_to_do(tmp_path: Path, mode: int) -> None:
    made = newsroom_key(tmp_path)
    place(tmp_path).chmod(mode)
    for ask in (newsroom_key, public_key):
        with pytest.raises(Unusable, match=re.escape(f"chmod 600 {place(tmp_path)}")):
            ask(tmp_path)
    place(tmp_path).chmod(0o600)
    assert newsroom_key(tmp_path).public == made.public


@posix
def test_a_folder_in_which_others_could_replace_the_key_is_refused(tmp_path: Path) -> None:
    newsroom_key(tmp_path)
    place(tmp_path).parent.chmod(0o777)
    with pytest.raises(Unusable, match="chmod 700"):
        newsroom_key(tmp_path)


@posix
def test_a_link_in_the_place_of_the_key_is_not_followed(tmp_path: Path) -> None:
    newsroom_key(tmp_path / "other")
    place(tmp_path).parent.mkdir(mode=0o700)
    place(tmp_path).symlink_to(place(tmp_path / "other"))
    with pytest.raises(Unusable, match="cannot be read"):
        newsroom_key(tmp_path)
    assert place(tmp_path).is_symlink()


def foreign() -> dict[str, bytes]:
    """Gives what may lie in the place of the key and is none."""
    own = Ed25519PrivateKey.generate()
    other = ec.generate_private_key(ec.SECP256R1())
    locked = BestAvailableEncryption(b"password")
    return {
        "nothing": b"",
        "another text": b"This is no key.\n",
        "half a key": own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())[:60],
        "a key of another kind": other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        "a locked key": own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked),
        "bytes": bytes(range(256)),
    }


@pytest.mark.parametrize("what", sorted(foreign()))
def test_a_file_that_holds_no_key_is_refused_and_stays_as_it_is(tmp_path: Path, what: str) -> None:
    content = foreign()[what]
    file = put(tmp_path, content)
    with pytest.raises(Unusable, match="holds no Ed25519 key without a password"):
        newsroom_key(tmp_path)
    assert file.read_bytes() == content


def test_a_folder_in_the_place_of_the_key_is_refused(tmp_path: Path) -> None:
    place(tmp_path).mkdir(mode=0o700, parents=True)
    with pytest.raises(Unusable):
        newsroom_key(tmp_path)
    assert place(tmp_path).is_dir()


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(Unusable, match="signing"):
        newsroom_key(tmp_path / "data")


def test_several_processes_that_race_make_one_key(tmp_path: Path) -> None:
    racing = [
        subprocess.Popen(
            [sys.executable, "-c", MADE_BY_ANOTHER, str(tmp_path), "go"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for _ in range(6)
    ]  # fmt: skip
    for one in racing:
        assert one.stdout and one.stdout.readline() == "ready\n"
    for one in racing:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    made = {one.communicate(timeout=60)[0].strip() for one in racing}
    kept = public_key(tmp_path)
    assert kept and made == {kept.hex}
    assert [path.name for path in place(tmp_path).parent.iterdir()] == ["newsroom-key.pem"]
