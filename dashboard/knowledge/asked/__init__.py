"""Questions with answers: found, asked, answered by experts, and reactions on dossiers, as pages that need no script.

Every page that takes something in is a form; what is sent waits until somebody with a secret link has read it.
"""
