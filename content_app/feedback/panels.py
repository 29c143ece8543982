"""What readers wrote, on the dashboard, until one of the staff says that it is read."""

from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component

from .permissions import may_read_answers
from .words import about_each, words_of_readers

SHOWN = 5
PANEL_ID = "new-words"


class NewWordsPanel(Component):
    """Nothing where all is read."""

    name = "new_words"
    template_name = "content_app/admin/new_words_panel.html"
    order = 260

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        unread = words_of_readers().filter(is_read=False)
        # One more, to know whether there is more.
        newest = list(unread[: SHOWN + 1])
        return {
            "answers": about_each(newest[:SHOWN], request.user),
            "are_more": len(newest) > SHOWN,
            "back_to": f"{reverse('wagtailadmin_home')}#{PANEL_ID}-section",
            "panel_id": PANEL_ID,
            "csrf_token": get_token(request),
        }


def add_new_words(request, panels) -> None:
    if may_read_answers(request.user):
        panels.append(NewWordsPanel())
