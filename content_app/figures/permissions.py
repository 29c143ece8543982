"""Who of the staff sees the figures (content_app/editorial/roles.py)."""


def may_see_figures(user) -> bool:
    return user.has_perm("content_app.view_figure")
