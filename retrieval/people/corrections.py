"""What a person decided by hand about names: these are one person's, those are not.

A library's stand in the file `people.toml` of its folder, TOML in UTF-8::

    same = [["Joe Biden", "Joseph Robinette Biden"]]
    different = [["Chris Murphy", "Christopher Murphy"]]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import OnRecordError

Pair = frozenset[str]


class CorrectionsError(OnRecordError):
    """A file of corrections that cannot be read or written; the message holds its path and the reason."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Pairs of names, as printed, that are or are not one person's. A later decision replaces an earlier one."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def merged(self, names: Iterable[str]) -> Corrections:
        """With all these names as one person's."""
        pairs = _pairs(names)
        return Corrections(self.same | pairs, self.different - pairs)

    def split(self, names: Iterable[str]) -> Corrections:
        """With each of these names as another person's."""
        pairs = _pairs(names)
        return Corrections(self.same - pairs, self.different | pairs)

    def joined(self, other: Corrections) -> Corrections:
        """With another library's decisions besides; where the two disagree, its own count."""
        same = self.same | (other.same - self.different)
        return Corrections(same, self.different | (other.different - self.same))

    def decided(self, one: str, two: str) -> bool | None:
        """Whether two names were decided to be one person's; None where nothing was decided."""
        pair = frozenset((one, two))
        return True if pair in self.same else False if pair in self.different else None

    def amended(self, name: str, found: Iterable[str]) -> tuple[str, ...]:
        """The names found for one that was typed, without those of other people, and with all that are one person's.

        `name` may itself be among them.
        """
        kept = [one for one in found if frozenset((name, one)) not in self.different]
        for known in (name, *kept):
            kept += [one for pair in self.same if known in pair for one in pair - {known}]
        return tuple(dict.fromkeys(kept))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for pair in self.same | self.different for name in pair)


NO_CORRECTIONS = Corrections()
PEOPLE_FILE = "people.toml"
"""The name of the file in a library's folder."""


def read_corrections(path: Path) -> Corrections:
    """The corrections in that file; none where there is no file. Raises CorrectionsError on any other."""
    try:
        return corrections_in(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        return NO_CORRECTIONS
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionsError(f"{path}: {error}") from error


def write_corrections(path: Path, corrections: Corrections) -> None:
    """Write the file anew, its names in order. Raises CorrectionsError where that fails."""
    try:
        path.write_text(written_corrections(corrections), encoding="utf-8")
    except OSError as error:
        raise CorrectionsError(f"{path}: {error}") from error


def corrections_in(text: str, where: str) -> Corrections:
    """The corrections in the text of such a file, which stands at `where`. Raises CorrectionsError."""
    try:
        read: dict[str, object] = tomllib.loads(text)
    except ValueError as error:
        raise CorrectionsError(f"{where}: {error}") from error
    if unknown := sorted(read.keys() - {"same", "different"}):
        raise CorrectionsError(f"{where}: unknown {unknown[0]!r}; only `same` and `different` are known")
    return Corrections(_listed(where, read.get("same", [])), _listed(where, read.get("different", [])))


def written_corrections(corrections: Corrections) -> str:
    """The text of such a file, its names in order."""
    lines = []
    for key, pairs in (("same", corrections.same), ("different", corrections.different)):
        listed = [f"    {json.dumps(sorted(pair), ensure_ascii=False)}," for pair in sorted(pairs, key=sorted)]
        lines += [f"{key} = [", *listed, "]"] if listed else []
    return "".join(f"{line}\n" for line in lines)


def _pairs(names: Iterable[str]) -> frozenset[Pair]:
    listed = list(dict.fromkeys(names))
    return frozenset(frozenset((one, two)) for at, one in enumerate(listed) for two in listed[at + 1 :])


def _listed(where: str, value: object) -> frozenset[Pair]:
    groups = value if isinstance(value, list) else None
    if groups is None or not all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(name, str) for name in group) for group in groups
    ):
        raise CorrectionsError(f'{where}: give lists of names, such as same = [["Joe Biden", "Joseph Biden"]]')
    return frozenset(pair for group in groups for pair in _pairs(group))
