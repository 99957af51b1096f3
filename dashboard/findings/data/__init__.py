"""The figures that findings are made of, read from a snapshot once and kept: gemeenten, wijken, buurten, countries.

Puts no sentence together.
"""
