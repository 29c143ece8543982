"""The page about anti-MAG peripheral neuropathy, section by section.

The facts are those that the foundation publishes; whatever goes beyond them names its source.
"""

from .anti_mag_treatment import treatment
from .library import Library
from .prose import Block, bullets, callout, heading, paragraph, picture

SLUG = "anti-mag-peripheral-neuropathy"
TITLE = "Anti-MAG peripheral neuropathy"
FULL_NAME = "Anti-myelin-associated glycoprotein (anti-MAG) peripheral neuropathy"
OTHER_NAMES = (
    ("Anti-MAG PN", "abbreviation"),
    ("Anti-MAG neuropathy", "synonym"),
    ("IgM anti-MAG neuropathy", "synonym"),
    ("Anti-myelin-associated glycoprotein neuropathy", "synonym"),
)
SUMMARY = (
    "A rare disease in which the immune system attacks cells that nerves need. It can affect "
    "feeling, balance and strength."
)
SHORT_ANSWER = (
    "Anti-MAG peripheral neuropathy is a rare disease of the nerves outside the brain and "
    "spinal cord. The body makes antibodies that attack cells which keep these nerves healthy. "
    "Feeling, balance and strength can suffer. The disease may move slowly, and many people lead "
    "a fairly normal life with simple exercises or medicine."
)
IMAGE = "myelin-under-attack"
RELATED = ("cidp", "mgus", "peripheral-neuropathy", "webinar-anti-mag", "questions-anti-mag")


def sections(library: Library) -> list[Block]:
    return [
        ("overview", _overview(library)),
        ("symptoms", _symptoms()),
        ("diagnosis", _diagnosis(library)),
        ("treatment", treatment(library)),
        ("questions_for_doctor", _questions()),
        ("outlook", _outlook(library)),
        ("research", _research(library)),
        ("more_information", _more_information(library)),
    ]


def _overview(library: Library) -> dict:
    return {
        "body": [
            paragraph(
                "<p>Peripheral nerves link the brain and spinal cord to the rest of the body. Some "
                "bring us what we feel; others make our muscles move. In anti-MAG peripheral "
                "neuropathy, a rare autoimmune disease, the body’s defenses turn against cells "
                "that keep these nerves healthy. The cells are damaged and stop doing their work. "
                "That can disturb both feeling and movement. "
                f"{library.page_link('peripheral-neuropathy', 'More about peripheral neuropathy')}"
                "</p>",
                library.references("ninds"),
            ),
            heading("Antibodies against the coating of the nerve", "sub"),
            paragraph(
                "<p>Antibodies are proteins that defend us against germs. In this disease, some "
                "antibodies of the kind called immunoglobulin M (IgM) aim at the wrong target. "
                "They attack MAG, which is short for myelin-associated glycoprotein. Myelin is the "
                "coating around nerve fibers. When it is lost, signals no longer travel as they "
                "should.</p>",
                library.references("anp-review"),
            ),
            picture(
                library.image("five-armed-antibodies"),
                library.alternative_text("five-armed-antibodies"),
                "Drawing: many copies of one antibody of the kind IgM.",
            ),
            heading("The link with MGUS", "sub"),
            paragraph(
                "<p>Many people with this neuropathy also have "
                f"{library.page_link('mgus', 'MGUS')}. In MGUS, too, the body makes more of an "
                "immunoglobulin than it needs. MGUS is harmless in most people, but it can become "
                "a cancer.</p>",
                library.references("nci-mgus"),
            ),
        ],
    }


def _symptoms() -> dict:
    return {
        "caveat": "Not everyone has all of these. Tell your doctor which ones you notice.",
        "symptoms": [
            {
                "name": "Loss of feeling (sensory loss)",
                "detail": "It begins in the toes, in the fingers, or in both.",
            },
            {
                "name": "Loss of the sense of vibration",
                "detail": "A buzz or hum against the skin is felt less, or not at all.",
            },
            {"name": "Unsteady gait", "detail": "Walking feels uncertain."},
            {"name": "Tremor", "detail": "The hands and the legs may shake."},
            {"name": "Poor balance", "detail": "It takes more effort to stay upright."},
            {"name": "Muscle weakness", "detail": "Muscles have less strength than before."},
        ],
        "body": [],
    }


