"""The use cases: what a person does at the desk. Each refuses by itself what the actor's role may not do."""
