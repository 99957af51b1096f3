"""Run a module in a process that may have few files and connections open: `python -m ... 128 dashboard --port 8501`."""

import resource
import runpy
import sys

if __name__ == "__main__":
    most = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
