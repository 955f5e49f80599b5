"""Why somebody is recommended."""

from tests.engines.matching.missions import host, need, offer, visitor

from hansa.engines.matching import Event, recommend


def reasons_of(profile, candidate, **known):
    (found,) = recommend([profile, candidate], **known)
    return {reason.code.value: dict(reason.facts) for reason in found.reasons}


def test_the_need_and_the_offer_that_meet_are_told_in_their_words():
    told = reasons_of(visitor(1, need(0, "capteurs")), host(2, offer(0, "sensors"), offer(1)))

    assert told["need_meets_offer"] == {
        "need": "capteurs",
        "need_language": "en",
        "offer": "sensors",
        "offer_language": "en",
        "similarity": 1.0,
    }


def test_the_same_of_a_seller_and_the_need_of_a_host():
    told = reasons_of(visitor(1, offer(0, "pralines")), host(2, need(0, "chocolate")))

    assert (told["offer_meets_need"]["offer"], told["offer_meets_need"]["need"]) == (
        "pralines",
        "chocolate",
    )


def test_what_suits_both_is_told():
    seller = visitor(
        1,
        offer(0),
        sectors=("beer",),
        products=("Tripel",),
        partnerships=frozenset({"distributor"}),
        markets=frozenset({"US"}),
        languages=frozenset({"en", "fr"}),
        sizes=frozenset({"small"}),
        met=frozenset({1002}),
    )
    buyer = host(
        2,
        need(0),
        sectors=("drinks", "beer"),
        products=("tripel",),
        roles=frozenset({"distributor"}),
        languages=frozenset({"en"}),
        size="small",
        country="US",
        newcomer=True,
    )

    told = reasons_of(seller, buyer, declared={Event(2, 1, liked=True)})

    assert told["same_sector"] == {"sector": "beer"}
    assert told["same_product"] == {"product": "Tripel"}
    assert told["partnership"] == {"kind": "distributor", "role": "sought"}
    assert told["market"] == {"country": "US"}
    assert told["language"] == {"language": "en"}
    assert told["size"] == {"size": "small"}
    assert told.keys() >= {"met_before", "newcomer", "asked_for_you", "mutual"}


def test_a_supplier_sought_answers_a_client_sought():
    seller = visitor(1, offer(0), partnerships=frozenset({"client"}))
    buyer = host(2, need(0), partnerships=frozenset({"supplier"}))

    assert reasons_of(seller, buyer)["partnership"] == {"kind": "supplier", "role": "seeking"}


def test_kin_sectors_are_told_where_none_is_shared():
    seller = visitor(1, offer(0), sectors=("beer",))
    buyer = host(2, need(0), sectors=("drinks",))

    told = reasons_of(seller, buyer, families={"beer": "food", "drinks": "food"})

    assert told["kin_sector"] == {"sector": "beer", "other": "drinks"}


def test_a_wish_outweighs_what_is_not_said():
    silent, keen = visitor(1), host(2)

    told = reasons_of(silent, keen, declared={Event(1, 2, liked=True)})

    assert "you_asked" in told
