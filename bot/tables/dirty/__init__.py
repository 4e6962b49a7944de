"""From rows of cells as people keep them to columns of one kind each, with what was done told in notes."""
