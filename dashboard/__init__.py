"""The dashboard: from figures to numbers, words, pictures and pages.

Reads the snapshot and the geometry; must not fetch anything from CBS or PDOK while a user waits.
"""

import gc

# A start and every page make many objects that stay: looking each time 700 came for those that nobody holds any more
# takes a tenth of a start.
gc.set_threshold(10_000, 5, 5)
