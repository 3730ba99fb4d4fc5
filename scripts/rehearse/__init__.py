"""Rehearsals: the real server with production settings, on this machine alone, while things break. `make rehearse`."""
