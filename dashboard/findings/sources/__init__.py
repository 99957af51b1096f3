"""Where every figure comes from and how fresh it is: tables, measures, and the types with their reasons.

Made from declarations and the snapshot, so that nothing that is shown lacks its account.
"""
