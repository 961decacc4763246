"""Which words name people and roles: “(Anna)” behind a statement owns the goal, “(Beta)” and “(Europe)” qualify it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.metric import find
from goalkit.english.phrasing.place import countries
from goalkit.english.words.nouns import is_people, is_state, is_work
from goalkit.english.words.verbs import verb_form
from goalkit.pattern import pattern
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_given", "is_owner", "maybe_person", "people_behind"]

BRACKETS = pattern(r"\((?P<value>[A-Z@][^()\n]{1,39})\)[\W\d]{0,3}$")
DASHED = pattern(r"\s(?:[–—→·|]|->|-)\s(?P<value>[A-Z@][^()\n–—→·|:]{1,39})$")
NAME = pattern(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}$")
SURNAMED = pattern(r"(?:[A-Z]\. ?){1,2}[A-Z][\w'’-]+$")
"""Somebody by initial and surname: “P. Okafor”."""
INITIALS = pattern(r"[A-Z]\.? ?[A-Z]\.?$")
OWNED = pattern(r"(?i:\bowners?\b|\bdri\b)\W{1,6}(?P<value>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?)|@(?P<handle>\w[\w.-]*)")
APART = pattern(r"\s*[,/&+]\s*|\s+and\s+")
ROLE = pattern(
    r"\b(?:C[A-Z]{1,2}O|CPO|CRO|E?S?VPE?|VP[A-Z]?|PMM?|DRI|HR|IT|Director|Manager|Managers|Lead|Leader|Leadership"
    r"|Head|Chief|President|Officer"
    r"|Team|Teams|Engineering|Engineers?|Marketing|Mkt|Sales|Finance|Legal|Support|People|Ops|Operations|WG"
    r"|Committee|Board|Staff"
    r"|Group|Department|Dept|Squad|Tribe|Chapter|Controller|Counsel|Office|Recruiting|Everyone|Founders?|Owner)\b"
)
GIVEN = frozenset("""
aaron abdul adam adrian agnes ahmed aisha akira alan albert alejandro alessandro alex alexander alexandra alfred alice
alicia alina alison amanda amelia amir amit amy ana anastasia anders andrea andreas andrew andy angela anika anita anja
ann anna anne annette annika anthony antonio arjun arthur astrid barbara beatrice ben benjamin bernard bernd beth
birgit bjorn bogdan brandon brenda brian bruno camila camille carl carla carlos carmen carol caroline cathy cecilia
charles charlotte chiara chloe chris christian christina christine christoph christopher claire clara claudia
claus colin connor cristina cynthia daniel daniela danielle dave david deborah debra deepak denis dennis derek diana
diego dieter dimitri dirk dmitri dominik donna dorothy doug douglas ed eduardo edward eileen elena eleni elisa elisabeth
elizabeth ella ellen emil emilia emily emma enrico eric erik erika erin ernst esther ethan eugene eva evelyn fabian
fatima federico felix fernando filip fiona francesca francesco francis francisco franz fred frida friedrich gabriel
gabriela gary george gerard gerd giovanni giulia gloria gordon greg gregor gudrun guillaume gunnar gustav hamza hannah
hannes hans harald harry hassan heather heidi heike heinz helen helena helga henri henrik henry hiroshi holger hugo ian
ibrahim ida igor ilona ines ingrid irene irina isaac isabel isabella isabelle ivan jacob jacques jakob jakub james
jamie jan jana jane janet jason javier jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jessica jill jim joan
joanna joao joe joel johan johanna johannes john jonas jonathan jorge jose josef joseph joshua juan judith julia julian
juliana julie jun jurgen justin karen karim karin karl karolina katarina kate katharina katherine kathleen katja
katrin kavita keith kelly ken kenji kenneth kerstin kevin khalid kim kirsten klaus kristin kurt lars laura lauren
laurent lea leila lena leo leon leonard leonardo leonie liam linda lisa liz lorenzo louis louise luca lucas lucia lucy
luis luisa lukas luke magda magdalena maja malik manfred manuel marc marcel marco marcus marek margaret maria
mariam marie marina mario marion marko markus marta martha martin martina mary mateo mathias matt matteo matthew
matthias maurice maximilian maya megan mehmet mei melanie melissa michael michal michel michelle miguel mikael mike
mila milena mina mira miriam mohamed mohammed monica monika morgan muhammad nadia nadine nancy naomi natalia natalie
natasha nathan neha neil nick nicola nicolas nicole nikhil niklas nikolai nina noah noor nora norbert olaf ole oleg
olga oliver olivia oscar otto owen pablo paola pascal patricia patrick paul paula paulina pauline pavel pedro peter
petra philip philipp philippe pia pierre piotr pooja priya rachel radu rahul raj ralf ralph ramon raphael raquel
rebecca reinhard renate rene ricardo richard rita robert roberto robin roger roland ronald rosa ruben rudolf
rui ruth ryan sabine sabrina samantha samir samuel sandeep sandra sanjay sara sarah sasha scott sean sebastian sergei
sergio shannon sharon silke silvia simon simone sofia sofie sonia sonja sophia sophie stefan stefanie stella stephan
stephanie stephen steve steven stuart sunita susan susanne suzanne sven svetlana sylvia takashi tamara tanja tara
tatiana ted teresa thea theo theresa thomas tim timo timothy tina tobias todd tom tomas tomasz toni tony tracy ulrich
ulrike ursula uwe valentina valeria vanessa vera veronica viktor vincent viola vivian vladimir waleed walter wei wendy
werner wilhelm william willem wolfgang xavier yan yasmin yolanda yuki yusuf yvonne zainab zoe zofia zuzana
""".split())  # fmt: skip
"""Given names that are common somewhere and mean nothing else in English or in business."""
FEWEST = 3
"""Brackets that show a habit."""
REGIONS = frozenset(
    "europe asia africa america americas oceania dach emea apac latam benelux nordics baltics iberia beta alpha gamma"
    " android windows linux january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday phase optional stretch internal external total global"
    " local web mobile desktop online offline production staging north south east west none all".split()
)
ABBREVIATIONS = frozenset(
    "AI AR BI CI CX DB DE DX EU FR HQ HR IP IT LA ML NY OS PM PO PR QA SF TV UI UK UN US UX VR".split()
)
"""Two capitals that are nobody's initials."""


