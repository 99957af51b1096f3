"""What is known of a subject and what the figures of a gemeente say about it: facts with sources, and dossiers of them.

Must not hold sentences of its own: they are declared in ``content/facts.toml`` and ``content/dossiers``.
"""
