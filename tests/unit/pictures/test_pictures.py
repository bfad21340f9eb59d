"""Pictures: everything is set, within the margins, in letters that are shown; or nothing is drawn."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from bot.pictures import PictureError, draw_card, draw_timeline
from bot.pictures.breaks import may_break
from bot.pictures.canvas import block_of, height_of
from bot.pictures.card import SMALLEST, _fitted
from bot.pictures.card import draw_card as draw_card_with
from bot.pictures.fonts import Fonts, fonts_here
from bot.pictures.paragraphs import Paragraph, paragraphs_of
from bot.pictures.shaping import Cluster, shape
from bot.pictures.style import GROUND, HEIGHT, INK, MEDIUM, WIDTH
from bot.talk.timeline import PERIODS, Period, Series, Timeline
from retrieval import Article, Attribution, Evidence, Passage, Quote, Span, Speaker
from retrieval.records import Kind

LETTERS = st.sampled_from("ab eiE ,.-“”\u00a0我们。「」かאב( )عل ا2 5हि\u0301€é\n")
EDGE = 40
"""Pixels at each side that nothing is drawn on."""
SCRIPTS = {
    "English": "We will not touch the fuel duty before the next budget",
    "Ukrainian": "Ми не відступимо, і ніхто нас не зламає",
    "Greek": "Δεν θα αγγίξουμε τον φόρο καυσίμων",
    "Arabic": "لن نرفع أسعار الوقود قبل عام 2025، كما قال IMF",
    "Hebrew": "לא ניגע במס הדלק (fuel duty) לפני 2025",
    "Hindi": "हम अगले बजट से पहले ईंधन शुल्क को नहीं छुएंगे",
    "Bengali": "আমরা জ্বালানি শুল্ক স্পর্শ করব না",
    "Thai": "เราจะไม่แตะต้องภาษีน้ำมันก่อนงบประมาณหน้า",
    "Georgian": "ჩვენ არ შევეხებით საწვავის გადასახადს",
    "Chinese": "我们在下一个预算之前不会提高燃油税，GDP 增长 5%。",
    "Japanese": "「次の予算まで」は燃料税に手を付けません",
    "Korean": "다음 예산 전까지 유류세를 건드리지 않겠습니다",
    "emoji": "We won 😀🎉 👩‍👩‍👧 🇺🇦 👍🏽 ☺️ ❤️!",
}


def bundled(package: str) -> Path:
    found = find_spec(package)
    assert found is not None
    return Path(*found.submodule_search_locations or ())


@pytest.fixture(scope="module")
def noto() -> Fonts:
    """The fonts of the extra `pictures` alone, as on a machine without any."""
    return Fonts((bundled("manimgx_fonts"),))


def evidence(text: str, kind: Kind = "direct", language: str = "", speaker: str = "Maria Keller") -> Evidence:
    """The words between the marks of `text`, or all of it, quoted."""
    start, end = (1, len(text) - 1) if kind == "direct" else (0, len(text))
    article = Article("budget", "Budget talks", text, "The Daily Ledger", "2024-05-12", language=language)
    whole, said = Span(0, len(text)), Span(start, end)
    by = Speaker(speaker, "finance minister") if speaker else None
    attribution = Attribution(Quote("budget", (said,), kind), by, None, None, 0.9)
    return Evidence(article, said, Passage("budget", whole, text), attribution, 1.0, 0.9)


def opened(picture: bytes) -> PngImageFile:
    image = Image.open(io.BytesIO(picture))
    assert isinstance(image, PngImageFile)
    return image


def ink_at_the_edge(image: Image.Image) -> bool:
    """Whether anything is drawn where nothing belongs."""
    shown = image.convert("RGB")
    width, height = shown.size
    sides = (
        (0, 0, EDGE, height),
        (width - EDGE, 0, width, height),
        (0, 0, width, EDGE),
        (0, height - EDGE, width, height),
    )
    return any(shown.crop(side).getcolors() != [((side[2] - side[0]) * (side[3] - side[1]), GROUND)] for side in sides)


def ink(picture: bytes) -> int:
    """Pixels that are not of the ground's colour."""
    shown = opened(picture).convert("RGB")
    return sum(number for number, colour in shown.getcolors(1 << 24) or () if colour != GROUND)


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_card_shows_every_script(text: str) -> None:
    picture = draw_card(evidence(f"“{text}”"))
    image = opened(picture)
    assert image.size == (WIDTH, HEIGHT)
    assert not ink_at_the_edge(image)
    assert ink(picture) > ink(draw_card(evidence("“.”"))) + 100 * len(text)
    assert len(picture) < 100_000


