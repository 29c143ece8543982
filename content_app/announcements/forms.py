from wagtail.admin.forms import WagtailAdminPageForm


class AnnouncedPageForm(WagtailAdminPageForm):
    """Gives a new page the plan that its site keeps for its kind."""

    def __init__(self, *args, instance=None, parent_page=None, **kwargs):
        site = parent_page.get_site() if parent_page else None
        if site and instance is not None and instance._state.adding:
            instance.take_plan_of(site)
        super().__init__(*args, instance=instance, parent_page=parent_page, **kwargs)

    def save(self, commit=True):
        if "go_live_at" in self.changed_data:
            # A date that somebody has chosen stays where it is.
            self.instance.goes_live_by_plan = False
        return super().save(commit)
