"""From rows as a service gives them to the tidy frames of the snapshot.

Pure functions: rows and declarations in, checked frames out.
"""
