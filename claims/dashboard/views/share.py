"""Share: the public link of a view, private links with their end, embeds, QR code, downloads."""

from claims.dashboard.here import here
from claims.dashboard.parts.sharing import page

page.show(here())
