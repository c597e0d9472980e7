"""What is decided without storing anything: every function here is pure."""
