"""What is said of how a file was read: what was recognised, taken, left out."""

from collections.abc import Iterator

from dashboard.findings.model.quantities import Quantity, Told
from dashboard.findings.own_data.laying import Checked
from dashboard.findings.own_data.recognition import Layout
from dashboard.findings.own_data.table import Table

__all__ = ["column_name", "recognised", "remarks"]


def column_name(table: Table, at: int) -> Quantity:
    """Return what a column is called: its heading, or its number."""
    if table.names[at]:
        return Quantity(table.names[at], "name")
    return Quantity(Told("eigen_cijfers.column", {"count": Quantity(at + 1, "count")}), "told")


def recognised(table: Table, layout: Layout, checked: Checked) -> Told:
    """Say by which column areas were told, and how many rows fit."""
    fit = layout.fit
    told = {
        "column": column_name(table, fit.column),
        "used": Quantity(checked.rows_used, "count"),
        "rows": Quantity(checked.rows, "count"),
        "levels": Quantity(f"level.{fit.summed or fit.level}.plural", "text"),
        "shown": Quantity(f"level.{fit.level}.plural", "text"),
        "year": Quantity(fit.year, "year"),
    }
    form = "summed" if fit.summed else fit.by
    return Told(f"eigen_cijfers.recognised.{form}", told, "rows")


def remarks(table: Table, layout: Layout, checked: Checked) -> Iterator[Told]:
    """Say what was taken where somebody could have been asked.

    Yields
    ------
    Told
    """
    if (best := layout.undrawn) is not None:
        told = {
            "levels": Quantity(f"level.{best.level}.plural", "text"),
            "year": Quantity(best.year, "year"),
            "count": Quantity(best.matched, "count"),
            "shown": Quantity(f"level.{layout.fit.level}.plural", "text"),
        }
        yield Told("eigen_cijfers.remark.undrawn", told)
    if not table.header:
        yield Told("eigen_cijfers.remark.no_header")
    if table.skipped:
        yield Told("eigen_cijfers.remark.skipped", {"count": Quantity(table.skipped, "count")}, "count")
    if layout.years:
        years = Quantity(tuple(map(str, layout.years)), "names")
        yield Told("eigen_cijfers.remark.years", {"years": years})
    if checked.point:
        yield Told(f"eigen_cijfers.remark.{'comma' if checked.point == ',' else 'point'}")
    if checked.percent:
        yield Told("eigen_cijfers.remark.percent")
    if checked.empty:
        yield Told("eigen_cijfers.remark.empty", {"count": Quantity(checked.empty, "count")}, "count")
