"""The platforms: each listens, parses payloads to feedback events, renders answers and publishes them."""
