"""The dossier: a signed, self-contained record of claims that anyone can read and check without a network."""
