"""Every link of the documentation leads somewhere."""

from pathlib import Path

from tests.docs.reading import anchors, links, pages
from tests.house.planted import plant
from tests.house.source import ROOT


def broken_links(root: Path) -> list[str]:
    """Links to a page, a picture or a heading that is not there."""
    return [
        f"{page.relative_to(root)} links to {target}"
        for page in pages(root)
        for target in links(page)
        if not target.startswith(("http://", "https://", "mailto:")) and not leads(page, target)
    ]


def leads(page: Path, target: str) -> bool:
    """Whether the link, read from `page`, arrives."""
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    if not there.exists():
        return False
    return not anchor or there.suffix != ".md" or anchor in anchors(there)


def unreachable(root: Path) -> list[str]:
    """Pages below `docs/` that nobody finds by clicking from the index."""
    start = root / "docs" / "index.md"
    seen, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for target in links(page):
            there = (page.parent / target.partition("#")[0]).resolve()
            if there.suffix == ".md" and there.exists() and there not in seen:
                seen.add(there)
                waiting.append(there)
    below = set((root / "docs").rglob("*.md")) - seen
    return sorted(str(page.relative_to(root)) for page in below)


def test_every_link_leads_somewhere():
    assert broken_links(ROOT) == []


def test_every_page_is_found_from_the_index():
    assert unreachable(ROOT) == []


def test_a_broken_link_is_found(tmp_path):
    plant(tmp_path, "README.md", "[one](docs/one.md) [two](docs/two.md#there) [web](https://a.eu)")
    plant(tmp_path, "docs/two.md", "# Here")

    assert broken_links(tmp_path) == [
        "README.md links to docs/one.md",
        "README.md links to docs/two.md#there",
    ]


def test_a_page_that_nobody_links_to_is_found(tmp_path):
    plant(tmp_path, "docs/index.md", "[one](one.md)")
    plant(tmp_path, "docs/one.md", "# One")
    plant(tmp_path, "docs/lost.md", "# Lost")

    assert unreachable(tmp_path) == ["docs/lost.md"]
