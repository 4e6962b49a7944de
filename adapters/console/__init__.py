"""The terminal: `burnish chat` for a person, `burnish replay` for dialogues as JSON lines."""
