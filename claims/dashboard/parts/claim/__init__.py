"""The parts of the claim page that are read."""
