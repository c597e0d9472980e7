"""Intake: from a text to its proposals, and from each proposal to a claim or a reason."""
