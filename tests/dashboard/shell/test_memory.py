"""Memory is asked for such that it can be given back."""

import subprocess
import sys

PROGRAM = """
import pyarrow as pa
from dashboard.shell.memory import frugal, give_back
frugal()
give_back()
print(pa.default_memory_pool().backend_name)
"""


def test_arrow_asks_the_same_allocator():
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "system"
