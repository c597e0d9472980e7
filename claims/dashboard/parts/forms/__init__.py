"""The forms by which claims are put on record and changed."""
