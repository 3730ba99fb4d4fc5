"""Backups: every table that people have filled, in one archive that any computer can open and either database reads."""
