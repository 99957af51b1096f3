"""Who is named among all gemeenten: beside no other name, and with a line to the dot that is theirs."""

from itertools import combinations

from dashboard.charts.labels import overlap
from dashboard.exhibits.gemeente import position_exhibit
from dashboard.findings.data.national import national
from dashboard.findings.peers.chosen_peers import peer_set
from dashboard.findings.profile.profile import profile
from dashboard.style.fonts.widths import text_width
from tests.dashboard.newest import NOW

WIDTH, HEIGHT = 800, 300


def test_named_peers_are_found_by_a_line_to_their_dots(snapshot, nl):
    held = national(snapshot)
    peers = peer_set(held, "GM0981", "nearest", ())
    named = peers.members[:3]
    told = profile(held, "GM0981", NOW)
    picture = position_exhibit(held, told, peers, nl, (WIDTH, HEIGHT), named).picture
    marks = (zip(trace.text, trace.x, trace.y, strict=True) for trace in picture.data if trace.text)
    dots = {name: (x, y) for trace in marks for name, x, y in trace}
    lines = [trace for trace in picture.data if trace.mode == "lines"]
    names = [held.gemeenten.names[code] for code in named]
    for line, name in zip(lines, names, strict=True):
        assert (round(line.x[1], 2), line.y[1]) == (round(float(dots[name][0]), 2), dots[name][1])
    low, high = picture.layout.xaxis.range
    bottom, top = picture.layout.yaxis.range
    boxes = []
    for note in picture.layout.annotations:
        if note.text in {f"<b>{name}</b>" for name in names}:
            x, y = (
                (note.x - low) / (high - low) * (WIDTH - 16),
                (top - note.y) / (top - bottom) * (HEIGHT - 28),
            )
            wide = text_width(note.text, 13)
            boxes.append((x - wide / 2, y - 8, x + wide / 2, y + 8))
    assert len(boxes) == 3
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert all(box[0] >= 0 and box[2] <= WIDTH - 16 and box[1] > 15 for box in boxes)
