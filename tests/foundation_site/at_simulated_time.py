"""Runs a module as `python -m` does, under libfaketime.

Its version 0.9.10, which Debian has, counts the time since the machine was started twice where a program sleeps until a
moment, as `time.sleep` does; who waits for a span with `select` wakes up.
"""

import runpy
import select
import sys
import time

if __name__ == "__main__":
    time.sleep = lambda seconds: select.select([], [], [], seconds)
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
