"""A site that every test of fetching can ask."""

from collections.abc import Iterator

import pytest

from tests.net.sites import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this computer under public names, without TLS."""
    with served() as site:
        yield site
