"""The author's own words in a message: in quotation marks, on one line, kept short."""

from __future__ import annotations

LONGEST = 60


def quote(words: str, longest: int = LONGEST) -> str:
    """Quote words in a message; of long ones the start, cut between two words.

    >>> quote("Patients  wait less")
    '“Patients wait less”'
    >>> quote("Patients wait less", longest=14)
    '“Patients wait…”'
    """
    # Only the start is ever shown, so only the start is looked at: a statement may be a megabyte long.
    start = words if len(words) <= 4 * longest else words[: 4 * longest]
    line = " ".join(start.split()).rstrip(".")
    if len(line) > longest:
        cut = line[:longest]
        line = (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:") + "…"
    return f"“{line}”"


def listed(words: list[str], joint: str = "and") -> str:
    """Join quoted words or names for a sentence: “a, b and c”.

    >>> listed(["NPS", "churn", "uptime"])
    'NPS, churn and uptime'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def clause(sentence: str) -> str:
    """Turn a sentence into a clause, as messages are: no capital, no full stop.

    >>> clause("Save the file as UTF-8.")
    'save the file as UTF-8'
    """
    first = sentence[:1].lower() if not sentence[:2].isupper() else sentence[:1]
    return (first + sentence[1:]).removesuffix(".")
