"""The settings of a newsroom: environment variables `ON_RECORD_…`, a TOML file of the same names, or the defaults.

Refuses a wrong value with a sentence that names the setting.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from db.errors import Unusable

FILE = "on-record.toml"
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _data_folder() -> Path:
    return Path(os.environ.get("ON_RECORD_DATA") or user_data_path("on-record", appauthor=False))


class Settings(BaseSettings):
    """What a newsroom can choose. Every setting has a default that is safe on one person's own computer."""

    model_config = SettingsConfigDict(env_prefix="ON_RECORD_", extra="forbid", frozen=True, env_ignore_empty=True)

    data: Path = Field(default_factory=_data_folder, description="folder of the database and the keys")
    database_url: str = Field(default="", description="the address of a PostgreSQL database, instead of the file")
    public_url: str | None = Field(default=None, description="the address under which readers reach this desk")
    newsroom: str = Field(default="On Record", min_length=1, description="the name of the newsroom, as readers see it")
    contact: str = Field(default="", description="where readers report an error: an e-mail or a web address")
    timezone: str = Field(default="", description="the newsroom's time zone, like Europe/Berlin")
    hemisphere: Literal["north", "south"] = Field(default="north", description="whose seasons a deadline is read by")
    week_start: Weekday = Field(default="monday", description="the first day of a week")
    fiscal_year_start: int = Field(default=10, ge=1, le=12, description="the month a fiscal year starts in")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="host names it answers to beside this computer's, with commas between"
    )
    robots: bool = Field(default=True, description="read no page whose site asks programs not to, in its robots.txt")
    empty: bool = Field(default=False, description="begin with an empty record instead of the example")
    open: bool = Field(default=True, description="open the browser when the desk starts")

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _listed(cls, hosts: object) -> object:
        return tuple(host.strip() for host in hosts.split(",") if host.strip()) if isinstance(hosts, str) else hosts

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name:
            try:
                ZoneInfo(name)
            except (KeyError, ValueError, OSError) as error:
                raise ValueError(f"“{name}” is no time zone; write one like Europe/Berlin") from error
        return name

    @field_validator("public_url")
    @classmethod
    def _whole_address(cls, address: str | None) -> str | None:
        return whole_address(address) if address else None

    @field_validator("contact")
    @classmethod
    def _reachable(cls, contact: str) -> str:
        if contact and not re.fullmatch(r"https?://\S+|[^@\s]+@[^@\s]+", contact):
            raise ValueError("write an e-mail address, or a web address that begins with https://")
        return contact

    @property
    def url(self) -> str:
        """The address of the database."""
        from db.engine import sqlite_url  # what opens a record is not loaded for commands that need none

        return self.database_url or sqlite_url(self.data / "on-record.sqlite")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Reads what is given outright before the environment, and the environment before the file."""
        file = TomlConfigSettingsSource(settings_cls, _data_folder() / FILE)
        return init_settings, env_settings, file


def whole_address(address: str) -> str:
    """Gives the address of a site without a slash at its end, empty for none; refuses what is no whole address."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        whole = False
    if not whole:
        raise NotAWholeAddress(f"“{address[:80]}” is no whole address; write one like https://desk.example.org")
    return address.rstrip("/")


class NotAWholeAddress(Unusable, ValueError):
    """An address that names no site."""


def load_settings(**given: Any) -> Settings:
    """Reads the settings, or refuses with a sentence that names the wrong one."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        said = first["msg"].removeprefix("Value error, ")
        raise Unusable(f"The setting ON_RECORD_{name} cannot be used: {said}.") from error
    except ValueError as error:
        raise Unusable(f"The settings cannot be read ({error}). Correct {_data_folder() / FILE}.") from error
