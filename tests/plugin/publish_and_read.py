"""Run inside the host project: publishes one of everything through the admin, and reads it as a visitor.

The last line of the output is a report as JSON; the tests judge it.
"""

import json
import os

import django

django.setup()

from admin_forms import Editor  # noqa: E402
from django.apps import apps  # noqa: E402
from django.test import Client  # noqa: E402
from form_values import choices, paragraph, picture, prose, rows  # noqa: E402
from visitor import read  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402
from wagtail.snippets.models import get_snippet_models  # noqa: E402
from wagtail.test.utils.form_data import inline_formset, streamfield  # noqa: E402

import content_app  # noqa: E402
from content_app import models  # noqa: E402

SECOND_SITE = "front.example.org"


editor = Editor(os.environ["DJANGO_SUPERUSER_USERNAME"], os.environ["DJANGO_SUPERUSER_PASSWORD"])
home = Site.objects.get(is_default_site=True).root_page
image = editor.upload_image("A nerve", picture())

# First, so that what follows has a place and records have addresses.
index_pages = {
    model: editor.publish_page(
        model, home, {"title": title, "slug": slug, "summary": f"About our {slug}."}
    )
    for model, title, slug in [
        (models.ConditionIndexPage, "Conditions", "conditions"),
        (models.BlogIndexPage, "Blog", "blog"),
        (models.WebinarIndexPage, "Webinars", "webinars"),
        (models.PersonIndexPage, "People", "people"),
        (models.TherapyIndexPage, "Therapies", "therapies"),
        (models.StudyIndexPage, "Studies", "studies"),
    ]
}

person = editor.publish_snippet(
    models.Person,
    {
        "name": "Example Speaker",
        "credentials": "MD",
        "photo": image.pk,
        "biography": prose("Works with people who have neuropathy."),
        "links": streamfield([("link", {"label": "Profile", "url": "https://example.org/"})]),
        "other_names": inline_formset([{"name": "E. Speaker", "kind": "synonym"}]),
    },
)
therapy = editor.publish_snippet(
    models.Therapy,
    {
        "name": "Rituximab",
        "kind": "infusion",
        "how_it_works": prose("It removes the cells that make antibodies."),
        "other_names": inline_formset([{"name": "RTX", "kind": "abbreviation"}]),
    },
)
study = editor.publish_snippet(
    models.Study,
    {
        "name": "IMAGiNe",
        "status": "recruiting",
        "purpose": prose("It follows people over years."),
        "countries": inline_formset([{"name": "Netherlands", "joined_in": "2014"}]),
    },
)
reference = editor.publish_snippet(
    models.Reference, {"text": "An example of a reference, 2024.", "doi": "10.1000/182"}
)
category = editor.publish_snippet(models.BlogCategory, {"name": "Treatment", "slug": "treatment"})

condition = editor.publish_page(
    models.ConditionPage,
    index_pages[models.ConditionIndexPage],
    {
        "announcement_plan": streamfield([]),
        "title": "Anti-MAG neuropathy",
        "slug": "anti-mag",
        "full_name": "Anti-myelin-associated glycoprotein neuropathy",
        "short_answer": "The immune system harms the insulation of nerves.",
        "lead_image": image.pk,
        "other_names": inline_formset([{"name": "DADS-M", "kind": "synonym"}]),
        "codes": inline_formset([{"system": "orpha", "code": "639"}]),
        "credits": inline_formset([{"person": person.pk, "role": "reviewer"}]),
        "sections": streamfield(
            [
                (
                    "overview",
                    {"heading": "", "body": streamfield([paragraph("Myelin.", reference)])},
                ),
                (
                    "symptoms",
                    {
                        "caveat": "Not all may be present.",
                        "symptoms": rows({"name": "Tremor", "detail": "Hands shake."}),
                        "body": streamfield([]),
                    },
                ),
                (
                    "diagnosis",
                    {
                        "introduction": prose("Several tests."),
                        "tests": rows({"name": "Blood test", "shows": prose("Antibodies.")}),
                        "body": streamfield([]),
                    },
                ),
                (
                    "treatment",
                    {
                        "introduction": prose("Talk it over."),
                        "therapies": rows(
                            {
                                "therapy": str(therapy.pk),
                                "recommendation": "may_help_some",
                                "what_is_known": prose("Helps about a third."),
                                "cautions": prose("Infections."),
                                "references": choices(reference),
                            }
                        ),
                        "body": streamfield([]),
                    },
                ),
                (
                    "outlook",
                    {
                        "facts": rows({"figure": "Most people", "meaning": "walk on their own."}),
                        "body": streamfield([]),
                    },
                ),
                (
                    "research",
                    {
                        "introduction": prose("It goes on."),
                        "studies": choices(study),
                        "body": streamfield([]),
                    },
                ),
                (
                    "more_information",
                    {
                        "links": rows(
                            {
                                "page": "",
                                "document": "",
                                "url": "https://example.org/",
                                "label": "Out",
                            }
                        ),
                        "body": streamfield([]),
                    },
                ),
            ]
        ),
    },
)
post = editor.publish_page(
    models.BlogPostPage,
    index_pages[models.BlogIndexPage],
    {
        "announcement_plan": streamfield([]),
        "title": "Questions about anti-MAG",
        "slug": "questions",
        "date": "2026-03-02",
        "kind": "article",
        "categories": str(category.pk),
        "tags": "nerves",
        "credits": inline_formset([{"person": person.pk, "role": "author"}]),
        "relations": inline_formset([{"target": condition.pk}]),
        "body": streamfield(
            [
                paragraph("You asked.", reference),
                (
                    "question",
                    {
                        "question": "Can it be cured?",
                        "answer": prose("It can be treated."),
                        "answered_by": str(person.pk),
                        "references": choices(),
                    },
                ),
            ]
        ),
    },
)
webinar = editor.publish_page(
    models.WebinarPage,
    index_pages[models.WebinarIndexPage],
    {
        "announcement_plan": streamfield([]),
        "title": "A talk on anti-MAG",
        "slug": "talk",
        "held_on": "2022-06-27",
        "time_zone": "America/New_York",
        "recording_url": "https://vimeo.com/76979871",
        "credits": inline_formset([{"person": person.pk, "role": "speaker"}]),
        "relations": inline_formset([{"target": condition.pk}]),
        "body": streamfield([paragraph("What is known.")]),
    },
)
standard = editor.publish_page(
    models.StandardPage,
    home,
    {
        "announcement_plan": streamfield([]),
        "title": "About us",
        "slug": "about",
        "body": streamfield([paragraph("Who we are.")]),
    },
)
callout = editor.publish_snippet(
    models.Callout,
    {
        "title": "A registry exists",
        "text": prose("You can take part."),
        "link_page": condition.pk,
        "placements": inline_formset([{"page": condition.pk}]),
    },
)
editor.publish_snippet(
    models.GlossaryTerm,
    {
        "term": "Antibody",
        "definition": "What the immune system makes.",
        "other_names": inline_formset([]),
    },
)
models.SiteSettings.objects.update_or_create(
    site=Site.objects.get(is_default_site=True), defaults={"explains_terms": True}
)
# The plugin's own home page is the top of a site, so it gets a site.
front_door = editor.publish_page(
    models.HomePage,
    Page.get_first_root_node(),
    {
        "title": "Front door",
        "slug": "front-door",
        "lead_title": "Nerves matter",
        "lead_text": "We help.",
        "featured_condition": condition.pk,
        "body": streamfield([("callout", {"callout": str(callout.pk)})]),
    },
)
editor.add_site(SECOND_SITE, front_door)

