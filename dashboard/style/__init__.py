"""What everything looks like: colours that mean something, and the typeface with the widths of its letters.

Knows neither figures nor pictures: whoever draws takes it from here.
"""
