"""Made-up prose in languages and scripts other than English, for pages to read."""

from __future__ import annotations

import random

FOREIGN: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "ru": (
        "«{thing} {act}», — сказала {person}. Об этом она сообщила после заседания, и никто не возражал.",
        ("Анна Соколова", "Мария Белова", "Ольга Титова"),
        ("Мост", "Рынок", "Паром", "Завод"),
        ("закроют на целый год", "обойдётся дороже, чем думали", "продадут до конца мая", "откроется через две недели"),
    ),
    "uk": (
        "«{thing} {act}», — сказала {person}. Про це вона повідомила після засідання, і ніхто не заперечив.",
        ("Олена Бойко", "Ірина Мельник", "Оксана Шевчук"),
        ("Міст", "Ринок", "Пором", "Завод"),
        (
            "закриють на цілий рік",
            "коштуватиме більше, ніж думали",
            "продадуть до кінця травня",
            "відкриють за два тижні",
        ),
    ),
    "zh": (
        "{person}星期三在会上说：“{thing}{act}。”与会者没有人表示反对，会议随后结束。",
        ("王丽", "张伟", "李娜"),
        ("大桥", "旧市场", "渡轮", "工厂"),
        ("将关闭一年", "比原计划更贵", "将在五月底前出售", "两周以后重新开放"),
    ),
    "ar": (
        "قالت {person} بعد الجلسة: «{thing} {act}». ولم يعترض أحد من الحاضرين على ذلك.",
        ("ليلى حداد", "منى خوري", "سلمى عزيز"),
        ("الجسر", "السوق القديم", "العبارة", "المصنع"),
        ("سيغلق لمدة سنة كاملة", "يكلف أكثر مما كان مخططا", "سيباع قبل نهاية أيار", "سيفتح بعد أسبوعين"),
    ),
    "el": (
        "«{thing} {act}», είπε η {person} μετά τη συνεδρίαση, και κανείς δεν έφερε αντίρρηση.",
        ("Μαρία Παππά", "Ελένη Δήμου", "Άννα Λάζου"),
        ("Η γέφυρα", "Η παλιά αγορά", "Το πλοίο", "Το εργοστάσιο"),
        (
            "θα κλείσει για έναν χρόνο",
            "κοστίζει πολύ περισσότερο",
            "θα πουληθεί ως τον Μάιο",
            "ανοίγει σε δύο εβδομάδες",
        ),
    ),
    "hi": (
        "{person} ने बैठक के बाद कहा, “{thing} {act}।” किसी ने इसका विरोध नहीं किया और बैठक समाप्त हो गई।",
        ("सीता शर्मा", "मीना वर्मा", "रीता सिंह"),
        ("पुल", "पुराना बाज़ार", "नाव सेवा", "कारखाना"),
        ("एक साल के लिए बंद रहेगा", "योजना से महँगा पड़ेगा", "मई से पहले बिक जाएगा", "दो हफ़्ते में खुलेगा"),
    ),
    "ja": (
        "{person}は会議の後で「{thing}は{act}」と述べた。出席者から反対の声はなく、会議はそのまま終わった。",
        ("田中市長", "佐藤さん", "鈴木会長"),
        ("橋", "古い市場", "渡し船", "工場"),
        ("一年間閉鎖される", "予定より高くつく", "五月末までに売却される", "二週間後に再開する"),
    ),
    "ko": (
        "{person} 시장은 회의가 끝난 뒤 “{thing} {act}”고 말했다. 참석자 가운데 반대한 사람은 없었다.",
        ("김지영", "이수진", "박민수"),
        ("다리는", "옛 시장은", "나룻배는", "공장은"),
        ("일 년 동안 닫힌다", "계획보다 비싸다", "오월 말까지 팔린다", "두 주 뒤에 문을 연다"),
    ),
    "de": (
        "„{thing} {act}“, sagte {person} nach der Sitzung, und niemand im Saal hat ihr widersprochen.",
        ("Anna Weber", "Petra Kraus", "Jutta Lang"),
        ("Die Brücke", "Der alte Markt", "Die Fähre", "Das Werk"),
        (
            "wird ein Jahr lang geschlossen",
            "kostet mehr als geplant",
            "wird bis Ende Mai verkauft",
            "öffnet in zwei Wochen",
        ),
    ),
    "fr": (
        "« {thing} {act} », a dit {person} après la séance, et personne dans la salle ne s’y est opposé.",
        ("Anne Morel", "Claire Petit", "Julie Roux"),
        ("Le pont", "Le vieux marché", "Le bac", "L’usine"),
        (
            "fermera pendant un an",
            "coûte plus cher que prévu",
            "sera vendu avant la fin de mai",
            "rouvre dans deux semaines",
        ),
    ),
}
"""By language a frame of sentences, and the people, things and doings that fill it."""


class ForeignProse:
    """Sentences of one language, the same for each seed."""

    def __init__(self, language: str, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up prose, not a secret
        self._frame, self._people, self._things, self._acts = FOREIGN[language]

    def sentence(self) -> str:
        """Some person's words, and what came of them."""
        person, thing, act = map(self._chance.choice, (self._people, self._things, self._acts))
        return self._frame.format(person=person, thing=thing, act=act)

    def paragraph(self) -> str:
        """Two or three sentences."""
        return " ".join(self.sentence() for _ in range(self._chance.randint(2, 3)))

    def headline(self) -> str:
        """The title of an article."""
        return f"{self._chance.choice(self._things)} {self._chance.choice(self._acts)}"
