"""How the timetable form looks: fonts, lines and colours, made once for a workbook."""

import attrs
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from edu_compliance.model.stage import Area

AREA_COLOURS = {Area.LABOUR: "#E2F0D9", Area.PE: "#D6E6F5", Area.ARTS: "#EBDDF5"}
"""Fills of cells that count in an area, here and in annotated workbooks; the words beside them say the same."""
DOUBT_COLOUR = "#FFE9A8"
_FONT = {"font_name": "宋体", "font_size": 11}
_A4 = 9
_LINES = {"border": 1, "border_color": "#9AA5B1"}


@attrs.frozen
class Looks:
    """The formats of one workbook."""

    title: Format
    hint: Format
    head: Format
    period: Format
    lesson: Format
    """A cell to fill in: text, so that 3-1 stays 3-1 and nothing typed becomes a formula."""
    entry: Format
    """A line to fill in on the guide."""
    panel_title: Format
    cell: Format
    wrapped: Format
    text: Format
    number: Format
    mark: Format
    link: Format
    enough: Format
    short: Format
    advised: Format
    open: Format
    by_area: dict[Area, Format]
    may: Format
    unknown: Format


def looks(book: Workbook) -> Looks:
    """The formats, added to a workbook."""

    def style(**about: object) -> Format:
        return book.add_format({**_FONT, **about})

    def colour(fill: str, font: str = "#000000", **about: object) -> Format:
        return book.add_format({"bg_color": fill, "font_color": font, **about})

    centred = {"align": "center", "valign": "vcenter"}
    entry = {**_LINES, "locked": False, "num_format": "@", "text_wrap": True}
    return Looks(
        title=style(bold=True, font_size=16, **centred),
        hint=style(font_size=9, font_color="#55606B", text_wrap=True, valign="vcenter"),
        head=style(bold=True, bg_color="#E8EDF2", text_wrap=True, **centred, **_LINES),
        period=style(bg_color="#F5F7F9", **centred, **_LINES),
        lesson=style(font_size=12, **centred, **entry),
        entry=style(valign="vcenter", bg_color="#FFFDF0", indent=1, **entry),
        panel_title=style(bold=True, font_size=13, align="left", valign="vcenter"),
        cell=style(**centred, **_LINES),
        wrapped=style(text_wrap=True, valign="vcenter", indent=1, **_LINES),
        text=style(text_wrap=True, valign="top"),
        number=style(**centred, **_LINES),
        mark=style(bold=True, font_size=12, **centred, **_LINES),
        link=style(font_color="#1F5FA8", underline=1, valign="vcenter", indent=1, **_LINES),
        enough=colour("#DDF2E0", "#14632A"),
        short=colour("#FBDADA", "#9C1C1C"),
        advised=colour("#E8EDF2", "#3C4A57"),
        open=colour(DOUBT_COLOUR, "#6B4E00"),
        by_area={area: colour(fill) for area, fill in AREA_COLOURS.items()},
        may=colour(DOUBT_COLOUR, "#6B4E00"),
        unknown=colour(DOUBT_COLOUR, "#9C1C1C", italic=True, num_format='@" ?"'),
    )


def for_printing(sheet: Worksheet) -> None:
    """A4 across, as wide as the paper."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&A　&P/&N")


def protect(sheet: Worksheet) -> None:
    """Keeps formulas from being typed over, without a password; looks stay free."""
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
