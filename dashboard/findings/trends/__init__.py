"""A gemeente over the years: series in each classification, what changed most, where it may go and how sure that is.

Never one line through the break of 2022.
"""
