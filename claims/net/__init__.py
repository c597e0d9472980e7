"""The outside world: which addresses may be asked, and what comes back. The only place that reaches it."""
