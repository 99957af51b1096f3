"""Pictures: figure data in, Plotly figure out; must not know the session, files or formulas."""
