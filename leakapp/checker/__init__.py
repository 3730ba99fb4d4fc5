"""PAGES of a visit: questions, result, summary. No models: nothing a visitor says is kept."""
