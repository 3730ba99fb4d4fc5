"""The tests' settings, but for how soon a worker sees a newer publication: as in production."""

from leakapp.settings import SNAPSHOT_CHECK_SECONDS as AS_IN_PRODUCTION
from tests.settings import *  # noqa: F403

SNAPSHOT_CHECK_SECONDS = AS_IN_PRODUCTION
