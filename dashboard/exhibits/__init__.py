"""Every picture and table with all that belongs to it, as a value: title, alt text, picture, table, legend, sources.

A module for each page. Screen, PDF, slides, sheets and images all take their exhibits from here; it knows none of them.
"""
