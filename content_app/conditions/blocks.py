"""The sections of a condition page. Staff choose which ones there are and in which order."""

from django.db.models import TextChoices
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from content_app.base.blocks import INLINE_FEATURES, PROSE_FEATURES, LinkBlock, StructBlock
from content_app.base.chooser_blocks import RecordChooserBlock
from content_app.base.contents import block_anchor
from content_app.body.blocks import BodyBlock
from content_app.evidence.blocks import references_block


class Recommendation(TextChoices):
    """How far a therapy is recommended for one condition; told by words, never by colour alone (WCAG 2.2, 1.4.1)."""

    RECOMMENDED = "recommended", pgettext_lazy("therapy", "Recommended")
    MAY_HELP_SOME = "may_help_some", pgettext_lazy("therapy", "May help some people")
    INCONCLUSIVE = "inconclusive", pgettext_lazy("therapy", "Studies are inconclusive")
    RESERVED = "reserved", pgettext_lazy("therapy", "Reserved for certain patients")
    NOT_RECOMMENDED = "not_recommended", pgettext_lazy("therapy", "Not recommended")
    UNDER_STUDY = "under_study", pgettext_lazy("therapy", "Under study")


class SectionValue(blocks.StructValue):
    @property
    def heading_text(self) -> str:
        """The heading that staff wrote, or the section's usual one in the reader's language."""
        return self.get("heading") or str(self.block.meta.label)


class SectionBlock(StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Left empty, the section's usual heading is shown."),
    )

    @classmethod
    def anchor_of(cls, child: blocks.StreamValue.StreamChild) -> str:
        """The section's address in the page: from its type where there can be one only, else from its block."""
        if child.block.meta.repeatable:
            return block_anchor(child.id) if child.id else ""
        return slugify(child.block_type.replace("_", "-"))

    class Meta:
        value_class = SectionValue
        repeatable = False


def body_block() -> BodyBlock:
    return BodyBlock(label=_("Text"), required=False)


class OverviewSection(SectionBlock):
    body = body_block()

    class Meta:
        icon = "help"
        label = _("What it is and what causes it")
        template = "content_app/blocks/sections/overview.html"


