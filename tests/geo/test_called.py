import pytest

from geo.called import called


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Wijk 03 Binnenstad", "Wijk 04 Zuid"], ["Binnenstad", "Zuid"]),
        (["Wijk 09 Zuidwest", "Wijk 14 Zuidwest"], ["Wijk 09 Zuidwest", "Wijk 14 Zuidwest"]),
        (["Wijk 00 Borne", "Wijk 01"], ["Wijk 00 Borne", "Wijk 01"]),
        (
            ["Wijk 03: Sibbe - IJzeren", "Wijk06-Groot-Ammers", "Wijk02 Kunrade"],
            ["Sibbe - IJzeren", "Groot-Ammers", "Kunrade"],
        ),
        (["Wijk 01-02", "Wijk 03:"], ["Wijk 01-02", "Wijk 03:"]),
        (["Wijk Haarle", "Wijke 52 Fluitenberg"], ["Wijk Haarle", "Wijke 52 Fluitenberg"]),
    ],
)
def test_a_number_is_left_out_where_the_name_alone_is_unique(names, told):
    assert list(called(names, "Borne").values()) == told
