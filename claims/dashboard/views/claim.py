"""Claim: the quote, the verdict, what was promised and what came of it, with the forms that change them."""

from claims.dashboard.here import here
from claims.dashboard.parts.claim import page as claim_page

claim_page.show(here())
