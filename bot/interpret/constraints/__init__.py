"""The reader of wishes that code can check: words, marks, case, edges, parts. `bot.constraints` has the values."""
