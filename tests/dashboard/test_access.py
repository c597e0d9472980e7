"""Who may edit without sign-in: the one-time key, its cookie, and everything that makes a session a reader."""

from pathlib import Path

import pytest

from claims.access import (
    KEYS_KEPT,
    Doorway,
    cookie_name,
    forget_all,
    host_name,
    is_host_allowed,
    may_enter,
    new_key,
    trade,
    who,
)
from db.words import Role

HERE = {"Host": "127.0.0.1:8501", "Connection": "Upgrade", "User-Agent": "a browser"}


def cookies_of_the_editor(folder: Path) -> dict[str, str]:
    """Does what the entrance does: makes a key and trades it."""
    cookie = trade(folder, new_key(folder))
    assert cookie
    return {cookie_name(folder): cookie}


def test_a_key_opens_the_desk_once(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    assert trade(tmp_path, key)
    assert trade(tmp_path, key) is None


def test_the_right_cookie_on_this_machine_is_the_editor(tmp_path: Path) -> None:
    someone = who(HERE, cookies_of_the_editor(tmp_path), Doorway(tmp_path))
    assert (someone.role, someone.may_edit, someone.why) == (Role.EDITOR, True, "")


@pytest.mark.parametrize("key", ["", "wrong", "../key", "x" * 100_000, "ключ", "\x00"])
def test_a_wrong_key_opens_nothing(tmp_path: Path, key: str) -> None:
    new_key(tmp_path)
    assert trade(tmp_path, key) is None


def test_without_the_cookie_one_reads_and_is_told_where_the_link_is(tmp_path: Path) -> None:
    new_key(tmp_path)
    for cookies in ({}, {cookie_name(tmp_path): ""}, {cookie_name(tmp_path): "guess"}):
        someone = who(HERE, cookies, Doorway(tmp_path))
        assert someone.role == Role.READER
        assert "open the link that the start command printed" in someone.why


def test_a_key_is_no_cookie_and_a_cookie_no_key(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    cookie = cookies_of_the_editor(tmp_path)[cookie_name(tmp_path)]
    assert who(HERE, {cookie_name(tmp_path): key}, Doorway(tmp_path)).role == Role.READER
    assert trade(tmp_path, cookie) is None


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-For",
        "x-forwarded-host",
        "X-FORWARDED-PROTO",
        "Forwarded",
        "Via",
        "X-Real-IP",
        "CF-Connecting-IP",
        "CF-Ray",
        "True-Client-IP",
        "X-Envoy-External-Address",
        "Tailscale-User-Login",
        "Ngrok-Trace-Id",
    ],
)
def test_any_forwarding_header_makes_a_reader_even_with_the_cookie(tmp_path: Path, header: str) -> None:
    someone = who({**HERE, header: "127.0.0.1"}, cookies_of_the_editor(tmp_path), Doorway(tmp_path))
    assert someone.role == Role.READER
    assert "through a proxy" in someone.why
    assert may_enter([*HERE, header], HERE["Host"], Doorway(tmp_path))


@pytest.mark.parametrize(
    "host",
    ["news.example", "192.168.1.7:8501", "localhost.evil.example", "127.0.0.1.evil.example", "", "0.0.0.0", "[::]"],
)
def test_any_other_name_makes_a_reader_even_with_the_cookie(tmp_path: Path, host: str) -> None:
    door = Doorway(tmp_path, allowed_hosts=("news.example", "192.168.1.7"))
    someone = who({**HERE, "Host": host}, cookies_of_the_editor(tmp_path), door)
    assert someone.role == Role.READER
    assert "under another name" in someone.why
    assert may_enter(HERE, host, door)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9", "localhost:8501", "LOCALHOST", "[::1]:8501", "localhost."]
)
def test_every_name_of_this_machine_is_its_own(tmp_path: Path, host: str) -> None:
    assert who({**HERE, "Host": host}, cookies_of_the_editor(tmp_path), Doorway(tmp_path)).may_edit


def test_no_headers_at_all_make_a_reader(tmp_path: Path) -> None:
    assert who({}, cookies_of_the_editor(tmp_path), Doorway(tmp_path)).role == Role.READER


def test_a_public_address_makes_everyone_a_reader(tmp_path: Path) -> None:
    door = Doorway(tmp_path, public_url="https://facts.example")
    someone = who(HERE, cookies_of_the_editor(tmp_path), door)
    assert someone.role == Role.READER
    assert "ON_RECORD_PUBLIC_URL" in someone.why


def test_a_cookie_of_another_folder_is_worth_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    cookie = cookies_of_the_editor(one)[cookie_name(one)]
    assert who(HERE, {cookie_name(other): cookie}, Doorway(other)).role == Role.READER


def test_only_fingerprints_are_stored_and_only_for_the_owner(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    cookie = cookies_of_the_editor(tmp_path)[cookie_name(tmp_path)]
    stored = list((tmp_path / "entrance").iterdir())
    assert len(stored) == 2
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in stored)
    assert (tmp_path / "entrance").stat().st_mode & 0o777 == 0o700
    assert not any(secret in file.name + file.read_text() for file in stored for secret in (key, cookie))


def test_keys_nobody_used_do_not_pile_up_and_the_newest_still_opens(tmp_path: Path) -> None:
    keys = [new_key(tmp_path) for _ in range(KEYS_KEPT + 3)]
    assert len(list((tmp_path / "entrance").glob("key-*"))) == KEYS_KEPT
    assert trade(tmp_path, keys[0]) is None
    assert trade(tmp_path, keys[-1])


def test_forgetting_makes_every_key_and_cookie_worthless(tmp_path: Path) -> None:
    cookies, key = cookies_of_the_editor(tmp_path), new_key(tmp_path)
    assert forget_all(tmp_path) == 2
    assert trade(tmp_path, key) is None
    assert who(HERE, cookies, Doorway(tmp_path)).role == Role.READER


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("a.example:80", "a.example"),
        ("A.Example.", "a.example"),
        ("[::1]:80", "::1"),
        ("u@a.example", ""),
        ("a b", ""),
        ("a.example:port", ""),
        ("a.example/x", ""),
        ("a.example?x", ""),
        ("[::1", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header_is_read_or_refused(host: str, name: str) -> None:
    assert host_name(host) == name


def test_the_desk_answers_to_its_own_names_the_public_one_and_those_allowed(tmp_path: Path) -> None:
    door = Doorway(tmp_path, "https://Facts.example:444/desk", ("news.example", "*.paper.example"))
    for host in ("localhost", "127.0.0.1:8501", "[::1]", "facts.example", "news.example:80", "a.paper.example"):
        assert is_host_allowed(host, door)
    for host in ("evil.example", "paper.example", "news.example.evil.example", "", "a b", "xpaper.example"):
        assert not is_host_allowed(host, door)
