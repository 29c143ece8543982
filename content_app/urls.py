"""The addresses that are not pages. A host includes them before Wagtail's own."""

from django.urls import path

from .base.passwords import take_document_password, take_page_password
from .feedback.views import take_answer, take_words, thank
from .feeds.posts import PostsAtomFeed, PostsFeed
from .feeds.webinars import WebinarsAtomFeed, WebinarsFeed
from .scheduling.views import health
from .search.views import search
from .webinars.calendar_views import all_webinars, one_webinar, webinars_about
from .webinars.registration_views import register

app_name = "content_app"

urlpatterns = [
    path("search/", search, name="search"),
    path("feeds/posts.rss", PostsFeed(), name="posts_rss"),
    path("feeds/posts.atom", PostsAtomFeed(), name="posts_atom"),
    path("feeds/webinars.rss", WebinarsFeed(), name="webinars_rss"),
    path("feeds/webinars.atom", WebinarsAtomFeed(), name="webinars_atom"),
    path("health/scheduler/", health, name="scheduler_health"),
    path("feedback/<int:page_id>/", take_answer, name="feedback"),
    path("feedback/<int:page_id>/words/", take_words, name="feedback_words"),
    path("feedback/<int:page_id>/thanks/", thank, name="feedback_thanks"),
    path("registration/<int:page_id>/", register, name="registration"),
    path(
        "password/page/<int:page_view_restriction_id>/<int:page_id>/",
        take_page_password,
        name="page_password",
    ),
    path(
        "password/document/<int:restriction_id>/", take_document_password, name="document_password"
    ),
    path("calendars/webinars.ics", all_webinars, name="webinars_calendar"),
    path("calendars/webinars/<uuid:key>.ics", one_webinar, name="webinar_calendar_file"),
    path("calendars/about/<uuid:key>.ics", webinars_about, name="webinars_about_calendar"),
]
