"""The sandbox's pages: Chinese, made for a phone, without a script or anything from elsewhere."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

_STYLE = """
:root { color-scheme: light; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0; background: #f3f5f8; color: #1f2937; }
header { background: #8a1c1c; color: #fff; padding: .75rem 1rem; }
header strong { border: 1px solid #fff; border-radius: .25rem; padding: 0 .4rem; margin-right: .5rem; }
main { max-width: 34rem; margin: 1rem auto; padding: 0 1rem; }
section { background: #fff; border-radius: .5rem; padding: 1rem; margin-bottom: 1rem; }
h1 { font-size: 1.25rem; } h2 { font-size: 1.05rem; margin-top: 0; }
.amount { font-size: 2.25rem; text-align: center; margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { color: #4b5563; } dd { margin: 0; overflow-wrap: anywhere; }
form { display: grid; gap: .75rem; }
button { font: inherit; padding: .75rem; border: 0; border-radius: .5rem; background: #1d4ed8; color: #fff; cursor: pointer; }
button.no { background: #fff; color: #991b1b; border: 1px solid #991b1b; } button.wait { background: #fff; color: #374151; border: 1px solid #6b7280; }
ul { padding-left: 1.2rem; } li { overflow-wrap: anywhere; } a { color: #1d4ed8; } small { color: #4b5563; }
"""

_SECURITY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def page(title: str, *parts: str, status: int = 200) -> HTMLResponse:
    """Return a page of *parts*, which are HTML already."""
    body = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · 演示环境</title><style>{_STYLE}</style></head><body>"
        "<header><strong>演示环境</strong>此页面仅供演示，不会发生真实的短信、人脸识别或支付。</header>"
        f"<main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    )
    return HTMLResponse(body, status, headers=_SECURITY)


def section(*parts: str) -> str:
    """Return a white box."""
    return f"<section>{''.join(parts)}</section>"


def heading(words: str) -> str:
    """Return a heading inside a box."""
    return f"<h2>{escape(words)}</h2>"


def text(words: str) -> str:
    """Return a paragraph."""
    return f"<p>{escape(words)}</p>"


def facts(**named: str) -> str:
    """Return names and values side by side."""
    return (
        "<dl>"
        + "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in named.items())
        + "</dl>"
    )


def amount(fen: int) -> str:
    """Return an amount in large figures."""
    return f'<p class="amount">¥{fen // 100}.{fen % 100:02d}</p>'


def buttons(action: str, *choices: tuple[str, str, str]) -> str:
    """Return one form whose buttons send ``result``; each choice is (result, words, class)."""
    drawn = "".join(
        f'<button name="result" value="{escape(result)}" class="{escape(kind)}">{escape(words)}</button>'
        for result, words, kind in choices
    )
    return f'<form method="post" action="{escape(action)}">{drawn}</form>'


def link(url: str, words: str) -> str:
    """Return a link."""
    return f'<a href="{escape(url)}">{escape(words)}</a>'


def listed(items: list[str], none: str) -> str:
    """Return a list of parts that are HTML already, or a word that there are none."""
    return (
        f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul>"
        if items
        else f"<p><small>{escape(none)}</small></p>"
    )
