"""The record: words, tables, history and reads. Imports nothing of ours but itself."""
