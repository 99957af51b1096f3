"""The slides of what the pages show: which choices of a page each knows, and what makes it."""
