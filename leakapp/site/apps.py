from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "leakapp.site"
    label = "pages"
