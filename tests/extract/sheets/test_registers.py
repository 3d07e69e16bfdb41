"""Tables that list agreements are read as the sentences that say the same."""

from __future__ import annotations

import pytest

from graph.claims import OrganisationClaim, PersonClaim
from graph.extract.extractor import claims_of, spelled_out
from tests.extract.scenes import scene_of

SPELLED = {
    # who signed tells between whom it is
    "Pacts signed\n\nNo.\tTitle\tSigned on the Fijian side by\tSigned on the Samoan side by\n"
    "1.\tMoU on tea\tMs. Ana Vula, Minister for Trade\tMr. Sione Leota, Minister for Commerce\n"
    "2.\tAir Services Agreement\tAirports Fiji\tSamoa Airport Authority": [
        "The MoU on tea between Fiji and Samoa was signed.",
        "Ms. Ana Vula, Minister for Trade, signed for Fiji.",
        "Mr. Sione Leota, Minister for Commerce, signed for Samoa.",
        "The Air Services Agreement between Fiji and Samoa was signed.",
    ],
    # organisations that sign
    "Visit of the President\n\n| Document | Ghana | Kenya |\n|---|---|---|\n"
    "| Agreement on visas | Ministry of Foreign Affairs | Ministry of Diaspora Affairs |\n"
    "| MoU on ports | Ghana Ports Authority | Kenya Ports Authority |": [
        "The Agreement on visas between Ghana's Ministry of Foreign Affairs and "
        "Kenya's Ministry of Diaspora Affairs was signed.",
        "The MoU on ports between Ghana Ports Authority and Kenya Ports Authority was signed.",
    ],
    # one country's agreements, with their dates
    "Fiji: agreements\n\nTitle\tPartner\tDate of signature\tEntry into force\n"
    "Air Services Agreement\tSamoa\t5 May 2019\t1 January 2020\n"
    "Signing of the Tax Treaty\tPeru and Fiji\tMarch 2021\t-": [
        "The Air Services Agreement between Fiji and Samoa was signed on 5 May 2019.",
        "The Air Services Agreement between Fiji and Samoa entered into force on 1 January 2020.",
        "The Tax Treaty between Peru and Fiji was signed in March 2021.",
    ],
    # how far they have come
    "Agreements between Georgia and Moldova\n\nAgreement\tSigned\tStatus\n"
    "Agreement on roads\t4 March 2019\tin force since 17 May 2020\n"
    "Agreement on rail\tMay 2021\tunder consideration": [
        "The Agreement on roads between Georgia and Moldova was signed on 4 March 2019.",
        "The Agreement on roads between Georgia and Moldova has been in force since 17 May 2020.",
        "The Agreement on rail between Georgia and Moldova was signed in May 2021.",
    ],
}


@pytest.mark.parametrize("text", SPELLED)
def test_rows_are_spelled_out(text: str) -> None:
    made = [s.text for s in spelled_out(scene_of(text)).sentences]
    assert made[-len(SPELLED[text]) :] == SPELLED[text]


@pytest.mark.parametrize(
    "text",
    [
        # nothing tells that they were signed
        "Pacts to be signed\n\nTitle\tSubject\tPartner\nMoU\ttea\tPeru\nTreaty\ttin\tChile",
        # to be signed
        "Pacts\n\nTitle\tTo be signed for Fiji by\tTo be signed for Peru by\n"
        "MoU on tea\tMs. Rao, Minister\tMr. Paz, Minister\n"
        "MoU on tin\tMs. Rao, Minister\tMr. Paz, Minister",
        # no agreements
        "Exporter\tMarket\tGoods\nVula Ltd\tSamoa\ttea\nTin Co\tTonga\ttin",
    ],
)
def test_other_tables_stay(text: str) -> None:
    scene = scene_of(text)
    assert spelled_out(scene).sentences == scene.sentences


def test_who_signs_belongs_to_the_side() -> None:
    text = next(iter(SPELLED)).replace("Minister for Trade", "Chairman, Kava Council")
    told = {
        (claim.name, claim.country)
        for claim in claims_of(spelled_out(scene_of(text)))
        if isinstance(claim, PersonClaim | OrganisationClaim)
    }
    assert {("Ana Vula", "FJ"), ("Sione Leota", "WS"), ("Kava Council", "FJ")} <= told
