"""How a second loading recognises what the first one made, wherever editors have moved it since."""

from uuid import UUID, uuid5

_NAMESPACE = UUID("5b0b6f0e-3f0a-4d55-9a0c-1f1f6c0a9d11")


def translation_key(kind: str, key: str) -> UUID:
    """The same at every loading; Wagtail keeps it through edits, moves and new addresses."""
    return uuid5(_NAMESPACE, f"{kind}:{key}")


def made_before(model, kind: str, key: str, locale):
    """What an earlier loading made under this key, or None."""
    same = model._default_manager.filter(translation_key=translation_key(kind, key), locale=locale)
    return same.first()
