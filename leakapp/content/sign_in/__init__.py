"""Signing in to the admin: a password, then a code from a phone app. The roles are in access.py."""
