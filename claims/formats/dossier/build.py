"""A dossier as one zip: its pages, its data, its verifier, the list of them all with their hashes, and the signature.

The same record, day and key make the same bytes. Refuses nothing.
"""

import base64
from collections.abc import Callable, Mapping
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import Final

from claims.formats.dossier import claim_page, data, front, verify
from claims.formats.dossier.sheet import STYLE, stylesheet
from claims.formats.dossier.values import Dossier

VERIFIER: Final = "verify.py"

Sign = Callable[[bytes], bytes]


def build(dossier: Dossier, public_key: bytes, sign: Sign) -> bytes:
    """Makes the signed zip. `sign` makes an Ed25519 signature of 64 bytes with the key whose public part is given."""
    files = contents(dossier, public_key)
    manifest = _manifest(dossier, public_key, files)
    seal = base64.b64encode(sign(manifest)) + b"\n"
    return b"".join(verify.packed(files | {verify.MANIFEST: manifest, verify.SIGNATURE: seal}, _made_at(dossier)))


def contents(dossier: Dossier, public_key: bytes) -> dict[str, bytes]:
    """Makes every file that is signed, by its name."""
    files = {
        "index.html": front.page(dossier, public_key),
        STYLE: stylesheet(),
        "data/claims.json": data.claims_json(dossier),
        "data/claims.csv": data.claims_csv(dossier),
        "data/history.json": data.history_json(dossier),
        "data/evidence.csv": data.evidence_csv(dossier),
        verify.KEY_TEXT: verify.key_text(public_key),
        verify.KEY_PEM: verify.key_pem(public_key),
        VERIFIER: Path(verify.__file__).read_bytes(),
    }
    for place, claim in enumerate(dossier.claims):
        files[claim.page] = claim_page.page(dossier, place, public_key)
    return files


def _manifest(dossier: Dossier, public_key: bytes, files: Mapping[str, bytes]) -> bytes:
    return verify.written(
        {
            "format": verify.FORMAT,
            "version": verify.VERSION,
            "title": dossier.title,
            "newsroom": dossier.newsroom,
            "made_at": _made_at(dossier),
            "public_key": public_key.hex(),
            "files": [
                {"path": name, "size": len(content), "sha256": sha256(content).hexdigest()}
                for name, content in sorted(files.items())
            ],
        }
    )


def _made_at(dossier: Dossier) -> str:
    return dossier.made_at.astimezone(UTC).strftime(verify.MOMENT)
