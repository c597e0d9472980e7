"""What makes a rerun cheap reaches into Streamlit, and says so when Streamlit changes underneath."""

from collections.abc import Iterator
from types import CodeType

import pytest
from streamlit.runtime import runtime

from claims.dashboard import speed


def every_code(code: CodeType) -> Iterator[CodeType]:
    """Gives a code and all that is defined in it."""
    yield code
    for inside in code.co_consts:
        if isinstance(inside, CodeType):
            yield from every_code(inside)


def test_what_a_page_shows_is_sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, speed.FLUSH_NAME, getattr(runtime, speed.FLUSH_NAME))  # it is put back afterwards
    assert getattr(runtime, speed.FLUSH_NAME) > speed.FLUSH_SECONDS
    speed.tune()
    assert getattr(runtime, speed.FLUSH_NAME) == speed.FLUSH_SECONDS
    sending = runtime.Runtime._loop_coroutine.__code__
    assert any(speed.FLUSH_NAME in code.co_names for code in every_code(sending))
