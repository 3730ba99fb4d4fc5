"""Writes .env from .env.example, with a fresh secret. Never touches one that is there."""

import secrets
from pathlib import Path

here = Path(__file__).resolve().parent.parent
target = here / ".env"
if not target.exists():
    words = (here / ".env.example").read_text(encoding="utf-8")
    target.touch(mode=0o600)
    target.write_text(words.replace("SECRET_KEY=\n", f"SECRET_KEY={secrets.token_urlsafe(50)}\n", 1), encoding="utf-8")
    print("Wrote .env with a fresh secret")
