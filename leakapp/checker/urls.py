from django.urls import path

from leakapp.checker import views
from leakapp.checker.off_line import unless_off_line

urlpatterns = [
    path("", unless_off_line(views.screen), name="danger"),
    path("answers/", unless_off_line(views.answers), name="answers"),
    path("result/", unless_off_line(views.result), name="result"),
    path("summary/", unless_off_line(views.summary), name="summary"),
    path("continue/", unless_off_line(views.continue_visit), name="continue"),
    path("summary/file/", unless_off_line(views.sheet_file), name="sheet-file"),
    path("summary/calendar/", unless_off_line(views.calendar), name="calendar"),
    path("region/", unless_off_line(views.region), name="region"),
    path("clear/", views.clear, name="clear"),
    path("leave/", views.leave, name="leave"),
    path("<slug:screen_id>/", unless_off_line(views.screen), name="screen"),
]
