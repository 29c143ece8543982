"""What each therapy is and does, whatever the condition."""

from typing import NamedTuple


class TherapyText(NamedTuple):
    name: str
    kind: str
    how_it_works: str
    other_names: tuple[tuple[str, str], ...] = ()


THERAPIES = {
    "rituximab": TherapyText(
        "Rituximab",
        "medicine",
        "<p>Rituximab is itself an antibody, made as a medicine. It attaches to B cells and clears "
        "them from the blood. B cells are the cells that make antibodies. Fewer B cells mean that "
        "harmful antibodies are no longer made where they begin.</p>",
    ),
    "cyclophosphamide": TherapyText(
        "Cyclophosphamide",
        "medicine",
        "<p>Doctors often use cyclophosphamide against lymphoma, a cancer of the blood. It quickly "
        "kills cells that divide. Among these are B cells, which make antibodies. With fewer of "
        "them, the level of antibodies falls.</p>",
    ),
    "intravenous-immunoglobulin": TherapyText(
        "Intravenous immunoglobulin",
        "infusion",
        "<p>Immunoglobulins are antibodies. In this treatment they come from the blood plasma of "
        "donors and are given through a vein, as an infusion.</p>",
        (("IVIg", "abbreviation"), ("Immune globulin infusion", "synonym")),
    ),
    "steroids": TherapyText(
        "Steroids",
        "medicine",
        "<p>Steroids are medicines that reduce inflammation and hold back the immune system.</p>",
        (("Corticosteroids", "synonym"),),
    ),
    "plasma-exchange": TherapyText(
        "Plasma exchange",
        "procedure",
        "<p>In a plasma exchange, antibodies are taken out of the blood.</p>",
        (("Plasmapheresis", "synonym"),),
    ),
    "other-immune-therapies": TherapyText(
        "Other immune therapies",
        "other",
        "<p>This entry stands for the other treatments in use today that act on the immune "
        "system.</p>",
        (("Current immune therapies", "synonym"),),
    ),
}
