"""The layer contract, read from the imports themselves: app → seeds → claims → db, never back (README)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("db", "claims", "seeds", "app")
"""Lowest first: a layer may use itself and what stands before it."""

PURE = ("claims.rules", "claims.reading", "claims.formats")
APART = {
    "claims.rules": ("claims.reading",),
    "claims.reading": (),
    "claims.net": (),
    "claims.formats": ("claims.rules",),
}
"""Packages that know no other part of `claims` than the ones named here, and what may be refused."""

DATABASE = ("sqlalchemy", "sqlmodel", "sqlite3", "psycopg", "alembic")
SCREEN = ("claims.dashboard", "claims.site")
SHOWN = (
    *("claims.cli", "claims.cli_import", "claims.cli_read", "claims.cli_record"),
    *("claims.cli_reviews", "claims.cli_share"),
    *("app", *SCREEN),
)
"""What people see or type."""
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


def _files() -> list[Path]:
    found = [ROOT / "app.py"]
    for layer in LAYERS[:-1]:
        found += sorted((ROOT / layer).rglob("*.py"))
    return found


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively, which hides the layer"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


MODULES = {_name(path): sorted(set(_imports(path))) for path in _files()}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_uses_only_its_own_layer_and_those_below(module: str) -> None:
    layer = LAYERS.index(module.split(".", maxsplit=1)[0])
    above = (*LAYERS[layer + 1 :], "tests")
    assert [name for name in MODULES[module] if _within(name, above)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if _within(name, PURE)])
def test_a_pure_module_knows_of_the_record_its_words_alone(module: str) -> None:
    assert [name for name in MODULES[module] if _within(name, ("db",)) and not _within(name, ("db.words",))] == []
    assert [name for name in MODULES[module] if _within(name, (*DATABASE, "streamlit", "starlette", "httpx"))] == []


@pytest.mark.parametrize("module", [name for name in MODULES if _within(name, tuple(APART))])
def test_the_parts_that_stand_apart_do_not_know_each_other(module: str) -> None:
    package = next(name for name in APART if _within(module, (name,)))
    known = (package, *APART[package], "claims.refusals")
    assert [name for name in MODULES[module] if _within(name, ("claims",)) and not _within(name, known)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if not _within(name, ("claims.net",))])
def test_the_outside_world_is_reached_in_one_place(module: str) -> None:
    assert [name for name in MODULES[module] if _within(name, ("httpx", "requests", "urllib.request", "aiohttp"))] == []


@pytest.mark.parametrize("module", [name for name in MODULES if _within(name, SHOWN)])
def test_what_people_see_never_touches_the_database(module: str) -> None:
    assert [name for name in MODULES[module] if _within(name, DATABASE)] == []


@pytest.mark.parametrize("module", [name for name in MODULES if _within(name, SCREEN)])
def test_a_screen_knows_of_the_record_its_words_refusals_and_values_alone(module: str) -> None:
    """A screen may show a value of `db` (`Filters`, `Scope`); a function of `db` reads or writes, so it may not."""
    found = [
        name for name in MODULES[module] if _within(name, ("db",)) and not _within(name, ("db.words", "db.errors"))
    ]
    assert [name for name in found if not name.rpartition(".")[2][0].isupper()] == []


@pytest.mark.parametrize("module", [name for name in MODULES if not _within(name, ("app", "claims.dashboard"))])
def test_streamlit_stays_on_the_screen(module: str) -> None:
    found = [name for name in MODULES[module] if _within(name, ("streamlit",))]
    assert found == (["streamlit.web.cli.main"] if module == "claims.cli" else [])  # starting it is the command's work


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in MODULES if FORBIDDEN_NAMES & set(name.split("."))] == []
