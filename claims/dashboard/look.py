"""The look: the palette, the icons and the one stylesheet. Nothing here is loaded from elsewhere.

Colours follow the theme chosen in the app: Streamlit sets `color-scheme` from it and `light-dark()` reads that.
"""

from pathlib import Path
from typing import Final

from markupsafe import Markup

from claims import formats
from claims.formats.look import DARK_PAPER, LIGHT_PAPER, classes, variables

ICON_FILE: Final = Path(formats.__file__).with_name("icon.svg")
_STYLESHEET: Final = Path(__file__).with_name("look.css")


STYLE: Final = Markup("<style>{}\n{}\n{}</style>").format(
    *(Markup(part) for part in (variables(), classes(), _STYLESHEET.read_text(encoding="utf-8")))  # noqa: S704
)

# Menus and dialogs hang outside the element that carries the app's light or dark; the whole page takes it over.
WHOLE_PAGE: Final = Markup(
    """<script>
{
  const app = document.querySelector(".stApp");
  const follow = () => { document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme; };
  if (app && app.onRecordWatched !== true) {
    app.onRecordWatched = true;
    new MutationObserver(follow).observe(app, { attributes: true, attributeFilter: ["class"] });
    follow();
  }
}
</script>"""
)

# What the server says without the dashboard: a wrong key, a foreign host.
PLAIN_PAGE: Final = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>On Record</title><style>
:root {{{{ color-scheme: light dark; }}}}
body {{{{ max-width: 36rem; margin: 18vh auto 0; padding: 0 1.2rem; font: 1.05rem/1.6 system-ui, sans-serif;
  color: light-dark({LIGHT_PAPER.text}, {DARK_PAPER.text});
  background: light-dark({LIGHT_PAPER.ground}, {DARK_PAPER.ground}); }}}}
h1 {{{{ font: 600 1.7rem/1.2 Georgia, serif; }}}}
</style></head><body><main><h1>On Record</h1><p>{{sentence}}</p></main></body></html>
"""
