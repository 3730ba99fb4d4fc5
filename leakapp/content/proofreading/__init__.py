"""Proofreading: what a reader should not meet, found by rule. It names the place, the sentence and how to mend it."""
