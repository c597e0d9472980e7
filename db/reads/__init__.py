"""The reads of the record: lists, counts and time travel, none of them by counting rows. They write nothing."""
