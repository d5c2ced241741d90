"""Links inside a page: from marks to sentences and back, none of them dead."""

from lxml.html import HtmlElement, builder

RESERVED = {"main", "contents", "article.txt", "briefing.json", "report.json"}  # ids of the page itself


def keep_first_ids(main: HtmlElement) -> set[str]:
    """Drop ids that are doubled or cannot be linked to; return those that stay."""
    taken = set(RESERVED)
    for element in main.iter():
        name = element.get("id")
        if name is None or element is main or next(element.iterancestors("svg"), None) is not None:
            continue
        if name in taken or not name or any(c.isspace() for c in name):
            del element.attrib["id"]
        taken.add(name)
    return taken


def link_back(main: HtmlElement, taken: set[str]) -> None:
    """Let each numbered sentence lead back to the first mark that cites it."""
    first = {link.get("href"): link for link in reversed(main.xpath(".//a[@class='mark']"))}
    for row in main.xpath(".//tr[@id and th]"):
        mark, head, back = first.get(f"#{row.get('id')}"), row.find("th"), f"ref-{row.get('id')}"
        if mark is None or len(head) or back in taken:
            continue
        mark.set("id", back)
        link = builder.A(head.text or "", href=f"#{back}", title="Back to where it is cited")
        link.set("class", "back")
        head.text = None
        head.append(link)


def cut_dead_links(main: HtmlElement) -> None:
    """Make plain words of links that lead nowhere, and drop names that nothing bears."""
    ids = set(main.xpath("//@id"))
    for element in main.xpath("//*[@aria-labelledby]"):
        if not ids.issuperset(element.get("aria-labelledby").split()):
            del element.attrib["aria-labelledby"]
    for link in list(main.iter("a")):
        target = link.get("href", "")
        if not target or (target.startswith("#") and target[1:] not in ids):
            link.tag = "span" if next(link.iterancestors("svg"), None) is None else "g"
            link.attrib.pop("href", None)
