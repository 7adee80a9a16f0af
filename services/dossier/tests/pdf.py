"""What a printed paper shows."""

from __future__ import annotations

import io
import re

import pikepdf


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [words_of(page) for page in pdf.pages]


def words_of(page: pikepdf.Page) -> str:
    """Return the text of a page: the glyphs that it shows, by each font's own table of what they mean."""
    text, meaning = [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            table = page.Resources.Font[str(operands[0])].ToUnicode.read_bytes().decode()
            meaning = {
                code: bytes.fromhex(sign).decode("utf-16-be")
                for code, sign in re.findall(r"<(\w{4})> <(\w+)>", table)
            }
        if str(operator) in ("Tj", "TJ"):
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            glyphs = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String)).hex().upper()
            text += [meaning.get(glyphs[i : i + 4], "?") for i in range(0, len(glyphs), 4)]
    return "".join(text)
