"""The record as a spreadsheet: the columns that its sheets came with, and our own that an import reads back."""

from importlib.util import find_spec
from io import BytesIO
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import linked
from claims.desk.exports import export_sheet
from claims.desk.published import Published
from claims.formats.sheets.writing import csv_sheet, write_workbook

_ALL: Final = ""
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(desk: Here) -> None:
    """Shows what can be downloaded."""
    linked(
        Markup(
            "<h2>Export</h2><p>Every claim as it stands, beside the cells it came with, under the same "
            "names. Imported again, the file changes nothing.</p>"
        ),
        key="export",
    )
    fields = Fields(desk, "form of export")
    names = {_ALL: "Every claim"} | {card.slug: card.title for card in Published(desk.newsroom, desk.scope).trackers()}
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        tracker = fields.choose("tracker", "What goes into it", names, start=_ALL) or _ALL
    name = tracker or "on-record"
    with right, st.container(horizontal=True):
        st.download_button("CSV", lambda: _csv(desk, tracker), f"{name}.csv", "text/csv", on_click="ignore")
        if find_spec("xlsxwriter"):
            st.download_button("XLSX", lambda: _workbook(desk, tracker), f"{name}.xlsx", _XLSX, on_click="ignore")
    ahead("Drafts and internal sources are in it: it is for the desk alone.")


def _csv(desk: Here, tracker: str) -> bytes:
    with desk.newsroom.reading() as connection:
        made = export_sheet(connection, desk.scope, tracker)
        return "".join(csv_sheet(made.header, made.rows)).encode()


def _workbook(desk: Here, tracker: str) -> bytes:
    stream = BytesIO()
    with desk.newsroom.reading() as connection:
        made = export_sheet(connection, desk.scope, tracker)
        write_workbook(made.header, made.rows, stream)
    return stream.getvalue()
