from django.urls import path

from leakapp.site import how_it_works, learn, machine_files, medicines, pages, search, sources

urlpatterns = [
    path("", pages.home, name="home"),
    path("learn/", learn.learn, name="learn"),
    path("learn/not-confirmed/", pages.not_confirmed, name="not-confirmed"),
    path("learn/d-mer-or-depression/", pages.d_mer_or_depression, name="d-mer-or-depression"),
    path("learn/leaking-or-discharge/", pages.leaking_or_discharge, name="leaking-or-discharge"),
    path("learn/<slug:key>/", learn.explanation, name="explanation"),
    path("when-to-get-help/", pages.when_to_get_help, name="when-to-get-help"),
    path("medicines/", medicines.medicines, name="medicines"),
    path("sources/", sources.sources, name="sources"),
    path("search/", search.search, name="search"),
    path("how-it-works/", how_it_works.how_it_works, name="how-it-works"),
    path("how-it-works/rules/", how_it_works.rules, name="the-rules"),
    path("how-it-works/questions/", how_it_works.questions, name="the-questions"),
    path("how-it-works/proofs/", how_it_works.proofs, name="the-proofs"),
    path("how-it-works/cases/", how_it_works.example_cases, name="the-cases"),
    path("how-it-works/rules.json", how_it_works.rules_file, name="rules-file"),
    path("how-it-works/questionnaire.json", how_it_works.questionnaire_file, name="questionnaire-file"),
    path("about/", pages.written, {"key": "about"}, name="about"),
    path("about/clinicians/", pages.written, {"key": "clinicians"}, name="clinicians"),
    path("about/hosts/", pages.written, {"key": "hosts"}, name="hosts"),
    path("privacy/", pages.written, {"key": "privacy"}, name="privacy"),
    path("accessibility/", pages.written, {"key": "accessibility"}, name="accessibility"),
    path("sitemap.xml", machine_files.sitemap, name="sitemap"),
    path("robots.txt", machine_files.robots, name="robots"),
]
