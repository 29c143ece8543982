"""What posts have in common."""

from django.db.models import QuerySet

from content_app.base import shown

from .models import BlogPostPage
from .taxonomy import BlogCategory


def in_shared_categories(page) -> QuerySet | None:
    """The posts of any of a post's categories, as the site's suggestions ask for them.

    A translated post may be in the categories of its original.
    """
    if not isinstance(page, BlogPostPage):
        return None
    in_post = BlogCategory.objects.filter(posts=page.pk)
    categories = list(in_post.values_list("translation_key", flat=True))
    shown.note(*map(shown.about, categories))
    posts = BlogPostPage.objects.filter(categories__translation_key__in=categories)
    return posts.values("translation_key")
