import datetime

import pytest

from graph.errors import UsageError
from graph.reference import CountryGroup, GroupKind, Membership, load_reference

DAY = datetime.date


def test_a_membership_holds_from_its_first_to_its_last_day() -> None:
    membership = Membership("GB", DAY(1973, 1, 1), DAY(2020, 1, 31))
    days = [DAY(1972, 12, 31), DAY(1973, 1, 1), DAY(2020, 1, 31), DAY(2020, 2, 1)]
    assert [membership.holds(day) for day in days] == [False, True, True, False]
    assert not membership.holds()


def test_an_undated_membership_always_holds() -> None:
    assert Membership("KE").holds()
    assert Membership("KE").holds(DAY(1900, 1, 1))


def test_members_are_sorted_and_named_once() -> None:
    group = CountryGroup(
        code="X",
        name="X",
        other_names=(),
        kind=GroupKind.BLOC,
        memberships=(
            Membership("UG", DAY(2000, 1, 1)),
            Membership("KE", until=DAY(1977, 1, 1)),
            Membership("KE", DAY(2000, 1, 1)),
        ),
    )
    assert group.members() == ("KE", "UG")
    assert group.members(DAY(1970, 1, 1)) == ("KE",)


@pytest.mark.parametrize(
    ("code", "on", "count"),
    [
        ("EU", DAY(1957, 12, 31), 0),
        ("EU", DAY(1958, 1, 1), 6),
        ("EU", DAY(1994, 12, 31), 12),
        ("EU", DAY(2004, 5, 1), 25),
        ("EU", DAY(2013, 7, 1), 28),
        ("EU", DAY(2020, 1, 31), 28),
        ("EU", DAY(2020, 2, 1), 27),
        ("EU", None, 27),
        ("EAC", DAY(2006, 1, 1), 3),
        ("EAC", DAY(2010, 1, 1), 5),
        ("EAC", None, 8),
        ("EAEU", DAY(2015, 1, 1), 3),
        ("EAEU", None, 5),
        ("ASEAN", DAY(1999, 5, 1), 10),
        ("ASEAN", None, 11),
        ("ECOWAS", DAY(2024, 12, 31), 15),
        ("ECOWAS", None, 12),
        ("SCO", None, 10),
        ("GCC", None, 6),
        ("SAARC", None, 8),
        ("COMESA", None, 21),
        ("SADC", None, 16),
        ("AfricanUnion", None, 55),
        ("AfCFTA", None, 54),
        ("LAS", None, 22),
        ("OIC", None, 57),
        ("OECD", None, 38),
        ("G20", None, 19),
        ("CPTPP", None, 12),
        ("RCEP", None, 15),
        ("APEC", None, 21),
        ("CARICOM", None, 15),
        ("IORA", None, 23),
        ("PIF", None, 18),
        ("eurozone", None, 21),
    ],
)
def test_groups_have_the_known_number_of_members(
    code: str, on: datetime.date | None, count: int
) -> None:
    assert len(load_reference().group(code).members(on)) == count


def test_lookups_name_the_unknown_code() -> None:
    reference = load_reference()
    assert reference.country("KG").official_name == "Kyrgyz Republic"
    with pytest.raises(UsageError, match="'ZZ'"):
        reference.country("ZZ")
    with pytest.raises(UsageError, match="'NOPE'"):
        reference.group("NOPE")
