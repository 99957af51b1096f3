"""How fast it is: scripts that measure and print, run by hand and never as timed tests."""
