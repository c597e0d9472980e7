"""What the desk does: rules, use cases, the dashboard and the command."""
