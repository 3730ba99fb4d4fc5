"""For staff: counts of visits and of what was clear, and the backups that were made. All are only read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from leakapp.content import snapshot, tally
from leakapp.content.snapshot import Snapshot
from leakapp.site import clarity
from leakapp.site.models import Backup, DayCount
from leakapp.triage.urgency import Urgency

DAYS_SHOWN = 90
SMALL = 5  # a number below this could point at somebody, and is not shown
LEVELS = [level.name for level in reversed(Urgency)]


class OnlyRead(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has it plain at run time
    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(DayCount)
class DayCountAdmin(OnlyRead):
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        visits = DayCount.objects.filter(what__in=tally.WORDS)
        days = visits.dates("day", "day", order="DESC")[:DAYS_SHOWN]
        counts = visits.filter(day__gte=min(days)) if days else visits.none()
        context = {
            **self.admin_site.each_context(request),
            "title": "Counts",
            "opts": self.opts,
            "columns": ["Day", "Begun", "Came to a result", *(name.replace("_", " ").lower() for name in LEVELS)],
            "rows": list(table(counts)),
            "counting": settings.COUNTS,
            "clarity": list(clarity_table(_since(DAYS_SHOWN), snapshot.current())),
            "clarity_counted": settings.CLARITY,
            "days_shown": DAYS_SHOWN,
            "small": SMALL,
        }
        return TemplateResponse(request, "admin/pages/daycount/table.html", context)


def table(counts: Iterable[DayCount]) -> Iterable[list[str]]:
    """One row a day, newest first. Sums are rounded to fives, so that no hidden number can be worked out from them."""
    days: dict[date, dict[str, int]] = defaultdict(dict)
    for each in counts:
        days[each.day][each.what] = each.count
    for day, said in sorted(days.items(), reverse=True):
        sums = [_rounded(said.get(word, 0)) for word in (tally.STARTED, tally.FINISHED)]
        yield [day.isoformat(), *sums, *(_shown(said.get(level, 0)) for level in LEVELS)]


def _since(days: int) -> Iterable[DayCount]:
    return DayCount.objects.filter(what__in=clarity.WORDS, day__gt=timezone.localdate() - timedelta(days=days))


def clarity_table(counts: Iterable[DayCount], here: Snapshot) -> Iterator[tuple[str, str, str]]:
    """(question, said to be clear, said to be unclear), in the order of asking. What nobody spoke of is left out."""
    sums: Counter[str] = Counter()
    for each in counts:
        sums[each.what] += each.count
    for about in clarity.ABOUT:
        yes, no = (sums[clarity.counted_as(about, said)] for said in (clarity.YES, clarity.NO))
        if yes or no:
            asked = "The result" if about == clarity.RESULT else here.words("question", about)["ask"]
            yield asked, _shown(yes), _shown(no)


def _shown(count: int) -> str:
    return str(count) if count >= SMALL else f"under {SMALL}"


def _rounded(count: int) -> str:
    return f"about {round(count / SMALL) * SMALL}" if count >= SMALL else f"under {SMALL}"


@admin.register(Backup)
class BackupAdmin(OnlyRead):
    list_display = ("made_at", "rows", "checksum")
    list_display_links = None
