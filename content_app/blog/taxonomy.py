"""Categories and tags of blog posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from content_app.base.slugs import SLUG_HELP, SLUG_TAKEN, SlugFromNameMixin


class BlogCategory(SlugFromNameMixin, index.Indexed, models.Model):
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"), max_length=80, blank=True, allow_unicode=True, help_text=SLUG_HELP
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
    ]
    api_fields = [APIField("name", writable=True), APIField("slug", writable=True)]

    class Meta(SlugFromNameMixin.Meta):
        verbose_name = _("blog category")
        verbose_name_plural = _("blog categories")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="content_app_blog_category_unique_slug",
                violation_error_message=SLUG_TAKEN,
            )
        ]

    def __str__(self):
        return self.name


class BlogTag(TagBase):
    class Meta:
        verbose_name = _("blog tag")
        verbose_name_plural = _("blog tags")


class TaggedBlogPost(ItemBase):
    tag = models.ForeignKey(BlogTag, related_name="tagged_posts", on_delete=models.CASCADE)
    content_object = ParentalKey(
        "content_app.BlogPostPage", related_name="tagged_items", on_delete=models.CASCADE
    )
