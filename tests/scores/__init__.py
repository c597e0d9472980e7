"""Scores of the reading against public data that is not part of the project: one module a kind, each takes its folder."""