class SymptomBlock(StructBlock):
    name = blocks.CharBlock(label=_("Symptom or sign"), max_length=160)
    detail = blocks.TextBlock(
        label=_("In a sentence"),
        required=False,
        help_text=_("How a person notices it, in everyday words."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Symptom or sign")
        label_format = "{name}"


class SymptomsSection(SectionBlock):
    caveat = blocks.CharBlock(
        label=_("Caveat"),
        required=False,
        max_length=240,
        default=_("Nobody needs to have all of these."),
        help_text=_("Shown above the list, such as that not all of them may be present."),
    )
    symptoms = blocks.ListBlock(SymptomBlock(), label=_("Symptoms and signs"))
    body = body_block()

    class Meta:
        icon = "warning"
        label = _("Symptoms & Signs")
        template = "content_app/blocks/sections/symptoms.html"


class DiagnosticTestBlock(StructBlock):
    name = blocks.CharBlock(label=_("Test"), max_length=160)
    shows = blocks.RichTextBlock(label=_("What it shows"), features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "tasks"
        label = _("Test")
        label_format = "{name}"


class DiagnosisSection(SectionBlock):
    introduction = blocks.RichTextBlock(
        label=_("Introduction"), features=PROSE_FEATURES, required=False
    )
    tests = blocks.ListBlock(
        DiagnosticTestBlock(), label=_("Tests"), help_text=_("In the order in which they are done.")
    )
    body = body_block()

    class Meta:
        icon = "search"
        label = _("Diagnosis")
        template = "content_app/blocks/sections/diagnosis.html"


class TherapyEntryValue(blocks.StructValue):
    @property
    def recommendation_label(self) -> str:
        value = self.get("recommendation")
        return str(Recommendation(value).label) if value in Recommendation.values else ""


class TherapyEntryBlock(StructBlock):
    therapy = RecordChooserBlock("content_app.Therapy", label=_("Therapy"))
    recommendation = blocks.ChoiceBlock(
        label=_("Recommendation for this condition"), choices=Recommendation.choices
    )
    what_is_known = blocks.RichTextBlock(
        label=_("What is known"),
        features=PROSE_FEATURES,
        required=False,
        help_text=_("For this condition only; how the therapy works belongs to the therapy."),
    )
    cautions = blocks.RichTextBlock(label=_("Cautions"), features=PROSE_FEATURES, required=False)
    references = references_block()

    class Meta:
        icon = "first-aid"
        label = _("Therapy")
        value_class = TherapyEntryValue


class TreatmentValue(SectionValue):
    @property
    def known_therapies(self) -> list:
        entries = self.get("therapies") or ()
        return [e for e in entries if e["therapy"] and e["therapy"].is_known_to_readers]


class TreatmentSection(SectionBlock):
    caveat = blocks.CharBlock(
        label=_("Caveat"),
        required=False,
        max_length=240,
        default=_("Not every treatment is right for everyone."),
    )
    introduction = blocks.RichTextBlock(
        label=_("Introduction"), features=PROSE_FEATURES, required=False
    )
    therapies = blocks.ListBlock(TherapyEntryBlock(), label=_("Therapies"))
    body = body_block()

    class Meta:
        icon = "first-aid"
        label = _("Treatment & Therapy")
        template = "content_app/blocks/sections/treatment.html"
        value_class = TreatmentValue


class QuestionsForDoctorSection(SectionBlock):
    questions = blocks.ListBlock(
        blocks.CharBlock(
            label=_("Question"),
            max_length=200,
            help_text=_("As a patient would ask it, such as “Which of these tests do I need?”"),
        ),
        label=_("Questions"),
        help_text=_("The most useful first. They stand on the summary to take to a doctor, too."),
    )

    class Meta:
        icon = "help"
        label = _("Questions to ask your doctor")
        template = "content_app/blocks/sections/questions_for_doctor.html"


class FactBlock(StructBlock):
    figure = blocks.CharBlock(
        label=_("Figure"), max_length=40, help_text=_("Such as “10 percent” or “50s and 60s”.")
    )
    meaning = blocks.CharBlock(label=_("What it means"), max_length=200)

    class Meta:
        icon = "order"
        label = _("Figure")
        label_format = "{figure}: {meaning}"


class OutlookSection(SectionBlock):
    facts = blocks.ListBlock(FactBlock(), label=_("Figures"), default=[], required=False)
    body = body_block()

    class Meta:
        icon = "view"
        label = _("Outlook and who is affected")
        template = "content_app/blocks/sections/outlook.html"


class ResearchValue(SectionValue):
    @property
    def published_studies(self) -> list:
        return [study for study in self.get("studies") or () if study and study.live]


class ResearchSection(SectionBlock):
    introduction = blocks.RichTextBlock(
        label=_("Introduction"), features=PROSE_FEATURES, required=False
    )
    studies = blocks.ListBlock(
        RecordChooserBlock("content_app.Study", label=_("Study")),
        label=_("Studies"),
        default=[],
        required=False,
    )
    body = body_block()

    class Meta:
        icon = "pick"
        label = _("Current Research")
        template = "content_app/blocks/sections/research.html"
        value_class = ResearchValue


class MoreInformationSection(SectionBlock):
    links = blocks.ListBlock(
        LinkBlock(),
        label=_("Links"),
        help_text=_("Webinars, pages, documents and other organisations."),
    )
    body = body_block()

    class Meta:
        icon = "link"
        label = _("More Information")
        template = "content_app/blocks/sections/more_information.html"


class FreeTextSection(SectionBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    body = body_block()

    class Meta:
        icon = "doc-full"
        label = _("Section of your own")
        label_format = "{heading}"
        template = "content_app/blocks/sections/free_text.html"
        repeatable = True


class ConditionSections(blocks.StreamBlock):
    overview = OverviewSection()
    symptoms = SymptomsSection()
    diagnosis = DiagnosisSection()
    treatment = TreatmentSection()
    questions_for_doctor = QuestionsForDoctorSection()
    outlook = OutlookSection()
    research = ResearchSection()
    more_information = MoreInformationSection()
    free_text = FreeTextSection()

    class Meta:
        # One of each, so that the section's type is its lasting address in the page.
        block_counts = {
            name: {"max_num": 1}
            for name in (
                "overview",
                "symptoms",
                "diagnosis",
                "treatment",
                "questions_for_doctor",
                "outlook",
                "research",
                "more_information",
            )
        }
        template = "content_app/blocks/sections.html"