def _diagnosis(library: Library) -> dict:
    return {
        "introduction": (
            "<p>Doctors take one step at a time. What each test shows decides what comes next. "
            "Other tests may be done along the way.</p>"
        ),
        "tests": [
            {
                "name": "Neurological examination",
                "shows": "<p>Whether you seem to have a peripheral neuropathy at all.</p>",
            },
            {
                "name": "Blood test for a monoclonal gammopathy",
                "shows": "<p>Whether your blood holds too much of a single immunoglobulin.</p>",
            },
            {
                "name": "Electrodiagnostic tests, such as electromyography (EMG)",
                "shows": "<p>How well your nerves and muscles carry electrical signals.</p>",
            },
            {
                "name": "Blood test for anti-MAG antibodies",
                "shows": (
                    "<p>Whether you have antibodies against MAG. It is done if the first blood "
                    "test, the EMG or both point that way.</p>"
                ),
            },
            {
                "name": "Further blood tests",
                "shows": "<p>Whether something else could be the cause.</p>",
            },
            {
                "name": "Spinal tap (lumbar puncture)",
                "shows": (
                    "<p>How much protein is in the fluid around the brain and spinal cord. In some "
                    "people it is raised.</p>"
                ),
            },
        ],
        "body": [
            paragraph(
                "<p>A guideline of two societies of neurologists adds one more check. If nerves "
                "lose their coating and there is an abnormal immunoglobulin, doctors should look "
                "for a cancer of the plasma cells, a kind of blood cell.</p>",
                library.references("efns-pns-2010"),
            )
        ],
    }


def _questions() -> dict:
    return {
        "questions": [
            "Which of these tests have I had, what did they show, and which are still to come?",
            "Do I have MGUS as well, and how often should my blood be checked for it?",
            "Could my trouble have another cause, such as CIDP?",
            "Do I need a treatment now, or can we wait and see how it develops?",
            "How would each treatment help me, what are its risks, and how will we know if it works?",
            "Which exercises for strength and balance are safe for me?",
            "What should make me call you before my next visit?",
            "Is there a study or a patient registry that I could join?",
        ],
    }


def _outlook(library: Library) -> dict:
    return {
        "facts": [
            {
                "figure": "10 percent",
                "meaning": "of patients become severely disabled and need a wheelchair.",
            },
            {"figure": "Mostly men", "meaning": "More men than women have this disease."},
            {"figure": "50s or 60s", "meaning": "Most patients are at this age."},
            {
                "figure": "Slower than CIDP",
                "meaning": "The disease may advance more slowly than CIDP, and be less severe.",
            },
        ],
        "body": [
            paragraph(
                "<p>Many people carry on with a fairly normal life. Simple exercises or medicine "
                "help them to manage their symptoms.</p>"
                f"<p>{library.page_link('cidp', 'What CIDP is')}, and how the two differ</p>"
            )
        ],
    }


def _research(library: Library) -> dict:
    return {
        "introduction": (
            "<p>There is not much research yet. Most of it asks which treatment works. Trials have "
            "tested the drugs named above, and new ways to put off the loss of abilities. Most "
            "drugs under study hold back the immune system. They act on the antibodies, or on "
            "another part of the attack, so that Schwann cells are not harmed. The hope is that "
            "nerve fibers then keep their coating of myelin.</p>"
        ),
        "studies": library.studies("imagine-study"),
        "body": [
            picture(
                library.image("study-map"),
                library.alternative_text("study-map"),
                "From the Netherlands in 2016 to seven more countries in 2017.",
            ),
            paragraph(
                "<p>In 2017, doctors and patients met in the Netherlands. They spoke about what "
                "IMAGiNe and later studies should measure:</p>",
                library.references("enmc-2017"),
            ),
            bullets(
                "what the disease does over time, and how it answers to treatment",
                "scales of disability that start from what matters to patients",
                "what it should mean to respond to a treatment",
            ),
            callout(library.callout("biobank")),
        ],
    }


def _more_information(library: Library) -> dict:
    return {
        "links": [
            _link(
                page=library.page("webinar-anti-mag"), label="Webinar with Richard Lewis, MD (2022)"
            ),
            _link(
                page=library.page("questions-anti-mag"), label="Questions and answers on our blog"
            ),
            _link(
                url=library.reference("enmc-2017").url,
                label="Report for patients on the 2017 workshop (European Neuromuscular Centre)",
            ),
        ],
        "body": [],
    }


def _link(*, page=None, url: str = "", label: str) -> dict:
    return {"page": page, "document": None, "url": url, "label": label}
