"""What people leave beside what is known: questions, reactions, notes of experts; and where all answers are found.

Tables of its own in the database of all that is kept. Knows no page and no text.
"""
