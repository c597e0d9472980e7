"""The entry point of the `claims` command: hands it the example, so that `claims` itself never reaches for `seeds`."""

from typing import TYPE_CHECKING

from claims.cli import cli

if TYPE_CHECKING:
    from claims.newsroom import Newsroom


class FirstTracker:
    """The example, loaded only when a command asks for it."""

    def load(self, newsroom: "Newsroom") -> str:
        """Puts the first tracker on record, once, and says in a sentence what happened."""
        from seeds import loader

        return loader.load(newsroom)

    def retire(self, newsroom: "Newsroom") -> str:
        """Takes the first tracker off every list and says in a sentence what happened."""
        from seeds import loader

        return loader.retire(newsroom)


def main() -> None:
    """Runs the `claims` command."""
    cli(obj=FirstTracker())