def test_a_long_quote_gets_smaller_and_then_the_picture_higher() -> None:
    sizes = []
    for words in (3, 40, 120, 400):
        image = opened(draw_card(evidence(f"“{'word ' * words}end.”")))
        assert not ink_at_the_edge(image)
        sizes.append(image.size)
    assert sizes[:2] == [(WIDTH, HEIGHT)] * 2
    assert HEIGHT <= sizes[2][1] < sizes[3][1]
    assert {width for width, _ in sizes} == {WIDTH}


def test_what_no_chat_would_take_is_refused() -> None:
    for words in (5_000, 50_000):
        with pytest.raises(PictureError, match="too much for a picture"):
            draw_card(evidence(f"“{'word ' * words}end.”"))
    with pytest.raises(PictureError, match="too much for a picture"):
        draw_timeline(dataclasses.replace(timeline("day", 1), query="word " * 5_000))


@settings(max_examples=60)
@given(st.text(LETTERS | st.characters(max_codepoint=0x1FFFF), max_size=30), st.sampled_from(["", "ar", "zh", "?!"]))
def test_whatever_is_said_is_drawn_or_refused(text: str, language: str) -> None:
    with suppress(PictureError):
        assert opened(draw_card(evidence(f"“{text}”", language=language, speaker=text))).width == WIDTH


def test_long_titles_and_names_stay_within_the_picture() -> None:
    one = evidence("“No”", speaker="Maria " * 40 + "Keller")
    article = dataclasses.replace(one.article, title="Budget-talks" * 60, publisher="Ledger " * 60)
    image = opened(draw_card(dataclasses.replace(one, article=article)))
    assert not ink_at_the_edge(image)
    assert image.height > HEIGHT


def test_a_card_says_who_and_what_in_words_too() -> None:
    told = opened(draw_card(evidence("“No”"))).text["Description"]
    assert told == "“No” — Maria Keller, finance minister"
    nobody = opened(draw_card(evidence("“No”", speaker=""))).text["Description"]
    assert nobody == "“No” — not attributed in the article"
    paraphrase = opened(draw_card(evidence("Keller denied it.", "indirect"))).text["Description"]
    assert paraphrase == "Keller denied it. — Maria Keller, finance minister, paraphrased by the article"


def test_a_letter_without_a_font_is_named_and_not_drawn_as_a_box(noto: Fonts) -> None:
    with pytest.raises(PictureError, match=r"漢 \(U\+6F22, cjk unified ideograph-6f22\).*onrecord\[cjk\]"):
        draw_card_with(evidence("“Kanji: 漢”"), noto)
    with pytest.raises(PictureError, match=r"U\+0F40, tibetan letter ka\); install a free font"):
        draw_card_with(evidence("“ཀ”"), noto)
    with pytest.raises(PictureError, match=r"U\+0378"):
        draw_card(evidence("“\u0378”"))
    with pytest.raises(PictureError, match="no font here shows O"):
        draw_card_with(evidence("“No”"), Fonts(()))


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 broken")
    (tmp_path / "note.txt").write_text("no font")
    fonts = Fonts((tmp_path,), (bundled("manimgx_fonts"),))
    assert fonts.face_for("a").name == "Noto Sans"


def test_each_letter_is_drawn_by_the_font_of_its_script_and_signs_by_that_of_their_neighbours() -> None:
    faces = [cluster.face.name for cluster in clusters_of("a, 我。5")]
    assert faces == ["Noto Sans"] * 3 + ["Noto Sans CJK SC"] * 3
    assert {cluster.face.name for cluster in clusters_of("「次の予算」")} == {"Noto Sans CJK JP"}
    assert [cluster.face.name for cluster in clusters_of("☺️1")] == ["Noto Emoji", "Noto Sans"]


def test_arabic_letters_join_and_run_to_the_left() -> None:
    (alone,), (joined,) = (shape(clusters_of(text), 1_000, MEDIUM) for text in ("ب", "بب"))
    signs = [{glyph for glyph, _, _ in run.glyphs} for run in (alone, joined)]
    assert not signs[0] <= signs[1], "a letter that stands alone has a sign of its own"
    first, *_, last = shape(clusters_of("אב ab"), 1_000, MEDIUM)
    a, alef = (shape(clusters_of(text), 1_000, MEDIUM)[0].glyphs[0][0] for text in ("a", "א"))
    assert (first.glyphs[0][0], last.glyphs[-1][0]) == (a, alef), "the line begins at its right"


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (" ", "a", True),
        ("a", " ", False),
        ("\u00a0", "a", False),
        ("a", "b", False),
        ("-", "a", True),
        ("-", "”", False),
        ("我", "们", True),
        ("我", "。", False),
        ("「", "我", False),
        ("我", "」", False),
        ("我", "a", True),
        ("유", "류", False),
    ],
)
def test_a_line_ends_where_readers_expect_it(before: str, after: str, may: bool) -> None:
    assert may_break(before, after) is may


