"""Discord: questions and feedback in, answers out."""
