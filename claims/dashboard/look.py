"""The look: the palette, the icons and the one stylesheet. Nothing here is loaded from elsewhere.

Colours follow the theme chosen in the app: Streamlit sets `color-scheme` from it and `light-dark()` reads that.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

ICON_FILE: Final = Path(__file__).with_name("icon.svg")
_STYLESHEET: Final = Path(__file__).with_name("look.css")


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour in one theme: of words on its tint, of the tint, and of a bar or a mark."""

    ink: str
    tint: str
    mark: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The ground of one theme, as .streamlit/config.toml sets it."""

    ground: str
    second: str
    text: str
    quiet: str
    line: str
    accent: str


LIGHT_PAPER: Final = Paper("#fcfbf8", "#f2efe8", "#1d1d1b", "#5f5c55", "#ddd8cc", "#1f4e79")
DARK_PAPER: Final = Paper("#15171a", "#1e2125", "#ecebe6", "#a9a7a0", "#33373d", "#8ab8e6")

# Told apart by people who see no red, green or blue: after Okabe and Ito, dark enough to read as words.
LIGHT: Final = {
    "green": Hue("#08634a", "#dff1ea", "#009e73"),
    "blue": Hue("#1b5790", "#e1edf8", "#3b8ac9"),
    "amber": Hue("#714c00", "#f9edcf", "#d99a00"),
    "vermilion": Hue("#9c3505", "#fbe6db", "#d55e00"),
    "violet": Hue("#594392", "#ece8f7", "#8a74c4"),
    "grey": Hue("#55534d", "#ebe9e2", "#a09d94"),
}
DARK: Final = {
    "green": Hue("#64d7ae", "#11342a", "#2bb48a"),
    "blue": Hue("#8dc2f5", "#152d46", "#4f9bdc"),
    "amber": Hue("#efbf56", "#3a2c0a", "#e0a92e"),
    "vermilion": Hue("#ffa477", "#47210f", "#e8743b"),
    "violet": Hue("#c4b4f4", "#2d2549", "#9a86d8"),
    "grey": Hue("#bab8b1", "#2b2d31", "#85837d"),
}

# Drawn on a square of 16 with a pen of 1.8: simple shapes, no two of one axis alike.
_ROUND: Final = "<circle cx='8' cy='8' r='6.1'/>"
_CUT: Final = "<mask id='m' stroke='none'><rect width='16' height='16' fill='#fff'/>{}</mask>"
GLYPHS: Final = {
    "empty": "<circle cx='8' cy='8' r='6.1' stroke-dasharray='2.4 2.4'/>",
    "looking": "<circle cx='6.8' cy='6.8' r='4.6'/><path d='M10.4 10.4 14.4 14.4'/>",
    "tick": _ROUND + "<path d='M5 8.3 7.2 10.5 11.2 5.8'/>",
    "near": "<path d='M2.4 8.6 6 12.2 13.6 4'/>",
    "askew": "<path d='M8 2.2 14.4 13.6H1.6Z'/><path d='M8 6.6V9.6M8 11.6V11.7'/>",
    "cross": _ROUND + "<path d='M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4'/>",
    "open": _ROUND + "<path d='M6.1 6.5A1.9 1.9 0 1 1 8 8.6V9.3M8 11.4V11.5'/>",
    "none": _ROUND,
    "third": _ROUND + "<path d='M8 8V1.9A6.1 6.1 0 0 1 14.1 8Z' fill='#000'/>",
    "pause": _ROUND + "<path d='M6.3 5.5V10.5M9.7 5.5V10.5'/>",
    "most": _ROUND + "<path d='M8 8V1.9A6.1 6.1 0 1 1 1.9 8Z' fill='#000'/>",
    "full": _CUT.format("<path d='M4.8 8.3 7.1 10.6 11.4 5.7' fill='none' stroke='#000' stroke-width='1.9'/>")
    + "<circle cx='8' cy='8' r='7.2' fill='#000' stroke='none' mask='url(#m)'/>",
    "snapped": "<path d='M1.8 13.8 6.6 9 5.4 8 8.4 5.2M14.2 2.2 9.4 7 10.6 8 7.6 10.8'/>",
    "blank": _ROUND + "<path d='M5 8H11'/>",
    "unset": "<path d='M2.5 3.5H13.5V13.5H2.5ZM2.5 6.6H13.5' stroke-dasharray='2 1.8'/>",
    "later": "<path d='M2.5 3.5H13.5V13.5H2.5ZM2.5 6.6H13.5M5 1.8V4.6M11 1.8V4.6'/>",
    "hourglass": "<path d='M3.6 2H12.4M3.6 14H12.4"
    "M4.6 2C4.6 6 7.2 7 7.2 8S4.6 10 4.6 14M11.4 2C11.4 6 8.8 7 8.8 8S11.4 10 11.4 14'/>",
    "past": _ROUND + "<path d='M8 4.4V8.2L10.8 10'/>",
    "flag": "<path d='M3.4 14.6V2M3.4 2.6H12.8L10.6 5.6 12.8 8.6H3.4'/>",
    "slow": "<path d='M1.6 8H10.6M7.6 4.6 11 8 7.6 11.4M14.2 3V13'/>",
    "pencil": "<path d='M2.4 13.6 3.2 10.2 11 2.4 13.6 5 5.8 12.8Z'/>",
    "inbox": "<path d='M2 9.4 4.2 3H11.8L14 9.4V13.4H2ZM2 9.4H5.6V11H10.4V9.4H14'/>",
    "globe": _ROUND + "<path d='M1.9 8H14.1M8 1.9C4.8 5.4 4.8 10.6 8 14.1 11.2 10.6 11.2 5.4 8 1.9'/>",
    "hidden": _ROUND + "<path d='M3.7 12.3 12.3 3.7'/>",
    "plus": "<path d='M8 2.6V13.4M2.6 8H13.4'/>",
    "minus": "<path d='M2.6 8H13.4'/>",
    "dots": "<path d='M3 8H3.1M8 8H8.1M13 8H13.1' stroke-width='2.8'/>",
}


def _drawing(shapes: str) -> str:
    picture = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='#000' stroke-width='1.8' "
        f"stroke-linecap='round' stroke-linejoin='round'>{shapes}</svg>"
    )
    return 'url("data:image/svg+xml,{}")'.format(quote(picture, safe=" =:/'()"))


def _variables() -> str:
    lines = [
        f"--or-{part}: light-dark({getattr(LIGHT_PAPER, part)}, {getattr(DARK_PAPER, part)});"
        for part in Paper.__slots__
    ]
    for name, light in LIGHT.items():
        dark = DARK[name]
        lines += [
            f"--or-{name}-{part}: light-dark({getattr(light, part)}, {getattr(dark, part)});" for part in Hue.__slots__
        ]
    return ":root {" + "".join(lines) + "}"


def _classes() -> str:
    hues = [
        f".or-{name} {{--ink: var(--or-{name}-ink); --tint: var(--or-{name}-tint); --mark: var(--or-{name}-mark)}}"
        for name in LIGHT
    ]
    glyphs = [f".or-g-{name} {{--glyph: {_drawing(shapes)}}}" for name, shapes in GLYPHS.items()]
    return "\n".join(hues + glyphs)


STYLE: Final = Markup("<style>{}\n{}\n{}</style>").format(
    *(Markup(part) for part in (_variables(), _classes(), _STYLESHEET.read_text(encoding="utf-8")))  # noqa: S704
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
