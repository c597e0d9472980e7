"""The first tracker: real claims with their evidence and history, and how they are put on record."""
