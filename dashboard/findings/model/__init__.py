"""What a finding is: its numbers, sentences, sources and caveats, and what is said where figures lack.

Knows which figures can be asked for (indicators) and not what they are; reads no snapshot.
"""
