"""Who of the staff reads what readers wrote (content_app/editorial/roles.py)."""


def may_read_answers(user) -> bool:
    return user.has_perm("content_app.view_readeranswer")


def may_delete_words(user) -> bool:
    return user.has_perm("content_app.delete_readeranswer")
