"""What an operator sees of the dashboard: figures for Prometheus, and lines in the log. Of nobody anything.

Every room may count here; knows no page, no store, no figures, no Streamlit.
"""
