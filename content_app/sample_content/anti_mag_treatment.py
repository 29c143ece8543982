"""What is known of each therapy for anti-MAG peripheral neuropathy."""

from .library import Library
from .prose import disclaimer


def treatment(library: Library) -> dict:
    return {
        "caveat": "Not every treatment is right for every person. Ask the doctor who knows you.",
        "introduction": (
            "<p>Many people manage their symptoms with simple exercises or with medicine. Doctors "
            "have tried many treatments against the disease itself. Results differ from one to the "
            "next, and from person to person.</p>"
        ),
        "therapies": [
            {
                "therapy": library.therapy("rituximab"),
                "recommendation": "inconclusive",
                "what_is_known": (
                    "<p>It helps some people. Taken together, though, the studies do not settle "
                    "whether it works.</p>"
                ),
                "cautions": "<p>Ask your doctor what these mixed results mean for you.</p>",
                "references": library.references("dalakas-2009", "leger-2013", "cochrane-2016"),
            },
            {
                "therapy": library.therapy("cyclophosphamide"),
                "recommendation": "may_help_some",
                "what_is_known": (
                    "<p>It may ease the loss of feeling and make life better. In one trial, 35 "
                    "people with a neuropathy and too much IgM took it with a steroid, or took a "
                    "placebo. The treatment did not help them to get around better. Some tests of "
                    "strength and feeling did improve more with it.</p>"
                ),
                "cautions": "<p>Taking it for a long time may raise the risk of cancer.</p>",
                "references": library.references("niermeijer-2007"),
            },
            {
                "therapy": library.therapy("intravenous-immunoglobulin"),
                "recommendation": "may_help_some",
                "what_is_known": (
                    "<p>Infusions help a small share of people, early in the disease.</p>"
                ),
                "cautions": "<p>It cannot be relied on against anti-MAG neuropathy.</p>",
                "references": library.references("dalakas-1996", "comi-2002"),
            },
            {
                "therapy": library.therapy("steroids"),
                "recommendation": "not_recommended",
                "what_is_known": "<p>Steroids are not advised for this disease.</p>",
                "cautions": "",
                "references": [],
            },
            {
                "therapy": library.therapy("plasma-exchange"),
                "recommendation": "not_recommended",
                "what_is_known": "<p>Plasma exchange is not advised for this disease.</p>",
                "cautions": "",
                "references": [],
            },
            {
                "therapy": library.therapy("other-immune-therapies"),
                "recommendation": "reserved",
                "what_is_known": "<p>They work for some people, but only for a time.</p>",
                "cautions": (
                    "<p>Doctors keep them mostly for people whose daily life is impaired, or whose "
                    "disease is getting worse.</p>"
                ),
                "references": [],
            },
        ],
        "body": [disclaimer()],
    }
