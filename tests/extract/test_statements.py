import pytest

from graph.claims import Claimant, StatementClaim
from graph.extract import statements
from tests.extract.scenes import scene_of

OTIENO = Claimant("Ann Otieno", "trade minister", "KE")
MEETING = "Kenya's trade minister Ann Otieno met exporters. "


def last_speaker(text: str) -> Claimant | None:
    return scene_of(text).speakers[-1]


@pytest.mark.parametrize(
    "said",
    [
        "Otieno said that fees would fall.",
        "Ms Otieno also stressed that fees would fall.",
        "She said that fees would fall.",
        "The minister said that fees would fall.",
        "Fees, said Ann Otieno, would fall.",
    ],
)
def test_a_person_already_known(said: str) -> None:
    text = MEETING + "Ann Otieno said so. " + said
    speaker = last_speaker(text)
    assert speaker is not None
    assert speaker.name == OTIENO.name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "An official close to the talks said that fees would fall.",
            "official close to the talks",
        ),
        ("Fees will fall, one diplomat explained.", "diplomat"),
        ('"The fees will certainly fall," said a trader in Lagos.', "trader in Lagos"),
    ],
)
def test_somebody_unnamed(text: str, role: str) -> None:
    assert last_speaker(text) == Claimant(None, role)


@pytest.mark.parametrize(
    "text", ["Fees fell in May.", "The road is said to be long.", "Lagos called off the fair."]
)
def test_the_document_itself(text: str) -> None:
    assert last_speaker(text) is None


def test_a_quotation_in_its_own_paragraph_belongs_to_whoever_was_announced() -> None:
    scene = scene_of(
        'Ann Otieno, the Kenyan trade minister, said:\n\n"Fees will soon be cut again."'
    )
    claims = [c for c in statements.claims(scene) if isinstance(c, StatementClaim)]
    assert [c.text for c in claims] == ["Fees will soon be cut again."]
    assert [c.claimant.name for c in claims if c.claimant] == ["Ann Otieno"]


def test_quoted_words_without_a_speaker_are_no_statement() -> None:
    assert list(statements.claims(scene_of('The "road of the four great winds" was opened.'))) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("LUSAKA, 1 May 2022\n\nTrade Minister Ann Banda said sales rose.", "ZM"),
        (
            "GOVERNMENT OF FIJI\n\nSugar Minister Ann Kila said that sales rose.",
            "FJ",
        ),
        (
            "GENEVA, 11 May\n\nZambia and Malawi met. Minister Ann Banda said it rose.",
            None,
        ),
        (
            "LUSAKA, 11 May\n\nAnn Banda, head of a company, said that it rose.",
            None,
        ),
        ("Togo's envoy said that cotton sales to Japan would rise.", "TG"),
    ],
)
def test_the_country_of_a_speaker(text: str, country: str | None) -> None:
    speaker = last_speaker(text)
    assert speaker is not None
    assert speaker.country == country


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    scene = scene_of(
        '"The road is ready. The toll is not yet fixed," said Ann Otieno, the Kenyan minister.'
    )
    (claim,) = [c for c in statements.claims(scene) if isinstance(c, StatementClaim)]
    assert claim.text == "The road is ready. The toll is not yet fixed"
    assert [e.exact for e in claim.evidence] == [
        "The road is ready.",
        "The toll is not yet fixed,",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('The 5" pipe and the 7" pipe were laid, said Ann Otieno, the Kenyan minister.', []),
        ('Ann Otieno, the minister, asked for "peace." ' * 30, []),
        (
            "Ann Otieno, the minister, said: 'The old customs house won't be closed this year.'",
            ["The old customs house won't be closed this year."],
        ),
        (
            'Ann Otieno, the minister, said:\n\n"The first berth is ready for use.\n\n'
            '"The second one follows in the spring."',
            ["The first berth is ready for use.", "The second one follows in the spring."],
        ),
    ],
)
def test_marks(text: str, said: list[str]) -> None:
    found = [c for c in statements.claims(scene_of(text)) if isinstance(c, StatementClaim)]
    assert [c.text for c in found] == said
