"""Pages that should be related to one of another kind, and are not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from . import findings
from .findings import Evidence, Found
from .kinds import Kind


@dataclass(frozen=True)
class _Expectation:
    models: tuple[type[Model], ...]
    companion: type[Model]

    def __call__(self, evidence: Evidence) -> Iterator[Found]:
        graph = evidence.graph
        for node, page in graph.pages():
            if issubclass(page.model, self.models) and not any(
                issubclass(model, self.companion) for model in graph.related_models(node)
            ):
                yield Found(node, page.title)


def expect(
    code: str,
    label: str | Promise,
    advice: str | Promise,
    *,
    models: tuple[type[Any], ...],
    companion: type[Any],
) -> None:
    """Have it found where a page of `models` is related to no published page of the kind `companion`.

    Whoever knows both kinds says so in `AppConfig.ready()`.
    """
    kind = Kind(code, label, lambda facts: str(advice))
    findings.register(kind, _Expectation(models, companion))
