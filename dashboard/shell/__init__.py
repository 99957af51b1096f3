"""What stands around a page: what is looked at, the header and its controls, how an exhibit is shown and taken along.

With `screens` the only room that knows Streamlit. What is said and drawn is made below it.
"""
