"""The parts of the list of claims."""
