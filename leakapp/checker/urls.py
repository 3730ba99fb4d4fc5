from django.urls import path

from leakapp.checker import views

urlpatterns = [
    path("", views.screen, name="danger"),
    path("answers/", views.answers, name="answers"),
    path("result/", views.result, name="result"),
    path("summary/", views.summary, name="summary"),
    path("continue/", views.continue_visit, name="continue"),
    path("summary/file/", views.sheet_file, name="sheet-file"),
    path("summary/calendar/", views.calendar, name="calendar"),
    path("region/", views.region, name="region"),
    path("clear/", views.clear, name="clear"),
    path("leave/", views.leave, name="leave"),
    path("<slug:screen_id>/", views.screen, name="screen"),
]
