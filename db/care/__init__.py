"""Keeping the record safe: verifying, rebuilding, checkpoints, backups and moving it."""
