"""Inside a gemeente and on the map: how far wijken and buurten lie apart, who lives where, how mixed it is.

Says what rounding leaves open.
"""
