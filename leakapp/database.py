"""Database settings from one address, with limits on waiting: a slow or locked database must not hold a reader up."""

from typing import Any

import dj_database_url

CONNECT_SECONDS = 2  # the least that PostgreSQL's own library takes
LOCKED_SECONDS = 10  # how long an editor's save waits for another one, on SQLite


def settings(url: str, timeout: int) -> dict[str, Any]:
    """What Django wants to know. `timeout`: seconds for one statement, on PostgreSQL; 0 for none."""
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    options = _postgresql(timeout) if "postgresql" in database["ENGINE"] else _sqlite()
    database["OPTIONS"] = {**options, **database.get("OPTIONS", {})}
    return database


def _postgresql(timeout: int) -> dict[str, Any]:
    """Time limits on both sides: the server gives up a slow statement, the client a server that went silent."""
    limits = {"connect_timeout": CONNECT_SECONDS, "keepalives_idle": 10, "tcp_user_timeout": 10_000}
    return {**limits, "options": f"-c statement_timeout={timeout * 1000}"} if timeout else limits


def _sqlite() -> dict[str, Any]:
    """Readers never wait for a writer (WAL). Opening waits a second at most, saving longer."""
    waits = f"PRAGMA journal_mode=WAL; PRAGMA busy_timeout={LOCKED_SECONDS * 1000};"
    return {"transaction_mode": "IMMEDIATE", "timeout": 1, "init_command": waits}
