"""Loaded first in the process that workers are forked from: it takes away the folder of its socket when all its callers
are gone, for a caller that was killed cannot."""

import atexit
import os
import shutil

SOCKETS = "EDU_COMPLIANCE_SOCKETS"
"""The environment variable that names the folder."""

if folder := os.environ.pop(SOCKETS, ""):
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
