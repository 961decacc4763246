"""The names that teams give to the fields of a goal, in keys and in column headings, and what they mean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.words.tongues import name_abroad

if TYPE_CHECKING:
    from goalkit.model import Kind
    from goalkit.text import Text

__all__ = [
    "CHECK_INS",
    "COMMITMENTS",
    "OTHERS_IDS",
    "UNSURE",
    "check_in_field",
    "field_named",
    "field_rank",
    "group_named",
    "is_worded",
    "kind_named",
    "plain_name",
    "result_named",
    "statement_named",
    "told_apart",
]

UNSURE = 1000
"""The rank of a field's name that only ends in one that is known."""
_ALIASES = {
    "id": "id; key; code; identifier; uid; slug; ref; reference; row id; goal id; objective id; key result id; "
    "kr id; okr id; issue; issue key; goal identifier",
    "parent_named": "parent; parents; parent ids; parent goal; parent goal ids; parent row "
    "ids; parent objective; parent okr; aligned to; aligns to; "
    "aligned with; aligns with; alignment; contributes to; ladders up to; rolls up to; belongs to; "
    "objective ref",
    "supports": "supports; supporting; also supports; supported goals; linked goals",
    "owner": "owner; owners; owned by; dri; lead; leads; led by; assignee; assignees; assigned to; responsible; "
    "responsible person; person responsible; persons responsible; person s responsible; people responsible; "
    "responsible party; responsibility; lead agency; lead organisation; "
    "lead organization; lead officer; lead partner; accountable; accountable person; who; champion; goal owner; "
    "owner email; owner emails; owner email id; owner id; owner name; driver; driver s; person; contact; "
    "point person; r; raci; team; department; squad; function; business unit; verantwortlich; verantwortliche; "
    "zuständig; responsable; responsables; responsável; responsabile; verantwoordelijk",
    "period": "period; quarter; cycle; okr cycle; goal cycle; timeframe; time frame; time period; timeline; time "
    "horizon; fiscal year; financial year; fy; year; half; sprint; semester; trimester; planning period; "
    "reporting period; when",
    "start": "start; start date; starts; starts on; started; started on; begin; begins; begin date; expected start "
    "date; planned start",
    "due": "due; due date; due on; due at; due by; deadline; by; by when; until; end; ends; end date; end on; ends on; "
    "finish; finish date; target date; completion date; expected end date; planned end; time bound; time "
    "bounded; timebound; timely; eta; expected completion; date due; complete by; frist; termin; plazo; fecha límite; "
    "prazo; échéance; scadenza",
    "created": "created; created at; created on; creation date; date created",
    "priority": "priority; prio; importance; p; rank; severity",
    "status": "status; state; rag; rag status; health; progress status; current status; stage; done; completed; "
    "complete; estado; statut; situação",
    "score": "score; grade; grading; progress; completion; percent complete; percent done; complete percent; "
    "progress percent; percent completion; okr score; final score; achieved percent; attainment; fortschritt; "
    "progreso; avance; avancement; progresso",
    "result": "result; outcome; actual result; final result; outcome notes; final outcome; what happened; how it went; "
    "what came of it; "
    "retrospective",
    "baseline": "baseline; base line; baseline value; from; start value; starting value; starting point; initial; "
    "initial value; was; current baseline; metric start value; previous; previous value; last year; last "
    "quarter; baseline measure; ausgangswert; basiswert; línea base; linea base; linha de base; valor inicial; valeur "
    "initiale; valore iniziale",
    "current": "current; current value; actual; actuals; actual value; value; now; latest; latest value; today; "
    "current state; metric current value; year to date; ytd; current level; to date",
    "target": "target; targets; to; target value; target level; goal value; end value; target state; metric target "
    "value; desired value; objective value; goal metric; desired state; success threshold; expected value; zielwert; "
    "sollwert; cible; valeur cible; valor objetivo; valor alvo; streefwaarde",
    "unit": "unit; units; unit of measure; unit of measurement; uom; measurement unit; metric unit; metric type",
    "metric": "metric; measure; measured by; metric name; metric key; indicator; kpi name; measurement; how "
    "measured; how we measure; measurable; measurement method; how to measure; success metric; success "
    "measure; key metric",
    "direction": "direction; trend; desired direction; trend direction; polarity; better; desired trend; optimisation; "
    "optimization",
    "window": "window; measurement window; measured over; measurement period; averaging window; counted over",
    "formula": "formula; calculation; calculated as; computation; equation",
    "source": "source; data source; sources; datasource; source of data; where measured; system of record; "
    "dashboard; evidence; means of verification; source of verification; sources of verification; mov",
    "cadence": "cadence; frequency; update frequency; reporting frequency; review cadence; review frequency; check "
    "in cadence; check in frequency; measurement frequency; how often; reporting cadence; refresh",
    "weight": "weight; weighting; weightage; weight percent",
    "confidence": "confidence; confidence level; confidence score; conf; likelihood; odds",
    "commitment": "commitment; commitment type; okr type; ambition; committed or aspirational; aspirational or "
    "committed; goal commitment",
    "type": "type; goal type; category; kind of goal; leading or lagging; lead or lag; indicator type; measure "
    "type; class",
    "rationale": "rationale; why; reason; because; why now; why it matters; why this matters; relevant; relevance; "
    "justification; purpose",
    "achievable": "achievable; attainable",
    "perspective": "perspective; bsc perspective; scorecard perspective",
    "theme": "theme; strategic theme",
    "leads_to": "leads to; cause and effect",
    "meaning": "meaning; definition; defined as; what it means",
    "green": "green; green range; green threshold; green when",
    "amber": "amber; yellow; amber range; amber threshold; amber when",
    "red": "red; red range; red threshold; red when; alarm at",
    "response": "response; response to a breach; action on breach; if red; escalation",
    "review": "review date; next review; review due",
    "dimension": "dimension; lever",
    "stream": "value stream; stream",
    "starts_at": "starts at; clock starts; measured from",
    "ends_at": "ends at; clock stops; measured to",
    "label": "label; number; no; nr; order; item; position; seq; sequence",
    "ignore": "goalkit ignore",
    "check_ins": "check ins; check in; checkins; updates; history; data points",
}
"""Canonical field name to the spellings of it, in plain form (see `plain_name`)."""