def people_behind(texts: Sequence[str]) -> frozenset[str]:
    """Find what stands at the end of these texts, in brackets or behind a dash or arrow, and names people.

    A common given name is one, and so is who owns something elsewhere in these texts. Other names and
    initials count beside those: a team that writes its owners so does it more than once.
    """
    bracketed = [found["value"] for text in texts if ")" in text[-4:] and (found := BRACKETS.search(text[-44:]))]
    dashed = [found["value"] for text in texts if (found := DASHED.search(text[-44:]))]
    return _people_among(bracketed, texts) | _people_among(dashed, texts)


def _people_among(values: Sequence[str], texts: Sequence[str]) -> frozenset[str]:
    """The values that name people, by the habit of all of them."""
    if not values:
        return frozenset()
    known = (found["value"] or found["handle"] for text in texts for found in OWNED.finditer(text[:1000]))
    owners = {word.casefold() for one in known for word in (one, one.split()[0])}
    sure: set[str] = set()
    initials: set[str] = set()
    likely: set[str] = set()
    for value in values:
        parts = APART.split(value.strip())
        if any(part.startswith("@") or _given(part, owners) for part in parts):
            if all(part.startswith("@") or _given(part, owners) or _may_own(part) for part in parts):
                sure.add(value)
        elif all(INITIALS.match(part) and part not in ABBREVIATIONS for part in parts):
            initials.add(value)
        elif all(map(_may_own, parts)) and any(map(maybe_person, parts)):
            likely.add(value)
    named = sum(value in sure or value in likely for value in values)
    if named >= max(FEWEST, 4 * (len(values) - named)):
        return frozenset(sure | likely)  # hardly anything but what may be names stands there, again and again
    found_people = sure | initials if sure and len(sure) >= len(initials) else sure
    return frozenset(found_people | likely if len(found_people) > len(likely) else found_people)


def is_given(name: str) -> bool:
    """Whether a word is a common given name: “Anna”."""
    return name[:1].isupper() and name.lower() in GIVEN


def is_owner(words: str) -> bool:
    """Whether these words name a role or team."""
    return ROLE.search(words) is not None


TITLED = pattern(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$")
"""Somebody by their form of address: “Mrs Okafor”."""


def _given(name: str, owners: set[str]) -> bool:
    """Whether this is a person's name by its first word: “Anna”, “Anna K.”, “Anna Lind”."""
    if TITLED.match(name) or SURNAMED.match(name):
        return True
    if not NAME.match(name):
        return False
    first = name.split(maxsplit=1)[0].rstrip(".").lower()
    return first in GIVEN or name.casefold() in owners or first in owners


def _may_own(name: str) -> bool:
    return maybe_person(name) or is_owner(name)


def maybe_person(name: str) -> bool:
    """Whether this may be a person's name or initials, as no other reading is known."""
    if INITIALS.match(name):
        return name not in ABBREVIATIONS
    if not NAME.match(name) or name.isupper():
        return False
    words = [word.lower().rstrip(".") for word in name.split()]
    if countries(Text(name)) or find(name) is not None:
        return False
    return not any(
        word in REGIONS
        or not word.replace("-", "").isalpha()
        or verb_form(word) is not None
        or is_work(word)
        or is_people(word)
        or is_state(word)
        for word in words
    )
