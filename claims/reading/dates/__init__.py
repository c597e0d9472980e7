"""Dates and deadlines: the words of a text that name days, read as the widest honest window."""
