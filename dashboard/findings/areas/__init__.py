"""An area of one's own: gemeenten, or wijken or buurten of one gemeente, added up and told of like any other.

Only what can be added up, or weighted by a base that is itself held, is told; of the rest it is said why not.
"""
