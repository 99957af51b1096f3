"""The report of a meeting: one value, made at any moment of what the room may see, and its forms on paper and slides.

What was answered and not published is not in it, for the value is made of `shown.Seen`, which holds none of that. Knows
no page.
"""
