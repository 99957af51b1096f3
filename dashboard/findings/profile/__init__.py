"""One gemeente today: how diverse, which groups, what stands out, and the whole story of it.

Other gemeenten come in only to say where it stands.
"""
