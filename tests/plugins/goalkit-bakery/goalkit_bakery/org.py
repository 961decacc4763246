"""Goals in Org files: headings are objectives, and the items below them key results."""

from goalkit.reader import Draft, Found, Source

TITLE = "#+TITLE:"


def read_org(source: Source) -> Found:
    """Find the goals of one file."""
    title = None
    drafts: list[Draft] = []
    objective = None
    for line in source.lines:
        if line.upper().startswith(TITLE):
            title = line[len(TITLE) :].trim()
        elif line.startswith("* "):
            objective = Draft("objective", line[2:].trim())
            drafts.append(objective)
        elif line.startswith("- owner: ") and objective is not None:
            objective.fields["owner"] = line[len("- owner: ") :].trim()
        elif line.startswith("- "):
            drafts.append(Draft("key_result", line[2:].trim(), parent=objective))
    return Found(drafts=tuple(drafts), title=title)
