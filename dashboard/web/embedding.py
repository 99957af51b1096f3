"""What a page says that is made to be shown within pages of others."""

__all__ = ["EMBEDDABLE"]

EMBEDDABLE = "X-Embeddable"
"""A header for the guards, which take it off; which sites may, the operator says."""
