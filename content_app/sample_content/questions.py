"""Questions and answers about anti-MAG peripheral neuropathy."""

from .library import Library

Question = tuple[str, str, tuple[str, ...]]
"""The question, its answer in rich text, and the references that back it."""


def questions(library: Library) -> list[Question]:
    return [
        (
            "What does “anti-MAG” mean?",
            "<p>MAG is short for myelin-associated glycoprotein. It belongs to the coating of "
            "nerve fibers. “Anti-MAG” describes the antibodies that attack it. They are of the "
            "kind called immunoglobulin M, or IgM.</p>",
            ("anp-review",),
        ),
        (
            "Is it an autoimmune disease?",
            "<p>Yes. In an autoimmune disease, the body’s defenses attack a part of the body "
            "itself. Here they harm cells that the peripheral nerves need. With fewer healthy "
            "cells, feeling and movement suffer.</p>",
            (),
        ),
        (
            "What signs should I look out for?",
            "<p>Feeling is often lost in the toes or fingers first. You may also sense vibration "
            "less, walk unsteadily, have a tremor in your hands or legs, lose your balance or "
            "become weaker. You need not have all of these signs.</p>",
            (),
        ),
        (
            "How do doctors find out whether I have it?",
            "<p>They start with a neurological examination. If it points to a neuropathy, they "
            "test your blood for a monoclonal gammopathy and measure how your nerves and muscles "
            "carry signals. If these results fit, a further blood test looks for anti-MAG "
            "antibodies. More blood tests can exclude other causes. Sometimes a spinal tap shows "
            "raised protein in the fluid around the spinal cord.</p>",
            (),
        ),
        (
            "What does MGUS have to do with it?",
            f"<p>The two often go together. In {library.page_link('mgus', 'MGUS')}, as in anti-MAG "
            "neuropathy, the body makes too much of an immunoglobulin. MGUS is mostly harmless, "
            "but it can become a cancer. That is why doctors watch it.</p>",
            ("nci-mgus", "mskcc-mgus"),
        ),
        (
            "Is it the same as CIDP?",
            f"<p>No. {library.page_link('cidp', 'CIDP')} is another disease in which nerves lose "
            "their coating. Anti-MAG neuropathy may develop more slowly and be less severe. "
            "Steroids and plasma exchange are not advised for it.</p>",
            (),
        ),
        (
            "Which treatments may help?",
            "<p>That differs from person to person. Rituximab helps some, although studies have "
            "not settled whether it works. Cyclophosphamide may improve feeling and the quality "
            "of life, but long use may raise the risk of cancer. IVIg helps a small share of "
            "people at an early stage. Other immune therapies work for some people for a while. "
            "They are mostly for those who are impaired in daily life or are getting worse. "
            "Many people manage with simple exercises or medicine.</p>",
            ("cochrane-2016",),
        ),
        (
            "Which treatments are not recommended?",
            "<p>Steroids and plasma exchange.</p>",
            (),
        ),
        (
            "Will I need a wheelchair?",
            "<p>Most people will not. About 10 percent become severely disabled and need one. Many "
            "others lead a fairly normal life.</p>",
            (),
        ),
        (
            "Who gets this disease?",
            "<p>It is rare. More men than women have it, and most people who have it are in their "
            "50s or 60s.</p>",
            (),
        ),
        (
            "What is being studied?",
            "<p>Most research asks which treatment works. The IMAGiNe study collects facts about "
            "patients from many countries in one database. It began in the Netherlands in 2016. "
            "The United Kingdom, Spain, Serbia and four other countries joined in 2017.</p>",
            (),
        ),
    ]
