"""The parts of the scorecards."""
