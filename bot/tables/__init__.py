"""People's tables: read, profiled, asked."""
