"""Short forms that nobody spells out."""

from collections.abc import Iterator

from goalkit.english.metric import find
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.model import Document
from goalkit.rule import Finding, rule

LONGEST = 6
COMMON = frozenset(
    "AI API APP ASAP BI CAD CEO CFO CI CIO CMO COO CPU CRM CSS CSV CTO CV DIY EMEA ERP EU EUR FAQ FY GB GBP GDP "
    "GDPR GPS HQ HR HTML HTTP HTTPS ID IDE IOT IP ISO IT JPY JSON KB KPI KR LAN MB MVP NASA NATO NGO OK OKR OS PC "
    "PDF PHP POC PR QA RAM ROI SDK SEO SLA SLO SMART SMB SMS SQL SSO TB TV UI UK UN URL US USA USB USD UX VAT VIP "
    "VP VPN XML YAML YTD AM PM AND OR NOT ALL TBD TBC TODO II III IV VI".split()
)
"""Short forms that need no explanation anywhere."""


@rule(
    category="pedantic",
    since="0.1.0",
    sources=("incose-guide-to-writing-requirements", "rc2-kpi-standard"),
    english=True,
)
def undefined_acronym(document: Document, *, known: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A short form is used that the document doesn't spell out.

    The author knows it, and so do five colleagues. New people, and the team whose help you need, read past it or
    guess. Well-known metrics and everyday short forms are understood; `known` takes those of your house. Each short
    form is reported once for a document.

    ```md
    # Blood bank, Q1 2027

    ## Objective: Donors come back because it was easy
    - KR: Donors who return within a year rise from 31% to 45%
    - KR: Median time from the door to the PXR falls from 40 to 20 minutes
                                           ^^^
    ```

    Spell it out where it stands first, with the short form in brackets.

    ```md
    # Blood bank, Q1 2027

    ## Objective: Donors come back because it was easy
    - KR: Donors who return within a year rise from 31% to 45%
    - KR: Median time from the door to the resting chair falls from 40 to 20 minutes
    ```
    """
    seen = set(known)
    for goal in document.goals:
        if goal.statement.isupper() or not goal.reading.english:
            continue
        for token in tokenize(goal.statement):
            short = token.raw
            if not (1 < len(short) <= LONGEST and short.isalpha() and short.isupper()) or short in seen:
                continue
            seen.add(short)
            if (
                short in COMMON
                or find(short) is not None
                or f"({short})" in document.source
                or f"{short} (" in document.source
            ):
                continue
            yield Finding(
                at=goal.statement[token.start : token.end],
                message=f"{quote(short)} is spelled out nowhere in this document",
                ask=f"what does {quote(short)} stand for?",
                goal=goal.id,
            )
