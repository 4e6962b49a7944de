"""`python -m bot` is `burnish`."""

from bot.cli import main

if __name__ == "__main__":
    main()
