"""Properties are tried on the same examples every run, however busy the machine is."""

from hypothesis import settings

settings.register_profile("same examples", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("same examples")
