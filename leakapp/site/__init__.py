"""PAGES around the visit: home, learn, help now, health check, error pages."""
