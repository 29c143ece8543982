import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="These are settings of SQLite."),
]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_sqlite_is_set_up_for_several_processes(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_sqlite_transactions_take_their_turn_at_the_beginning():
    assert connection.transaction_mode == "IMMEDIATE"
