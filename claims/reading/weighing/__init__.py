"""How worth checking a sentence is, what kind of statement it makes, and why."""
