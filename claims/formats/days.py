"""Days of the world and moments by the newsroom's clock, as people read them and as machines do. Pure."""

from datetime import date, datetime, tzinfo

from markupsafe import Markup

from claims.rules.schedule import day_in_words


def day(when: date | None, otherwise: str = "no date") -> Markup:
    """Shows a day of the world."""
    if when is None:
        return Markup("<span>{}</span>").format(otherwise)
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), day_in_words(when))


def moment(when: datetime, zone: tzinfo) -> Markup:
    """Shows a moment by the newsroom's clock."""
    local = when.astimezone(zone)
    return Markup('<time datetime="{}">{}, {:%H:%M}</time>').format(
        local.isoformat(timespec="minutes"), day_in_words(local.date()), local
    )
