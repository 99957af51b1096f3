"""Measures as pure functions on frames and arrays: diversity, segregation, trends and types.

Must not know Streamlit, files, the network or colours.
"""
