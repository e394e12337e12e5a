"""Reads and writes the gazetteers for the scripts beside it, as pipeline/lexicon/tsv.cc reads them: what all rows say the header
says once.

  class   the class of all rows of words without a column for it; those without a column `value` have an empty one
  ids     what an id without a colon begins with
  default column=value: what stands in empty cells of the column
  ditto   the mark of a cell that is the one above
"""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent


def read(path):
    """The rows of gazetteers/path in full, class and value included."""
    lines = (HERE / path).read_text(encoding="utf-8").split("\n")
    head = dict(re.match(r"# ([^:]*): ?(.*)", l).groups() for l in lines if re.match(r"# [^:]*:", l))
    columns = head.get("columns", "").split("\t")
    rows = [l.split("\t") for l in lines if l and not l.startswith("#")]
    for i, row in enumerate(rows):
        if "ditto" in head:
            row[:] = [rows[i - 1][c] if cell == head["ditto"] else cell for c, cell in enumerate(row)]
        for c, name in enumerate(columns):
            if "ids" in head and name in ("id", "ids"):
                row[c] = "|".join(x if ":" in x else head["ids"] + x for x in row[c].split("|"))
            if head.get("default", "").partition("=")[0] == name:
                row[c] = row[c] or head["default"].partition("=")[2]
        if head.get("format") == "words":
            row[:0] = [head["class"]] if "class" not in columns else []
            row += [""] if "value" not in columns else []
    return rows


def short_ids(cell, beginning):
    """An id, or several, without the beginning that the header names."""
    return "|".join(x[len(beginning):] if x.startswith(beginning) and ":" not in x[len(beginning):] else x for x in cell.split("|"))


def with_dittos(rows, columns, mark='"'):
    """The rows, with the mark for what the row above has too, in these columns."""
    return [[mark if i and c in columns and cell and cell == rows[i - 1][c] else cell for c, cell in enumerate(row)] for i, row in enumerate(rows)]


def write(path, header, rows, sort=True):
    """header: the lines' keys and values, in order; rows: as they are to stand there."""
    lines = ["\t".join(row) for row in rows]
    if sort:
        lines.sort(key=str.encode)
    (HERE / path).write_text(text_of(header, lines), encoding="utf-8")


def text_of(header, lines):
    return "".join(f"# {key}: {value}\n" for key, value in header) + "".join(line + "\n" for line in lines)
