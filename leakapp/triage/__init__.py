"""The domain: questions, rules, urgency, explanations. Standard library only: no page, no database, no wording."""
