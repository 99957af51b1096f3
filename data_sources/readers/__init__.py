"""Readers of CBS OData v3, CBS OData v4 and PDOK's OGC API Features, behind one small interface.

They hand out rows with trimmed keys; they know nothing of what the rows mean.
"""

from data_sources.readers.interface import TableInfo, TableReader, Topic
from data_sources.readers.odata3 import Odata3Reader
from data_sources.readers.odata4 import Odata4Reader
from data_sources.readers.ogcapi import OgcApiReader

__all__ = ["Odata3Reader", "Odata4Reader", "OgcApiReader", "TableInfo", "TableReader", "Topic"]
