"""Which stretches a text holds: a table of sentences by language and by the way their marks break."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.quoting.marks import Stretch, find_stretches, holds_mark
from retrieval.records import Span

WHOLE = [
    # English, American and British
    ("“We tried,” she said. “It failed.”", ["We tried,", "It failed."]),
    ('"We tried," she said. "It failed."', ["We tried,", "It failed."]),
    ("``We tried,'' she said. ``It failed.''", ["We tried,", "It failed."]),
    ("''We tried,'' she said.", ["We tried,"]),
    ("‘‘We tried,’’ she said.", ["We tried,"]),
    ("‘We tried,’ she said. ‘It failed.’", ["We tried,", "It failed."]),
    ("'We tried,' she said. 'It failed.'", ["We tried,", "It failed."]),
    ("The plan—“a bold one”—was dropped.", ["a bold one"]),
    ("“I never—” he began.", ["I never—"]),
    ("The bridge (“a disgrace”) was closed.", ["a disgrace"]),
    ("“… and then it rained,” he wrote.", ["… and then it rained,"]),
    ("“Stop!” she cried. “Who are you?”", ["Stop!", "Who are you?"]),
    ("The mayor called the idea “reckless” and “costly”.", ["reckless", "costly"]),
    # German, Czech, Bulgarian, Lithuanian
    ("„Wir haben es versucht“, sagte sie.", ["Wir haben es versucht"]),
    ("»Wir haben es versucht«, sagte sie.", ["Wir haben es versucht"]),
    ("«Wir haben es versucht», sagte sie.", ["Wir haben es versucht"]),
    ("„Zkusili jsme to,“ řekla starostka.", ["Zkusili jsme to,"]),
    ("„Опитахме“, каза тя.", ["Опитахме"]),
    # Polish, Romanian, Hungarian, Croatian
    ("„Próbowaliśmy” – powiedziała burmistrz.", ["Próbowaliśmy"]),
    ("„Megpróbáltuk” – mondta a polgármester.", ["Megpróbáltuk"]),
    # French
    ("« Nous avons essayé », a-t-elle dit.", ["Nous avons essayé"]),
    ("«\u00a0Nous avons essayé\u00a0», a-t-elle dit.", ["Nous avons essayé"]),
    ("«\u00a0On avance\u00a0»Suite. Il dit «\u00a0oui\u00a0».", ["On avance", "oui"]),
    ("«\u202fNous avons essayé\u202f»", ["Nous avons essayé"]),
    ("“Nous avons essayé”, a-t-elle dit.", ["Nous avons essayé"]),
    # Italian, Spanish, Portuguese, Greek, Norwegian
    ("«Ci abbiamo provato», ha detto la sindaca.", ["Ci abbiamo provato"]),
    ("«Lo intentamos», dijo la alcaldesa.", ["Lo intentamos"]),
    ("«¿Quién lo hizo?», preguntó.", ["¿Quién lo hizo?"]),
    ("“Tentámos”, disse a presidente.", ["Tentámos"]),
    ("‹Wir gehen›, sagte er.", ["Wir gehen"]),
    ('We go; “they stay”; «no one», she said, "cares".', ["they stay", "no one", "cares"]),
    ("The \"Iron Lady\" spoke of 'the enemy within' on TV.", ["Iron Lady", "the enemy within"]),
    ("«Προσπαθήσαμε», είπε η δήμαρχος.", ["Προσπαθήσαμε"]),
    ("«Vi prøvde», sa ordføreren.", ["Vi prøvde"]),
    # Russian, Ukrainian
    ("«Мы пытались», — сказала мэр.", ["Мы пытались"]),
    ("«Ми намагалися», — сказала мерка.", ["Ми намагалися"]),
    # Swedish, Finnish, Danish
    ("”Vi försökte”, sa borgmästaren. ”Det gick inte.”", ["Vi försökte", "Det gick inte."]),
    ("»Vi försökte», sa hon.", ["Vi försökte"]),
    ("»Vi prøvede«, sagde hun.", ["Vi prøvede"]),
    # Hebrew, Arabic, Chinese, Japanese, Korean
    ('"ניסינו", אמרה ראש העיר.', ["ניסינו"]),
    ("«حاولنا» قالت العمدة.", ["حاولنا"]),
    ("“我们试过了。”市长说。", ["我们试过了。"]),
    ("市长说：“我们试过了。”", ["我们试过了。"]),
    ("市長は「やってみた」と述べた。", ["やってみた"]),
    ("市長說：「我們試過了。」", ["我們試過了。"]),
    ("시장은 “우리는 노력했다”고 말했다.", ["우리는 노력했다"]),
]

APOSTROPHES = [
    ("It’s the workers’ party, they’re told.", []),
    ("It's the workers' party, they're told.", []),
    ("‘It’s the workers’ party,’ he said.", ["It’s the workers’ party,"]),
    ("'It's the workers' party,' he said.", ["It's the workers' party,"]),
    ("Back in the ’90s, rock ’n’ roll told ’em.", []),
    ("Back in the '90s they told 'em so.", []),
    ("“Back in the ’90s we told ’em,” he said.", ["Back in the ’90s we told ’em,"]),
    ("“Back in the ‘90s we won,” he said. “Not now.”", ["Back in the ‘90s we won,", "Not now."]),
    ("Mr O’Neill and Mr O'Hara met D’Souza.", []),
    ("‘We can’t go’, said the workers’ leader, ‘and won’t’.", ["We can’t go", "and won’t"]),
    ("'We can't go', said the workers' leader.", ["We can't go"]),
    ("rock ‘n’ roll, ‘70s style, ‘til dawn", []),
    ('צה"ל הודיע: "ניסינו", אמר הדובר.', ["ניסינו"]),
    ('John "Johnny" Doe, 6\'2", said "no".', ["Johnny", "no"]),
    ("He is 5' 10\" tall and she is 6'2\".", []),
    ("“He is 5' 10\" tall,” she said.", ["He is 5' 10\" tall,"]),
    ('“We need a 6" pipe,” he said.', ['We need a 6" pipe,']),
]

NESTED = [
    ("“He told me, ‘Go home,’ and I went,” she said.", ["He told me, ‘Go home,’ and I went,"], ["Go home,"]),
    ("‘He told me, “Go home,” and I went,’ she said.", ["He told me, “Go home,” and I went,"], ["Go home,"]),
    ("\"He told me, 'Go home,' and I went,\" she said.", ["He told me, 'Go home,' and I went,"], ["Go home,"]),
    ("''They say, 'Go home,''' she said.", ["They say, 'Go home,'"], ["Go home,"]),
    ("«Он сказал: „Домой“, и я пошла», — сказала она.", ["Он сказал: „Домой“, и я пошла"], ["Домой"]),
    ("„Er sagte ‚geh heim‘ und ging“, sagte sie.", ["Er sagte ‚geh heim‘ und ging"], ["geh heim"]),
    ("母は「父が『帰れ』と言った」と話した。", ["父が『帰れ』と言った"], ["帰れ"]),
    ('"He said "no" and left," she recalled.', ['He said "no" and left,'], ["no"]),
    ("“He told me, ‘Go home.’”", ["He told me, ‘Go home.’"], ["Go home."]),
    ("“We go,” he said, “and ‘they’ stay.”", ["We go,", "and ‘they’ stay."], ["they"]),
    ("“‘Go,’ he said,” she said.", ["‘Go,’ he said,"], ["Go,"]),
    ("'\"Go,\" he said,' she said.", ['"Go," he said,'], ["Go,"]),
    ("«Один «два» три», — сказав він.", ["Один «два» три"], ["два"]),
    ("We heard him say ‘go home’,” she told us.", ["We heard him say ‘go home’,"], ["go home"]),
    (
        "It «was as simple as, ‘She leads,’»Webb said. «I see.»",
        ["was as simple as, ‘She leads,’", "I see."],
        ["She leads,"],
    ),
    ("“He told me, ‘Go home.”", ["He told me, ‘Go home."], ["Go home."]),
]

MENDED = [
    ("“We will not give in“, he said.", ["We will not give in"], "turned"),
    ("”We will not give in”, he said.", ["We will not give in"], ""),
    ("He said: “falsified» results.", ["falsified"], "mismatched"),
    ("«We do not recognize them”", ["We do not recognize them"], "mismatched"),
    ("He called it “illegitimate‘ again.", ["illegitimate"], "mismatched"),
    ("A vote declared “illegitimate‘From several sides.", ["illegitimate"], "mismatched"),
    ("The polls and«illegal‘Consultations.", ["illegal"], "mismatched"),
    ("He called it a “mistake‘and left. «We go home”, he said.", ["mistake", "We go home"], "mismatched"),
    ("He spoke of «illegal»and other votes.", ["illegal"], "glued"),
    ("They found it “not correct”And said so.", ["not correct"], "glued"),
    ("They found it“not correct” and said so.", ["not correct"], "glued"),
    ("They found the results “not correctAnd stated that they will not be recognized.", ["not correct"], "unclosed"),
    ("“We will not give in,he said on Monday.", ["We will not give in,"], "unclosed"),
    ("“We will not give in, he said on Monday.", ["We will not give in,"], "unclosed"),
    (
        "The minister said: “They will not give in, whatever comes.",
        ["They will not give in, whatever comes."],
        "unclosed",
    ),
    ("We will not give in,” the minister said on Monday.", ["We will not give in,"], "unopened"),
    ("It rained. The minister said: We will not give in.”", ["We will not give in."], "unopened"),
    ("We support the borders of all countries “", ["We support the borders of all countries"], "unopened"),
    ("The ministry: “We support the borders of all countries “", ["We support the borders of all countries"], "turned"),
    ('„We will not give in", he said.', ["We will not give in"], ""),
    (",,We will not give in'', he said.", ["We will not give in"], ""),
    ("“ We will not give in ”, he said.", ["We will not give in"], ""),
    ('"We will not give in”, he said.', ["We will not give in"], "mismatched"),
    ("“We will not give in", ["We will not give in"], "unclosed"),
    ("“It will be first-order business, Mr. Wells said.", ["It will be first-order business,"], "unclosed"),
    ("„We will not give in„ he said.", ["We will not give in"], "turned"),
    ("“We will not give in”he said.", ["We will not give in"], "glued"),
    ("He said: ´We will not give in´.", ["We will not give in"], ""),
    (
        "“When they say, ‘We cannot do this,’ I do not believe it, said Ana Ruiz of the council.",
        ["When they say, ‘We cannot do this,’ I do not believe it,"],
        "unclosed",
    ),
    (
        "I tried to say, ‘Look at what we did.’ I think that’s a lot of work,” the mayor told us.",
        ["I tried to say, ‘Look at what we did.’ I think that’s a lot of work,"],
        "unopened",
    ),
    (
        "“We're going to need a lot of help on the bridge, it's very old. The former director added a statement.",
        ["We're going to need a lot of help on the bridge, it's very old."],
        "unclosed",
    ),
    (
        "The council met on Tuesday. We're proud of our bridge. You know it's very old.”",
        ["We're proud of our bridge. You know it's very old."],
        "unopened",
    ),
    ("„Wir geben nicht auf, sagte der Minister am Montag.", ["Wir geben nicht auf,"], "unclosed"),
    ("Wir geben nicht auf“, sagte der Minister am Montag.", ["Wir geben nicht auf"], "unopened"),
    ("« Nous ne cédons pas, a déclaré le ministre lundi.", ["Nous ne cédons pas,"], "unclosed"),
    ("«No cedemos, dijo el alcalde el lunes.", ["No cedemos,"], "unclosed"),
    ("No cedemos», dijo el alcalde el lunes.", ["No cedemos"], "unopened"),
    ("Il ministro ha detto: Non cediamo».", ["Non cediamo"], "unopened"),
    ("«Ми не здамося, — сказав мер.", ["Ми не здамося,"], "unclosed"),
    ("Він сказав:«Ми не здамося»і пішов.", ["Ми не здамося"], "glued"),
]


def words(text: str) -> list[str]:
    return [stretch.span.of(text) for stretch in find_stretches(text)]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_whole_pairs_of_every_convention(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [stretch.repair for stretch in find_stretches(text)] == [""] * len(expected)


@pytest.mark.parametrize(("text", "expected"), APOSTROPHES)
def test_apostrophes_and_measures_are_no_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(("text", "outer", "inner"), NESTED)
def test_quotes_within_quotes(text: str, outer: list[str], inner: list[str]) -> None:
    assert words(text) == outer
    assert [nested.span.of(text) for stretch in find_stretches(text) for nested in stretch.inner] == inner


@pytest.mark.parametrize(("text", "expected", "repair"), MENDED)
def test_broken_pairs_are_mended_and_say_how(text: str, expected: list[str], repair: str) -> None:
    assert words(text) == expected
    assert [stretch.repair for stretch in find_stretches(text)] == [repair] * len(expected)


def test_a_quote_of_several_paragraphs_continues() -> None:
    text = "“We began in March.\n\n“We ended in May,” she said."
    first, second = find_stretches(text)
    assert (first.span.of(text), first.continues, first.repair) == ("We began in March.", True, "")
    assert (second.span.of(text), second.continues) == ("We ended in May,", False)


def test_marks_are_told_with_their_widths() -> None:
    text = "He said: ``We tried.''"
    assert find_stretches(text) == (Stretch(Span(11, 20), "", Span(9, 11), Span(20, 22)),)


def test_a_missing_mark_has_no_span_and_leaves_doubt() -> None:
    text = "“We will not give in, he said on Monday."
    (stretch,) = find_stretches(text)
    assert stretch.opener == Span(0, 1)
    assert stretch.closer is None
    assert 0 < stretch.sure < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It “came late ”and slowly. “ Nobody saw it ” , he said.", ["came late", "Nobody saw it"]),
        ("The moon over“ Hawai‘i is red ” , he said. “ We go ” .", ["Hawai‘i is red", "We go"]),
        ("”Vi vann ”och ”vi förlorade”, sa hon.", ["Vi vann", "vi förlorade"]),
    ],
)
def test_marks_with_the_space_on_the_wrong_side_part_their_quotes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_article_decides_which_way_its_marks_look() -> None:
    german = "»Wir gehen«, sagte er.\nDas heißt»Wandel«und »Mut«.\n"
    swiss = "«Wir gehen», sagte er.\nDas heißt«Wandel»und «Mut».\n"
    for text in (german, swiss):
        assert words(text) == ["Wir gehen", "Wandel", "Mut"]


def test_the_seed_article() -> None:
    text = (Path(__file__).parents[3] / "seeds" / "000_cb9b7db82e441255.txt").read_text(encoding="utf-8")
    assert [(stretch.span.of(text)[:24], stretch.repair) for stretch in find_stretches(text)] == [
        ("Results of the referendu", "turned"),
        ("The location of China Sh", ""),
        ("Falsified results. We do", "mismatched"),
        ("illegitimate", "mismatched"),
        ("not correct", "unclosed"),
        ("falsified", "mismatched"),
        ("illegal", "mismatched"),
        ("the legitimate concerns ", "turned"),
        ("We will not back down", ""),
        ("As a great responsible c", ""),
    ]


def test_marks_that_hold_nothing_are_no_stretch() -> None:
    for text in ("", "“”", '""', "“ ”", "“””", 'a"', "”", "‘"):
        assert find_stretches(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("it’s here", False), ("the workers’ day", True), ("he ‘ran’ off", True), ("„so„", True), ("one\ntwo", False)],
)
def test_what_may_be_a_mark_is_seen_without_reading_the_line(text: str, *, expected: bool) -> None:
    assert holds_mark(f"“{text}”", Span(1, len(text) + 1)) == expected


def test_each_paragraph_of_lost_marks_is_read_by_itself() -> None:
    text = "“One is gone. “Two is gone. “Three is here.”\nNot this."
    assert [(stretch.span.of(text), stretch.repair) for stretch in find_stretches(text)] == [
        ("One is gone.", "unclosed"),
        ("Two is gone.", "unclosed"),
        ("Three is here.", ""),
    ]


def test_a_lost_mark_that_cannot_be_placed_gives_no_stretch() -> None:
    assert find_stretches("The mayor wanted “open markets in the north and a bridge over the river.") == ()


def test_a_straight_mark_that_never_opens_is_a_leftover() -> None:
    assert find_stretches('Dana Cole, deputy adviser for security."') == ()
    assert words("We will not give in, the deputy adviser said. We never left.”") != []
