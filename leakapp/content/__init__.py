"""WORDS: every text a reader sees, its versions, who reviewed it, and what is published."""
