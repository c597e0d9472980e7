"""What is public is documented: modules, functions and classes in the code; settings, commands and layers in README."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claims.cli import cli
from claims.settings import Settings

ROOT = Path(__file__).parents[1]
FILES = [
    ROOT / "app.py",
    *(path for folder in ("claims", "db", "seeds") for path in sorted((ROOT / folder).rglob("*.py"))),
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _undocumented(tree: ast.Module) -> Iterator[str]:
    if tree.body and not ast.get_docstring(tree):
        yield "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.name
            if isinstance(node, ast.ClassDef) and not node.bases:  # a method with a base is documented where it began
                yield from (f"{node.name}.{method}" for method in _methods(node))


def _methods(node: ast.ClassDef) -> Iterator[str]:
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
            marks = [mark.id for mark in method.decorator_list if isinstance(mark, ast.Name)]
            if "property" not in marks and not ast.get_docstring(method):
                yield method.name


@pytest.mark.parametrize("path", [path for path in FILES if "versions" not in path.parts], ids=str)
def test_everything_public_says_what_it_does(path: Path) -> None:
    assert list(_undocumented(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"ON_RECORD_{setting.upper()}" in README


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_says_what_it_is_for(setting: str) -> None:
    assert Settings.model_fields[setting].description


@pytest.mark.parametrize("command", cli.commands)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"claims {command}" in README


@pytest.mark.parametrize("command", cli.commands.values(), ids=lambda command: str(command.name))
def test_every_command_and_option_has_its_help(command: click.Command) -> None:
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


@pytest.mark.parametrize(
    "line",
    [
        "pip install uv && uv run streamlit run app.py",
        "pip install uv && uv run pytest",
        "app → seeds → claims → db",
    ],
)
def test_the_readme_has_the_two_commands_and_the_contract(line: str) -> None:
    assert line in README


@pytest.mark.parametrize("layer", ["app.py", "seeds/", "claims/", "db/"])
def test_every_layer_is_in_the_readme(layer: str) -> None:
    assert layer in README
