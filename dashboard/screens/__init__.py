"""One short file a page: reads what is looked at, asks for the finding, lays it out; knows no tables or formulas.

Not called `pages`: Streamlit takes a folder of that name beside its script for itself and runs its files without the
frame around them.
"""
