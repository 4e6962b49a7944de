"""From the bytes of a file to rows of cells, one module for each kind of file."""
