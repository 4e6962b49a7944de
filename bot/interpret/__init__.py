"""What an event means (`meaning.interpret`): exact tables for emoji, buttons and commands; for words a plain reader,
then the model."""
