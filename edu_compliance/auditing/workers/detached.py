"""The command line of a worker process that multiprocessing has not started: `python -m … FD MEMORY SECONDS`."""

import sys
from multiprocessing.connection import Connection

from edu_compliance.auditing.workers.worker_process import serve

IDLE = 60.0
"""Seconds after which one ends of whom nobody wants anything: a cluster outlives the audits it is used for."""

if __name__ == "__main__":
    number, memory, seconds = sys.argv[1:]
    serve(Connection(int(number)), int(memory), float(seconds), IDLE)