# What each holds for a reader, by the model that it shows.
EXPECTED = {
    (models.ConditionIndexPage, "/conditions/"): ["Conditions", "Anti-MAG neuropathy", "DADS-M"],
    (models.ConditionPage, "/conditions/anti-mag/"): [
        "Anti-MAG neuropathy",
        "DADS-M",
        "ORPHA",
        "The immune system harms",
        "Myelin.",
        "Tremor",
        "Blood test",
        "Rituximab",
        "May help some people",
        "Helps about a third.",
        "walk on their own.",
        "IMAGiNe",
        "Questions about anti-MAG",
        "A talk on anti-MAG",
    ],
    (models.Reference, "/conditions/anti-mag/"): ["An example of a reference, 2024."],
    (models.Callout, "/conditions/anti-mag/"): ["A registry exists", "You can take part."],
    (models.GlossaryTerm, "/conditions/anti-mag/"): ["What the immune system makes."],
    (models.BlogIndexPage, "/blog/"): ["Blog", "Questions about anti-MAG"],
    (models.BlogCategory, "/blog/?category=treatment"): ["Questions about anti-MAG", "Treatment"],
    (models.BlogPostPage, "/blog/questions/"): [
        "Questions about anti-MAG",
        "Example Speaker, MD",
        "You asked.",
        "Can it be cured?",
        "It can be treated.",
        "Anti-MAG neuropathy",
    ],
    (models.WebinarIndexPage, "/webinars/"): ["Webinars", "A talk on anti-MAG"],
    (models.WebinarPage, "/webinars/talk/"): [
        "A talk on anti-MAG",
        "2022",
        "Example Speaker, MD",
        "What is known.",
        "Anti-MAG neuropathy",
    ],
    (models.PersonIndexPage, "/people/"): ["People", "Example Speaker, MD"],
    (models.Person, person.get_url()): [
        "Example Speaker, MD",
        "Works with people who have neuropathy.",
        "Can it be cured?",
        "A talk on anti-MAG",
    ],
    (models.TherapyIndexPage, "/therapies/"): ["Therapies", "Rituximab"],
    (models.Therapy, therapy.get_url()): ["Rituximab", "RTX", "It removes the cells"],
    (models.StudyIndexPage, "/studies/"): ["Studies", "IMAGiNe"],
    (models.Study, study.get_url()): ["IMAGiNe", "It follows people", "Netherlands", "2014"],
    (models.StandardPage, "/about/"): ["About us", "Who we are."],
    (models.HomePage, f"http://{SECOND_SITE}/"): [
        "Nerves matter",
        "Anti-MAG neuropathy",
        "A registry exists",
    ],
    (models.Question, "/search/?query=cured"): ["Can it be cured?"],
}


own_models = set(apps.get_app_config("content_app").get_models())
pdf = Client().get("/conditions/anti-mag/summary/pdf/")
report = {
    "content_app": content_app.__file__,
    "published_by_staff": sorted(
        model.__name__
        for model in own_models
        if issubclass(model, Page) or model in get_snippet_models()
    ),
    "read": {model.__name__: read(url, expected) for (model, url), expected in EXPECTED.items()},
    "feeds": {
        url: Client().get(url).status_code for url in ("/feeds/posts.rss", "/feeds/posts.atom")
    },
    "summary": read(
        "/conditions/anti-mag/summary/",
        ["Anti-MAG neuropathy", "Rituximab", "Be careful: Infections."],
    ),
    "summary_pdf": {
        "status": pdf.status_code,
        "type": pdf["Content-Type"],
        "begins": pdf.content[:5].decode(errors="replace"),
    },
    "home": read("/", []),
}
print(json.dumps(report))
