"""Moves the clock of a Python program ahead by $DAYS_AHEAD days, before anything of it runs.

`.ci/any-day` puts this folder on the path, so that the tests, their workers and the programs that they start all live
on the same day. Only Python's clock moves: the disk and a browser keep the computer's.
"""

import os
from datetime import UTC, datetime, timedelta

import time_machine

if days := int(os.environ.get("DAYS_AHEAD", "0")):
    time_machine.travel(datetime.now(UTC) + timedelta(days), tick=True).start()
