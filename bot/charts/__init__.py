"""Charts: chosen from the shape of a result, changed by feedback, built by us, drawn in a child process."""
