"""A gemeente beside others: who they are and why, where it stands among them, in what it differs.

Lays side by side whatever all gemeenten have; knows no time series.
"""
