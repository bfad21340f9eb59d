"""What has been added to a library since a milestone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from retrieval import Library, Store, join
from tests.newsroom import BUDGET, DAM


def test_a_library_in_memory_tells_what_is_new_or_changed() -> None:
    library = Library(semantic=False)
    library.add(BUDGET)
    milestone, new = library.shelf.since(None)
    assert new == ()
    library.add(DAM)
    library.add(replace(BUDGET, title="Changed"))
    later, new = library.shelf.since(milestone)
    assert new == ("dam", "budget")
    library.remove("budget")
    assert library.shelf.since(milestone)[1] == ("dam",)
    assert library.shelf.since(later) == (later, ())
    assert Library(semantic=False).shelf.since(milestone)[1] == ()


def test_a_library_on_disk_tells_it_after_it_was_opened_again_too(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True, semantic=False)) as store:
        store.library.add(BUDGET)
        milestone, _ = store.library.shelf.since(None)
        store.library.add(DAM)
    with closing(Store(tmp_path, semantic=False)) as store:
        later, new = store.library.shelf.since(milestone)
        assert new == ("dam",)
        store.library.remove("dam")
        assert store.library.shelf.since(later) == (later, ())
        store.library.add(DAM)
        assert store.library.shelf.since(later)[1] == ("dam",)
        joint = join(Library(semantic=False), store.library)
        assert joint.shelf.since(milestone)[1] == ("dam",)