def clusters_of(text: str) -> Sequence[Cluster]:
    (paragraph,) = paragraphs_of(text, fonts_here(), MEDIUM)
    return paragraph.clusters


@settings(max_examples=60)
@given(st.text(LETTERS, max_size=60), st.floats(0.5, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: float) -> None:
    paragraphs = paragraphs_of(text, fonts_here(), MEDIUM)
    lines = [(paragraph, line) for paragraph in paragraphs for line in paragraph.lines(width)]
    assert "".join(cluster.text for _, line in lines for cluster in line).split() or not text.split()
    assert _letters("".join(cluster.text for _, line in lines for cluster in line)) == _letters(text)
    for paragraph, line in lines:
        assert len(line) == 1 or paragraph.width(line) <= width * 1.05 + 0.1


def test_no_word_is_parted_to_have_larger_letters_or_more_even_lines() -> None:
    word = "Kraftstoffsteuerverordnungsänderung"
    (paragraph,) = paragraphs_of(f"Ich bin der Meinung, dass die {word} kommt", fonts_here(), MEDIUM)
    block = _fitted([paragraph], 1_000, 400)
    lines = ["".join(cluster.text for cluster in line.clusters) for line in block.lines]
    assert " ".join(lines) == f"Ich bin der Meinung, dass die {word} kommt"
    assert 900 < max(line.width for line in block.lines) <= 1_000


@settings(max_examples=60)
@given(st.text(LETTERS, min_size=1, max_size=40), st.integers(SMALLEST, 90))
def test_a_block_is_as_high_as_its_lines_and_even_ones_are_no_more(text: str, size: int) -> None:
    paragraphs: list[Paragraph] = paragraphs_of(text, fonts_here(), MEDIUM)
    block = block_of(paragraphs, size, INK, 600)
    even = block_of(paragraphs, size, INK, 600, even=True)
    assert height_of(paragraphs, size, 600) == block.height
    assert len(even.lines) == len(block.lines)
    assert even.height == block.height >= round(1.36 * size) * len(block.lines) - len(block.lines)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if not letter.isspace() and unicodedata.category(letter) != "Cc")


def timeline(period: Period, number: int, *series: Series) -> Timeline:
    starts = tuple(dt.date(2000 + at, 1, 1) for at in range(number))
    first, last = (starts[0], starts[-1]) if starts else (None, None)
    return Timeline("fuel duty", period, starts, series, first, last, len(series))


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("number", [0, 1, 2, 12, 31, 400])
def test_a_chart_of_any_number_of_bars_stays_within_the_picture(period: Period, number: int) -> None:
    counts = tuple((at * 7) % 11 for at in range(number))
    drawn = timeline(
        period, number, Series("Maria Keller", counts, 1), Series("", counts, 0, 12), Series("", counts, 2, 0)
    )
    image = opened(draw_timeline(drawn))
    assert image.size[0] == WIDTH
    assert image.size[1] >= HEIGHT
    assert not ink_at_the_edge(image)


def test_a_bar_is_as_high_as_its_count() -> None:
    image = opened(draw_timeline(timeline("year", 2, Series("Maria Keller", (30, 10))))).convert("RGB")
    blue = [(x, y) for x in range(WIDTH) for y in range(250, image.height) if image.getpixel((x, y)) == (0, 96, 160)]
    left = [y for x, y in blue if x < WIDTH / 2]
    right = [y for x, y in blue if x > WIDTH / 2]
    high, low = (max(side) - min(side) + 1 for side in (left, right))
    assert high == pytest.approx(3 * low, abs=4)


def test_long_names_and_many_speakers_have_room() -> None:
    series = [Series(f"Maria {'Anna ' * at}Keller-{'x' * 20 * at}", (10**at,)) for at in range(8)]
    image = opened(draw_timeline(timeline("month", 1, *series)))
    assert not ink_at_the_edge(image)
    told = image.text["Description"]
    assert told.startswith("11,111,111 quotes by 8 speakers, 1 January 2000. Maria Keller-: 1; ")
