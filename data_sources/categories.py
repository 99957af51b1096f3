"""Which columns of the tidy frames repeat a few values, and so are kept and handed out as categories."""

REPEATED = ("level", "classification", "group", "birthplace", "source_table", "indicator", "unit")