_CHECK_IN_ALIASES = {
    "goal_named": "goal; key result; kr; objective; goal id; key result id; kr id; objective id; about; for; metric; "
    "kpi; goal name; goal title; reference; ref; parent; parent id; okr; measure; title; name; statement; id",
    "date": "date; day; on; at; check in date; checked on; update date; as of; reported on; week of; week; created; "
    "created at; updated; updated at; timestamp; time",
    "value": "value; current; current value; actual; actual value; result; now; new value; latest; reading; measured; "
    "progress; number",
    "confidence": "confidence; confidence level; confidence score; likelihood; odds",
    "status": "status; state; rag; rag status; health; progress status",
    "note": "note; notes; comment; comments; remark; remarks; update; summary; commentary; description; text; details",
    "change_reason": "change reason; reason; reasons; reason for change; reason for the change; why; because; "
    "what changed",
}
"""The spellings of the fields of a check-in, best first."""

_CHECK_IN_FIELDS = {
    alias: (field, rank)
    for field, aliases in _CHECK_IN_ALIASES.items()
    for rank, alias in enumerate(aliases.split("; "))
}

CHECK_INS = frozenset("check in; check ins; checkin; checkins".split("; "))
"""What a type column, a key or a heading says where check-ins stand."""

_FIELDS = {
    alias: (field, rank) for field, aliases in _ALIASES.items() for rank, alias in enumerate(aliases.split("; "))
}
_FIELDS |= {  # by its id or by its words, whatever those are called
    f"parent {alias}": ("parent_named", 1)
    for alias in (*_ALIASES["id"].split("; "), "name", "title", "summary", "description", "statement")
}

_ENDINGS = frozenset(
    "owner owners dri lead assignee status priority score progress target baseline deadline confidence weight unit "
    "actual formula cadence frequency rationale".split(),
)
"""Fields that a longer name can end in and mean the same: “KR owner”, “Mid-Q score”, “Q1 target”."""

