"""What follows from a snapshot alone: computed once, and kept on disk for whoever starts next.

``@derived`` stands above what is computed from a snapshot and nothing else, below ``@kept``. Its result is looked for
among what came along with the snapshot (`python -m dashboard.derived` puts it there), then in a folder of the user's
own; in neither, it is computed, and written to that folder where that may be. It is found under a hash of the figures
and of the code and declarations that it is computed with, so that nothing outlives what it rests on.

Must not know what is derived.
"""

from dashboard.derived.decorator import DERIVED, Item, derived, earlier

__all__ = ["DERIVED", "Item", "derived", "earlier"]
