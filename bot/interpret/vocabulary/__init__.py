"""The words that people use, one file per language; English is split by what its words are about."""