_GROUPS: dict[str, Kind] = {
    **dict.fromkeys(
        ("objectives", "objective", "okrs", "okr", "company objectives", "team objectives", "okr list"),
        "objective",
    ),
    **dict.fromkeys(("strategic objectives", "scorecard objectives"), "objective"),
    **dict.fromkeys(
        ("key results", "key result", "keyresults", "keyresult", "krs", "kr", "key result list"),
        "key_result",
    ),
    **dict.fromkeys(
        (
            "goals",
            "goal",
            "team goals",
            "company goals",
            "annual goals",
            "quarterly goals",
            "yearly goals",
            "strategic goals",
            "outcomes",
        ),
        "goal",
    ),
    **dict.fromkeys(("smart goals", "smart goal", "smart"), "smart_goal"),
    **dict.fromkeys(
        ("initiatives", "initiative", "key initiatives", "strategic initiatives", "initiatives list"),
        "initiative",
    ),
    **dict.fromkeys(
        ("kpis", "kpi", "key performance indicators", "key performance indicator", "health metrics", "guardrails"),
        "kpi",
    ),
    **dict.fromkeys(("measures", "scorecard measures", "indicators"), "measure"),
    **dict.fromkeys(
        (
            "north star",
            "north star metric",
            "northstar",
            "northstar metric",
            "nsm",
            "north stars",
            "north star metrics",
        ),
        "north_star",
    ),
    **dict.fromkeys(("input metrics", "inputs", "input metric", "drivers", "input"), "input_metric"),
    **dict.fromkeys(("lean metrics", "lean metric", "flow metrics", "flow metric"), "lean_metric"),
}
"""What hangs under a key or heading of this name."""

_STATEMENTS: dict[str, Kind | None] = {
    "objective": "objective",
    "objective title": "objective",
    "objective name": "objective",
    "objective text": "objective",
    "objective statement": "objective",
    "objective description": "objective",
    "key result": "key_result",
    "key results": "key_result",
    "key result title": "key_result",
    "key result name": "key_result",
    "key result description": "key_result",
    "kr": "key_result",
    "obj": None,
    "o": None,
    "kr title": "key_result",
    "kr description": "key_result",
    "keyresult": "key_result",
    "kpi": "kpi",
    "north star": "north_star",
    "north star metric": "north_star",
    "smart goal": "smart_goal",
    "initiative": "initiative",
    "initiatives": "initiative",
    "goal": "goal",
    "goal title": None,
    "goal name": None,
    "goal statement": None,
    "goal description": None,
    "statement": None,
    "title": None,
    "name": None,
    "text": None,
    "what": None,
    "content": None,
    "summary": None,
    "headline": None,
    "specific": "smart_goal",
    "description": None,
    "desc": None,
    "details": None,
    "metric": None,
    "metric name": None,
    "measure": None,
    "indicator": None,
    "outcome": None,
    "result": None,
}
"""Names of the field that holds the statement itself, best first, and the kind of goal the name tells of."""

_ORDER = {name: at for at, name in enumerate(_STATEMENTS)}

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("objective", "obj", "o", "objectives", "okr objective", "strategic objective"), "objective"),
    **dict.fromkeys(("key result", "kr", "keyresult", "key results", "krs", "milestone"), "key_result"),
    **dict.fromkeys(("initiative", "init", "initiatives", "work item", "project", "activity", "action"), "initiative"),
    **dict.fromkeys(("kpi", "key performance indicator"), "kpi"),
    **dict.fromkeys(("goal", "goals", "g"), "goal"),
    **dict.fromkeys(("smart goal", "smart"), "smart_goal"),
    "scorecard objective": "scorecard_objective",
    **dict.fromkeys(("measure", "scorecard measure", "metric", "indicator"), "measure"),
    **dict.fromkeys(("north star", "north star metric", "nsm"), "north_star"),
    **dict.fromkeys(("input metric", "input"), "input_metric"),
    **dict.fromkeys(("lean metric", "flow metric"), "lean_metric"),
}
"""What the cells of a “type” column say a row is."""

_RESULTS = frozenset(
    "success criteria; success criterion; success metrics; success measures; success indicators; measures of success; "
    "measure of success; criteria for success; key results; key result; krs; kr".split("; "),
)
"""Headings of the column that says how it will show that an aim is reached."""

