"""The tasks (opgaven): figures of the themes beside peers and over the wijken, and what can be asked and done.

Describes, and names no cause.
"""
