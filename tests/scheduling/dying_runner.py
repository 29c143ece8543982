"""A runner that is killed in the middle of its work: after doing something, before that is committed.

Run as a process of its own: `python -m tests.scheduling.dying_runner 20` dies at the twentieth thing.
"""

import os
import signal
import sys

import django


def main(dies_at: int) -> None:
    django.setup()
    # Models cannot be imported any earlier.
    from content_app.scheduling import ledger, runner

    settle, settled = ledger.settle, []

    def settle_or_die(entry, reason_to_skip):
        settle(entry, reason_to_skip)
        settled.append(entry)
        if len(settled) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    ledger.settle = settle_or_die
    runner.run_once()


if __name__ == "__main__":
    main(int(sys.argv[1]))
