"""A text becomes values: what words say, and nothing when they do not say it."""
