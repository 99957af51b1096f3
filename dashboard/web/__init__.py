"""What the browser fetches besides pages: boundaries, under addresses that may be kept for ever; knows no figures."""