COMMITMENTS = frozenset(
    "committed aspirational stretch moonshot roofshot commit commitment operational learning".split(),
)
"""Values that say how firm a goal is, whatever their column is called."""

OTHERS_IDS = frozenset({"objective id", "goal id", "okr id"})
"""Names of an objective's own id, and beside a key result of the objective it hangs under."""

_PLAIN_AMOUNT = pattern(r"[<>≤≥~]?\s*[$€£¥]?\s*(?!(?:19|20)\d\d$)\d[\d.,]*\s?(?:%|[kKmMbB]|[A-Za-z]{1,12})?")
"""An amount that is no date and no year."""

_DATED = pattern(r"(?: (?:in|as of|by|for|end|fy|year|[qh][1-4]|fy\d\d|(?:19|20)\d\d|\d\d))+$")
_HUMPS = pattern(r"(?<=[a-z0-9])(?=[A-Z])")
_JUNK = pattern(r"[\W_]+")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Bring a key or heading to its plain form: “keyResults”, “Key_Results:” and “KEY RESULTS” are one.

    >>> plain_name("dueDate"), plain_name("% complete")
    ('due date', 'percent complete')
    """
    spaced = _HUMPS.sub(" ", name[:100].replace("%", " percent ").replace("#", " number "))
    return _JUNK.sub(" ", spaced).strip().lower()


def field_named(name: str) -> str | None:
    """Say which field of a goal is meant by a key or heading; None for a name we don't know.

    Answers are field names of `Goal`, or `id`, `period`, `perspective`, `ignore`, `check_ins`.
    """
    plain = plain_name(name)
    if plain not in _FIELDS and (dated := _DATED.search(plain)) is not None:
        plain = plain[: dated.start()]  # “Baseline (2021)”
    if plain not in _FIELDS:
        before, _, plain = plain.rpartition(" ")
        if plain not in _ENDINGS or before.endswith(" in"):  # “work in progress” is no progress
            return None
    return _FIELDS[plain][0]


def check_in_field(name: str) -> tuple[str, int] | None:
    """Say which field of a check-in a key or heading means, and how well it fits (0 is best); None for others."""
    return _CHECK_IN_FIELDS.get(plain_name(name))


def field_rank(name: str) -> int:
    """Say how well a name fits its field, 0 is best: a “lead” is more surely the owner than a “team” is."""
    return _FIELDS.get(plain_name(name), ("", UNSURE))[1]


def group_named(name: str) -> Kind | None:
    """Say which kind of goals stands under a key or heading; None where the name doesn't tell."""
    plain = plain_name(name)
    return _GROUPS.get(plain) or _GROUPS.get(name_abroad(plain) or "")


def statement_named(name: str) -> tuple[int, Kind | None] | None:
    """Say whether a key or heading may hold a goal's statement: how well it fits (0 is best) and what kind it names."""
    plain = plain_name(name)
    if plain not in _STATEMENTS:
        plain = (name_abroad(plain) or "").removesuffix("s")
    return (_ORDER[plain], _STATEMENTS[plain]) if plain in _STATEMENTS else None


def kind_named(word: str) -> Kind | None:
    """Say which kind of goal a word such as “KR” or “Obj” names, as in a type column."""
    plain = plain_name(word)
    return _KINDS.get(plain) or _KINDS.get(name_abroad(plain) or "")


def result_named(name: str) -> bool:
    """Say whether a heading names results without calling them key results: “Success criteria”."""
    return plain_name(name) in _RESULTS


def is_worded(value: str) -> bool:
    """Say whether a value in a column of ranks is a sentence: “Patients are seen on time”, not “P1 - high”."""
    return len([word for word in value.split() if len(word) > 1 and any(map(str.isalpha, word))]) > 2


def told_apart(fields: dict[str, Text]) -> None:
    """Move amounts out of fields of dates: `start: 10` is a baseline and `end: 60` a target."""
    for date, amount in (("start", "baseline"), ("due", "target")):
        if date in fields and amount not in fields and _PLAIN_AMOUNT.fullmatch(fields[date]):
            fields[amount] = fields.pop(date)
