"""What goals and their labels are called in other languages, so that a page is found in them as in English.

The sentences themselves are read in English alone; of others only labels, fields and layout are understood.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goalkit.pattern import pattern

__all__ = ["Label", "heading_abroad", "label_abroad", "name_abroad", "says_results_abroad"]

WORDS = {
    "objective": "objetivo objectivo objectif obiettivo zielsetzung doelstelling",
    "objectives": "objetivos objectivos objectifs obiettivi zielsetzungen doelstellingen",
    "goal": "ziel jahresziel quartalsziel teamziel doel meta mål",
    "goals": "ziele jahresziele quartalsziele halbjahresziele teamziele unternehmensziele doelen metas",
    "key result": "schlüsselergebnis schluesselergebnis schlüsselresultat kernergebnis kernresultat sleutelresultaat"
    " kernresultaat nyckelresultat nøkkelresultat nøgleresultat",
    "key results": "schlüsselergebnisse schluesselergebnisse schlüsselresultate kernergebnisse kernresultate"
    " sleutelresultaten kernresultaten nøkkelresultater nøgleresultater",
    "kpi": "messgröße messgroesse kennzahl indikator indicador indicateur indicatore",
    "kpis": "messgrößen messgroessen kennzahlen indikatoren indicadores indicateurs indicatori",
    "initiative": "maßnahme massnahme iniciativa iniziativa initiatief maatregel",
    "initiatives": "maßnahmen massnahmen initiativen iniciativas iniziative initiatieven maatregelen",
    "success criteria": "erfolgskriterium erfolgskriterien",
}
"""What one word means, by its name in English."""
PHRASES = {
    "key results": r"r[ée]sultats[ -]cl[ée]s?|resultados[ -](?:claves?|chaves?)|risultati[ -]chiave|kluczowe rezultaty",
    "key result": r"r[ée]sultat[ -]cl[ée]|resultado[ -](?:clave|chave)|risultato[ -]chiave|kluczowy rezultat",
    "success criteria": r"(?:crit[eè]res?|indicateurs?) de (?:succès|réussite)|(?:criterios?|indicadores) de éxito"
    r"|(?:critérios?|indicadores) de sucesso|criteri di successo",
}
"""What several words mean, by their name in English."""
BY_WORD = {name: english for english, names in WORDS.items() for name in names.split()}
SHARED = frozenset({"meta"})
"""Words that mean something else in English: labels only with a number."""
FIRST = frozenset(
    {*BY_WORD, *"résultats resultats résultat resultat resultados resultado risultati risultato kluczowe".split()}
    | {*"kluczowy critères criteres critère critere criterios criterio critérios critério criteri".split()}
)
"""Words without which nothing here is a label; looking for them first spares English pages the patterns."""
WORD = "|".join(f"(?:{phrase})" for phrase in (*PHRASES.values(), *sorted(BY_WORD, key=len, reverse=True)))
LABEL = pattern(
    rf"[\[(]?(?P<word>{WORD})"
    r"(?:\s?(?:n[º°.] ?|nr\.? ?|# ?)?(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,3}))?[\])]?"
    r"(?P<sep>\s*:+(?!//)\s*|\s+[-–—|]+\s+|\s*[—–]\s*|[.)]\s+|\s*$)",
    re.IGNORECASE,
)
HEADING = pattern(
    r"(?:(?:unsere|meine|die|nuestr[oa]s|nos|noss[oa]s|l[oae]s|os|as|i|gli|onze|mijn|våra) )?"
    rf"(?P<word>{WORD})(?: (?:strat[ée]gi|principa|estratégic)\w+)?(?P<rest>(?:\s*[-–—:,/(|]| (?:d[eoua]|da|del|della"
    r"|dei|den|du|des|der|für|im|in|en|em|no|na|al|para|per|pour|van|voor|[qtsh][1-4]|(?=\d))\b| d['’]).*|)$",
    re.IGNORECASE,
)
LESSONS = pattern(
    r"\b(?:aprend\w+|apprentissage|pédagogi\w+|curso|cours|formation|clase|aula|lecci[oó]n\w*|kurs\w*|apprendimento)\b",
    re.IGNORECASE,
)
"""Words of a course, whose objectives are no plan."""
ASKS = pattern(
    r"(?:wie|warum|wer|wann|pourquoi|comment|cómo|por qué|quién|por que|quem|hoe|waarom|perché) ", re.IGNORECASE
)
ASIDES = frozenset(
    """
    offene punkte; offene fragen; risiken; annahmen; anmerkungen; notizen; hintergrund; kontext; überblick; einleitung
    zusammenfassung; termine; zeitplan; kalender; tagesordnung; ablauf; protokoll; teilnehmer; teilnehmende; anwesend
    glossar; warum; begründung; rückblick; erkenntnisse; archiv; nicht-ziele; bewertung; ausgangslage; kontakt
    contexte; risques; hypothèses; remarques; calendrier; glossaire; résumé; pourquoi; ordre du jour; hors périmètre
    rétrospective; présents; participants; bilan; prochaines étapes; rappel; équipe
    contexto; riesgos; supuestos; notas; calendario; glosario; introducción; resumen; por qué; participantes; asistentes
    orden del día; archivo; preguntas; retrospectiva; próximos pasos; fuera de alcance; equipo; observaciones
    riscos; premissas; observações; calendário; glossário; introdução; resumo; porquê; por quê; perguntas; equipe
    fora do escopo; próximos passos; contesto; rischi; calendario; glossario; perché; achtergrond; risico's
    """.strip()
    .replace("\n    ", "; ")
    .split("; ")
)
"""What stands beside goals and is none."""
LONGEST = 90


class Label(NamedTuple):
    """A label in another language: its name in English, its number, and where the text behind it starts."""

    english: str
    number: str | None
    end: int
    words_end: int
    """Where the label itself ends, the mark behind it aside."""


def heading_abroad(heading: str) -> str | None:
    """The English for a heading that is nothing but a label, or “aside” for what stands beside goals.

    >>> heading_abroad("Ziele der Pflege – 2. Quartal 2026"), heading_abroad("Zielgruppen")
    ('goals', None)
    >>> heading_abroad("Objetivos del equipo"), heading_abroad("Riesgos")
    ('objectives', 'aside')
    """
    low = heading.lower().strip(" :.")
    if low in ASIDES or (not low.isascii() and ASKS.match(low)):
        return "aside"
    if len(low) > LONGEST or FIRST.isdisjoint(_words(low)):
        return "aside" if low.startswith(("wie wir ", "warum ", "pourquoi ", "comment nous ")) else None
    found = HEADING.match(low)
    if found is None:
        return None
    english = _in_english(found["word"])
    if LESSONS.search(low):
        return "aside"
    several = english.endswith(("s", "criteria"))
    return english if several or not (found["rest"] or found["word"] in SHARED) else None


def label_abroad(text: str, at: int) -> Label | None:
    """Read a label such as “Ziel 2: …” or “Résultat clé 1.1 – …” that starts at a place of a text.

    >>> label_abroad("Objetivo 1: Que las familias compren aquí", 0)
    Label(english='objective', number='1', end=12, words_end=10)
    """
    if FIRST.isdisjoint(_words(text[at : at + 40].lower(), 2)):
        return None
    found = LABEL.match(text, at)
    if found is None or (found["sep"].strip() in {".", ")"} and not found["number"]):
        return None
    if found["word"].lower() in SHARED and not found["number"]:
        return None
    return Label(
        _in_english(found["word"]), found["number"], found.end(), found.end("number" if found["number"] else "word")
    )


def name_abroad(plain: str) -> str | None:
    """The English for the name of a column or key, in lower case: “résultat clé” is a key result."""
    return (
        None if FIRST.isdisjoint(_words(plain)) or plain in SHARED or not NAME.fullmatch(plain) else _in_english(plain)
    )


def says_results_abroad(text: str) -> bool:
    """Whether a text, in small letters, has the words for key results in another language.

    >>> says_results_abroad("resultados-chave"), says_results_abroad("resultados")
    (True, False)
    """
    words = _words(text)
    return not FIRST.isdisjoint(words) and any(
        _in_english(found["word"]).startswith("key result") for found in LABEL_WORD.finditer(text)
    )


NAME = pattern(WORD, re.IGNORECASE)
LABEL_WORD = pattern(rf"\b(?P<word>{WORD})\b", re.IGNORECASE)


def _in_english(word: str) -> str:
    low = word.lower()
    if low in BY_WORD:
        return BY_WORD[low]
    return next(english for english, phrase in PHRASES.items() if re.fullmatch(phrase, low))


def _words(text: str, most: int | None = None) -> list[str]:
    return [word.strip("[]()*_:.,–—0123456789") for word in text.replace("-", " ").split()[:most]]
