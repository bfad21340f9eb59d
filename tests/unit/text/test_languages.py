"""The folders of languages: what they may hold, that every list is read, that a new folder is a new language."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from retrieval import Article
from retrieval.quoting.lexicon import Lexicon
from retrieval.reading.drafts import Draft, to_article
from retrieval.searching.words import Vocabulary
from retrieval.text.languages import Part, languages_with, read_language

ROOT = Path(__file__).parents[3]
PARTS: tuple[Part, ...] = get_args(Part)
NAMED = re.compile(r'\b(?:_?words|lexicon|self|known|own|stops|vocabulary\(\w+\))\.(?=(\w+))|["\'](?=(\w+)["\'])')


@cache
def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "retrieval").rglob("*.py"))


@cache
def read_names() -> frozenset[str]:
    """Whatever is read by its name from what is known of a language, or named in quotation marks."""
    return frozenset("".join(groups) for groups in NAMED.findall(sources()))


@pytest.mark.parametrize("tag", ["nb", "nb-NO", "nn_NO", "nob", "no", "nor"])
def test_both_written_forms_of_norwegian_are_norwegian(tag: str) -> None:
    article = to_article(Draft("here", "Det regner.", language=tag), "a", {})
    assert isinstance(article, Article)
    assert article.language == "no"


@pytest.mark.parametrize("part", PARTS)
def test_no_list_stands_in_a_file_that_nobody_reads(part: Part) -> None:
    listed = {
        name if heading != "shorthand" and (part in ("quoting", "questions") or not heading) else heading
        for language in languages_with(part)
        for heading, section in read_language(language, part).items()
        if heading != "pieces"
        for name in section
    }
    assert listed - read_names() == set()


def test_no_list_of_a_lexicon_is_only_declared() -> None:
    declared = {one.name for kind in (Lexicon, Vocabulary) for one in fields(kind)}
    assert declared - read_names() == set()


@pytest.mark.parametrize("language", languages_with("common"))
def test_no_rule_asks_which_language_it_is_reading(language: str) -> None:
    asked = re.findall(rf"""(?:language|code)\s*(?:==|!=|in)\s*[("\[{{']*["']{language}["']""", sources())
    assert not asked


COMMON = """
frequent = "kaj la estas de ke li ne al en por mi vi sed"
titles = "s-ro s-ino d-ro"
abbreviations = "ekz t.e proks"
numbered = "n-ro paĝ"
closing = "ktp"
openers = "kaj la li ŝi poste"
months = "januaro oktobro"
days = "lundo mardo"
"""
QUOTING = """
[cues]
speech = "diris diras"
according = ["laŭ"]

[words]
determiners = "la"
that = "ke"
complementizers = "ke"
time = "hieraŭ"

[people]
male = "li"
female = "ŝi"
titles = "s-ro"
roles = "prezidanto"
"""
SEARCH = """
stopwords = "la kaj de ke estas"
saying = "diris diras"
what = "kio kion"
about = "pri"
who = "kiu"
endings = "ojn oj on o"
"""
FURNITURE = """
alone = ["reklamo"]
begins = ["abonu nian"]
heads = ["legu ankaŭ"]
labels = ["foto"]
follows = ["sekvu"]
"""
PROGRAM = """
from retrieval import Article, Library, Span, answer, find_attributions
from retrieval.searching import guess_language, terms
from retrieval.text.language import identify_language
from retrieval.text.paragraphs import split_paragraphs
from retrieval.text.sentences import split_sentences

text = (
    "La urbo havas novan ponton, kaj ĝi estas longa.\\n"
    "Reklamo\\n"
    "“La ponto estas preta”, diris s-ro Kovalo. Poste li foriris kun d-ro Lima al paĝ. 5 de la libro."
)
assert identify_language(text) == guess_language(text) == "qaa"
assert [one.span.of(text)[:6] for one in split_paragraphs(text)] == ["La urb", "“La po"]
line = "Li venis kun s-ro. Kovalo ktp. Poste li foriris, ekz. Lundo."
assert [one.of(line) for one in split_sentences(line, Span(0, len(line)), "qaa")] == [
    "Li venis kun s-ro. Kovalo ktp.", "Poste li foriris, ekz. Lundo."
]
(found,) = find_attributions(Article("a", "", text))
assert (found.quote.span.of(text), found.speaker.name) == ("La ponto estas preta", "Kovalo"), found
assert terms("la pontoj kaj pontojn", "qaa") == ["pont", "pont"]
library = Library(semantic=False)
library.add(Article("a", "Ponto", text))
evidence = answer("Kion diris Kovalo pri la ponto?", library).evidence
assert evidence and evidence[0].text == "La ponto estas preta", evidence
"""


def test_a_new_language_is_a_new_folder(tmp_path: Path) -> None:
    """CONTRIBUTING.md's recipe: files in a folder named by the language's code, and nothing else is touched.

    ISO 639 leaves the code qaa to private use, so that no real language's folder is in the way. Its words are those of
    Esperanto, whose folder would be, if there were one.
    """
    large = shutil.ignore_patterns("__pycache__", "*.onnx", "vocab.txt", "eo")
    shutil.copytree(ROOT / "retrieval", tmp_path / "retrieval", ignore=large)
    folder = tmp_path / "retrieval/text/languages/qaa"
    folder.mkdir()
    for part, content in {"common": COMMON, "quoting": QUOTING, "search": SEARCH, "furniture": FURNITURE}.items():
        (folder / f"{part}.toml").write_text(content, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("quoting", QUOTING.replace("speech", "speach"), "there is no list 'speach'; 'speech' may be meant"),
        ("quoting", f"{QUOTING}habits = ['inverted']", "there is no habit 'inverted'; 'inverts' may be meant"),
        ("quoting", f"{QUOTING}zzzz = 'x'", "there is no list 'zzzz'"),
        ("quoting", 'speech = "diris', "is no TOML file: "),
    ],
)
def test_a_misspelt_file_is_one_clear_line(tmp_path: Path, part: str, content: str, told: str) -> None:
    large = shutil.ignore_patterns("__pycache__", "*.onnx", "vocab.txt")
    for package in ("retrieval", "bot", "config", "seeds"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=large)
    folder = tmp_path / "retrieval/text/languages/qaa"
    folder.mkdir()
    (folder / "common.toml").write_text(COMMON, encoding="utf-8")
    (folder / f"{part}.toml").write_text(content, encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text("Title: Ponto\nLanguage: qaa\n\n“La ponto estas preta”, diris s-ro Kovalo.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "quotes", str(article)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith(f"onrecord: qaa/{part}.toml: {told}"), done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 2
