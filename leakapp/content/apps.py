from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "leakapp.content"
    verbose_name = "Words"

    def ready(self) -> None:
        from leakapp.content import checks  # noqa: F401, PLC0415  registers the start-up checks
