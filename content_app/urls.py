"""The addresses that are not pages. A host includes them before Wagtail's own."""

from django.urls import path

from .feeds.posts import PostsAtomFeed, PostsFeed
from .search.views import search

app_name = "content_app"

urlpatterns = [
    path("search/", search, name="search"),
    path("feeds/posts.rss", PostsFeed(), name="posts_rss"),
    path("feeds/posts.atom", PostsAtomFeed(), name="posts_atom"),
]
