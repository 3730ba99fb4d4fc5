"""The domain: questions, rules, urgency, explanations. Standard library only; knows no page, no database, no wording."""
