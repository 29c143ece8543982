"""What posts have in common."""

from django.db.models import QuerySet

from .models import BlogPostPage
from .taxonomy import BlogCategory


def in_shared_categories(page) -> QuerySet | None:
    """The posts of any of a post's categories, as the site's suggestions ask for them.

    A translated post may be in the categories of its original.
    """
    if not isinstance(page, BlogPostPage):
        return None
    categories = BlogCategory.objects.filter(posts=page.pk).values("translation_key")
    posts = BlogPostPage.objects.filter(categories__translation_key__in=categories)
    return posts.values("translation_key")
