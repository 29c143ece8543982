"""A clock for several processes, Django's own time included: what libfaketime makes of the machine's."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

LIBRARY = next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None)


class SimulatedClock:
    """Goes as fast as the real one; a process that was started with `variables` follows when it is set."""

    def __init__(self, file: Path, moment: datetime):
        self._file = file
        self._offset = timedelta(0)
        self.set(moment)

    @property
    def variables(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Gunicorn takes a worker for dead by the times of a file.
            "NO_FAKE_STAT": "1",
        }

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC) + self._offset

    def set(self, moment: datetime) -> None:
        self._offset = moment - datetime.fromtimestamp(time.time(), UTC)
        draft = self._file.with_suffix(".draft")
        draft.write_text(f"{self._offset.total_seconds():+.6f}\n")
        # In one step: a process may be reading.
        os.replace(draft, self._file)
