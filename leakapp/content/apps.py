from django.apps import AppConfig
from django.contrib.admin import apps as stock_admin


class WordsAdminConfig(stock_admin.AdminConfig):
    """The stock admin, opened by a second factor."""

    default = False  # ContentConfig is this app's own; settings name this one in full
    default_site = "leakapp.content.sign_in.site.WordsSite"


class ContentConfig(AppConfig):
    name = "leakapp.content"
    verbose_name = "Words"

    def ready(self) -> None:
        from leakapp.content import checks  # noqa: F401, PLC0415  registers the start-up checks
