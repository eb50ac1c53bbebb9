"""What every HTML page shares: the templates, the style sheet, and a policy that lets nothing else in."""

import base64
import hashlib
import re
from functools import cache, lru_cache, partial
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker, decimal, signed

_CHINESE, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]")


@lru_cache(maxsize=1)
def style() -> Markup:
    """The style sheet, which each page carries inside it."""
    source = resources.files(__package__).joinpath("templates", "page.css").read_text(encoding="utf-8")
    lines = (line.strip() for line in source.splitlines())
    return Markup("\n".join(line for line in lines if line))  # our own file: no foreign text in it


@lru_cache(maxsize=1)
def script() -> Markup:
    """The script of long lists, which only hides rows; without it they are whole."""
    return Markup(resources.files(__package__).joinpath("templates", "filter.js").read_text(encoding="utf-8").strip())


def running_head(text: str) -> Markup:
    """A style that prints a text at the top of every sheet but the first: a pile of them may fall apart."""
    # Whatever could end the text, or the style, is written as its number.
    letters = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    head = f'@top-right {{ content: "{letters}"; font: 8pt sans-serif; }}'
    return Markup(f"@media print {{ @page {{ {head} }} @page :first {{ @top-right {{ content: none; }} }} }}")


def content_security_policy(with_script: bool = False, running: str = "") -> str:
    """Nothing may be loaded or sent; only our style sheet and the running head may style, only our script may run."""
    styles = f"{_own_style()} {_hash(running)}" if running else _own_style()
    allowed = f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"
    return f"{allowed}; script-src {_hash(script())}" if with_script else allowed


@lru_cache(maxsize=1)
def _own_style() -> str:
    return _hash(style())


def _hash(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}'"


@lru_cache(maxsize=len(Language))
def environment(language: Language) -> jinja2.Environment:
    """The templates of a language: everything is escaped, and an unknown name is an error."""
    speaker = Speaker(language)
    env = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.update(
        t=speaker.text,
        speaker=speaker,
        language=language.html,
        csp=content_security_policy,
        style=style(),
    )
    env.filters.update(
        decimal=decimal,
        signed=signed,
        label=speaker.label,
        lang=partial(_marked, language),
        title_of=speaker.title,
        say=speaker.say,
        list=speaker.list,
        percent=speaker.percent,
    )
    return env


def _marked(language: Language, text: str) -> Markup:
    """The attribute that tells a Chinese text on a page of another language; a gloss may name Chinese words."""
    if language is Language.CHINESE or len(_CHINESE.findall(text)) <= len(_LATIN.findall(text)):
        return Markup("")
    return Markup(' lang="zh-CN"')


@cache
def macros(language: Language, template: str) -> Any:
    """The macros of a template, by their names: for what is rendered once and used in many places."""
    return environment(language).get_template(template).module


def render(language: Language, template: str, values: dict[str, object]) -> bytes:
    """A page as UTF-8; characters no file can hold (half a surrogate pair) become question marks."""
    return environment(language).get_template(template).render(values).encode("utf-8", "replace")
