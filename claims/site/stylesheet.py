"""The one stylesheet of the public pages, put together from the look that the dashboard has, under a name of its own.

Its name holds its SHA-256, so that it is kept for ever and never old.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from claims import formats
from claims.formats.look import classes, variables
from claims.formats.timeline.svg import STYLESHEET as TIMELINE

_OWN: Final = Path(__file__).with_name("site.css")
_ICON: Final = Path(formats.__file__).with_name("icon.svg")

STYLE: Final = "\n".join(
    [variables(), classes(), _OWN.read_text(encoding="utf-8"), TIMELINE.read_text(encoding="utf-8")]
).encode()
ICON: Final = _ICON.read_bytes()
STYLE_PATH: Final = f"look/{sha256(STYLE).hexdigest()[:12]}.css"
ICON_PATH: Final = f"look/{sha256(ICON).hexdigest()[:12]}.svg"
