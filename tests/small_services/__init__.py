"""A small server that speaks as CBS and PDOK, with a few dozen made-up rows, and fails when told to."""
