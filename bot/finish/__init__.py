"""What code does for an answer: its form held while a model writes, and what is mechanical finished after it."""
