"""Who may do what: the table of roles. Each use case asks here by itself."""

from claims.refusals import NotAllowed
from db.chain import Author
from db.words import Role

Actor = Author

_RANK = {Role.READER: 0, Role.REPORTER: 1, Role.EDITOR: 2}


def require(actor: Actor, least: Role, to_do: str) -> None:
    """Refuses an actor whose role is below `least`, saying who may do it, with `NotAllowed`."""
    if _RANK[actor.role] < _RANK[least]:
        who = "An editor" if least is Role.EDITOR else "A reporter or an editor"
        raise NotAllowed(f"{who} can {to_do}; you are here as a {actor.role}. Nothing was changed.")
