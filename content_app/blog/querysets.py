from django.db.models import Q
from wagtail.models import PageManager

from content_app.base.querysets import PublishedPageQuerySet


class BlogPostPageQuerySet(PublishedPageQuerySet):
    def newest_first(self):
        # The key makes the order of posts of one day the same on every page of a list.
        return self.order_by("-date", "-pk")

    def in_category(self, slug: str):
        return self.filter(categories__slug=slug)

    def of_kind(self, kind: str):
        """`qa`, or a kind of the model; a post with questions is a Q&A whatever its kind says."""
        if kind == "qa":
            return self.filter(has_questions=True)
        return self.filter(kind=kind, has_questions=False)

    def written_by(self, person_slug: str):
        return self.filter(
            credits__person__slug=person_slug,
            credits__person__live=True,
            credits__role="author",
        )

    def about(self, conditions):
        """Related to one of `conditions` or a translation of it, whichever page holds the relation."""
        keys = conditions.values("translation_key")
        return self.filter(
            Q(relations__target__translation_key__in=keys)
            | Q(
                relations_from__owner__translation_key__in=keys,
                relations_from__owner__live=True,
            )
        ).distinct()


BlogPostPageManager = PageManager.from_queryset(BlogPostPageQuerySet)
