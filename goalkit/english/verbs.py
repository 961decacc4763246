"""The verbs of goals, by what they do, and how to recognise their forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words import words

if TYPE_CHECKING:
    from goalkit.english.reading import Sense

# Verbs that bring a thing about: once it exists, they are done.
_MAKE = """
adapt add align amend annotate announce apply appoint approve archive arrange assemble assign author automate
award book bring build buy calibrate catalogue centralise certify chair choose clear close code codesign codify
commence commission compile complete compose conclude configure consolidate construct contract convert craft
create crowdsource curate customise decarbonise decide decommission deduplicate define delegate delete deliver
demolish deploy deprecate design develop dig digitalise digitise disable dismantle dispatch ditch document draft
elect electrify embed enable enact encrypt endorse enforce enrich enrol enter equip erect establish expedite
export expose extend extract fabricate feature file fill finalise finance finish fix fork formalise formulate
found fund furnish generate grade graduate grant group hire host implement import inaugurate incorporate
incubate index initiate inject insert insource inspect install institute insulate integrate interconnect
introduce issue itemise kick kill launch layer licence license list load loan localise lodge log mail mandate
mechanise merge migrate mint mirror mock modernise mount move negotiate notify nuke onboard open operate
operationalise organise outsource overhaul package paint parallelise patch pave permit phase photograph pitch
place plant pledge pool populate port post prefill preload prepare prepopulate present press print procure
produce productise program prototype provision prune publish purchase purge ratify rearrange reassign rebalance
rebrand rebuild recast reclassify recommend reconcile reconfigure record recruit recut recycle rededicate
redeploy redesign redistribute redo refactor reform refurbish register regulate rehearse rehouse reimburse
reinstate reissue relabel relaunch release relocate remake remediate remove rename render renegotiate renovate
reorganise repair repeal replace replan replant replatform replicate repopulate reprint repurpose reroute reset
resolve restart restock restore restructure resurface retender retire retrain retrofit return reuse revamp
reverse revert rewrite roll rotate route scaffold schedule scrap script seal select send separate set settle
setup shape ship shut sign simulate solve sort specify split sponsor staff start store submit subsidise
substitute sunset swap switch sync synchronise synthesise systematise tag terminate tidy transcribe transfer
translate transmit troubleshoot unblock uncover undertake unify unlock update upgrade upload vaccinate validate
verify visualise vote weld wire wrap write zone
""".split()

# Other work: it is done when somebody stops, or after a stated number of times.
_DO = """
administer advertise advise advocate analyse answer assess assist attend audit benchmark brainstorm call
campaign capture check clarify classify clean coach collaborate collect communicate compare conduct consider
consolidate consult contact contribute coordinate cover define demo demonstrate determine discover discuss
distribute do document educate engage estimate evaluate examine execute experiment explore facilitate
familiarise figure film find follow formulate foster gather give guide handle hold identify inform inspect
instrument interview investigate invite label lay lead learn liaise lobby look manage map market measure meet
mentor monitor network nominate note observe offer organise outline oversee participate partner perform pilot
plan practise prioritise process profile promote propose provide push qualify raise-awareness rank reach-out
read refine refresh report request research respond review revise run scan scope scout screen seek serve shadow
share showcase source speak standardise steer study summarise supervise supply support survey tackle teach test
tour track train triage trial try understand use visit volunteer walk watch welcome work
""".split()

# Work that has no end of its own: without a number nobody can tell when it is done.
ATELIC = words("""
address advise advocate champion collaborate communicate consider continue contribute coordinate cultivate drive
encourage engage ensure evangelise execute experiment explore facilitate focus follow foster guide help invest
investigate keep lead learn leverage liaise lobby look maintain manage market mitigate monitor network nurture
observe oversee own participate prevent promote protect pursue push refine refresh research seek serve shape share
steer strive study support sustain tackle track try understand watch work
""")

_INCREASE = """
accelerate advance amplify augment boost broaden climb deepen double elevate enlarge exceed expand grow heighten
increase lengthen lift maximise multiply quadruple raise ramp rise scale strengthen surge swell triple uplift
upsell widen
""".split()

_DECREASE = """
alleviate avoid cease combat compress contain curb curtail cut decline decrease diminish drop ease eliminate
eradicate fall halve lessen limit lower minimise mitigate prevent reduce shorten shrink slash slow tighten trim
""".split()

_IMPROVE = """
adjust better bolster change deepen diversify enhance evolve harden harmonise improve level mature modernise optimise
polish professionalise rationalise reinforce revitalise sharpen shift simplify smooth stabilise streamline
transform transition tune upskill
""".split()

_REACH = """
accomplish achieve acquire activate attain attract become bring capture close collect convert earn gain generate
get go hit land make match meet nail obtain pass qualify reach receive recover regain retain return save score
secure sell surpass win
""".split()

_KEEP = "continue hold keep maintain preserve protect remain safeguard stay sustain uphold guard steward".split()

_BE = "be have own".split()

_OTHER = """
accept access act adopt agree align allow appear appreciate arrive attribute believe belong benefit can care carry
cause celebrate champion charge choose come commit comply consume contain cost create cultivate deal delight
depend deserve differentiate drive embed embrace empower encourage end enjoy ensure evangelise exist expect
experience fail feel focus gain give guarantee happen help include inform inspire interact invest involve join know
lack lead leave let leverage like live love make mean need notice nurture occur operate outperform participate
pay perceive permit prefer prevent prove pursue put qualify rank rate recognise recommend refer reflect rely
renew repeat represent require respond revolutionise satisfy say scale see shape sit live show spend stand stick stop
strive succeed suffer survive take talk tell think thrive trust turn unlock use value view want welcome worry
""".split()

SENSES: dict[str, Sense] = {}
for _sense, _list in (
    ("other", _OTHER),
    ("do", _DO),
    ("make", _MAKE),
    ("reach", _REACH),
    ("improve", _IMPROVE),
    ("decrease", _DECREASE),
    ("increase", _INCREASE),
    ("keep", _KEEP),
    ("be", _BE),
):
    for _lemma in _list:
        SENSES[_lemma] = _sense  # type: ignore[assignment]

# Verbs of several senses; their objects decide, and `clause` asks.
DUAL = words("deliver make get build create grow develop drive establish bring close win secure land generate earn")
for _lemma in ("deliver", "build", "create", "develop", "establish", "close", "generate", "qualify", "hold"):
    SENSES[_lemma] = "make"
for _lemma in ("grow", "scale", "expand"):
    SENSES[_lemma] = "increase"

SENSES["drive"] = "other"

SENSES["define"] = "make"

SENSES["document"] = "make"

SENSES["organise"] = "make"

SENSES["provide"] = SENSES["serve"] = SENSES["call"] = "do"

SENSES["collect"] = SENSES["gain"] = "reach"

_IRREGULAR = {
    "be": "is are was were been being am",
    "have": "has had having",
    "do": "does did done doing",
    "become": "becomes became becoming",
    "begin": "begins began begun beginning",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "cut": "cuts cutting",
    "draw": "draws drew drawn drawing",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "grow": "grows grew grown growing",
    "hit": "hits hitting",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lead": "leads led leading",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "pay": "pays paid paying",
    "put": "puts putting",
    "read": "reads reading",
    "rebuild": "rebuilds rebuilt rebuilding",
    "redo": "redoes redid redone redoing",
    "rewrite": "rewrites rewrote rewritten rewriting",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets setting",
    "shrink": "shrinks shrank shrunk shrinking",
    "shut": "shuts shutting",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "split": "splits splitting",
    "stand": "stands stood standing",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "win": "wins won winning",
    "write": "writes wrote written writing",
    "overseen": "",
    "oversee": "oversees oversaw overseen overseeing",
    "uphold": "upholds upheld upholding",
}

_FORMS = {form: (lemma, form) for lemma, forms in _IRREGULAR.items() for form in forms.split()}

_PARTICIPLES = words("""
become been begun bought brought built chosen come cut done drawn fallen felt found given gone got gotten grown
held hit kept known led left let made meant met overseen paid put read rebuilt redone rewritten risen run seen
sent set shrunk shut sold sought spent split spoken stood taken taught thought told understood upheld won
written
""")


class Form(NamedTuple):
    """A verb form: its lemma (British spelling folded to -ise) and whether it is `base`, `s`, `ing` or `past`."""

    lemma: str
    form: str


@cache
def verb_form(word: str) -> Form | None:
    """Read a lower-case word as a form of a verb that the lexicon knows, if it can be one."""
    if word in SENSES:
        return Form(word, "past" if word in _PARTICIPLES and word not in _BASE_TOO else "base")
    if word in _FORMS:
        lemma = _FORMS[word][0]
        if lemma not in SENSES:
            return None
        if word.endswith("ing"):
            return Form(lemma, "ing")
        if word in _PARTICIPLES:
            return Form(lemma, "past")
        return Form(lemma, "s" if word.endswith("s") or word in ("are", "am") else "past")
    for american, british in (("iz", "is"), ("yz", "ys")):
        if american in word:
            folded = word.replace(american, british, 1) if word.count(american) == 1 else word
            if folded != word and (found := verb_form(folded)):
                return found
    found = _regular(word)
    if found is None and word.startswith("re") and len(word) > 5:
        rest = verb_form(word[2:])
        if rest and SENSES[rest.lemma] == "make":
            return rest
    return found


_BASE_TOO = words("cut hit let put read set shut split run come become")


def _regular(word: str) -> Form | None:
    if word.endswith("ing") and len(word) > 4:
        return _stem(word[:-3], "ing")
    if word.endswith("ed") and len(word) > 3:
        return _stem(word[:-2], "past") or (Form(word[:-1], "past") if word[:-1] in SENSES else None)
    if word.endswith("ies") and word[:-3] + "y" in SENSES:
        return Form(word[:-3] + "y", "s")
    if word.endswith("es") and word[:-2] in SENSES:
        return Form(word[:-2], "s")
    if word.endswith("s") and word[:-1] in SENSES:
        return Form(word[:-1], "s")
    return None


def _stem(stem: str, form: str) -> Form | None:
    if stem in SENSES:
        return Form(stem, form)
    if stem + "e" in SENSES:
        return Form(stem + "e", form)
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in SENSES:
        return Form(stem[:-1], form)
    if stem.endswith("i") and stem[:-1] + "y" in SENSES:
        return Form(stem[:-1] + "y", form)
    return None


# Verb forms that are at least as often nouns: first in a statement they are verbs only before an object.
NOUNLIKE = words("""
live access act address advance answer audit award benchmark benefit book boost campaign care cause change check
claim clean clear close coach code contact contract control cost cover craft cut deal demand demo demonstrate
design dispatch document draft drive drop end experience experiment export feature figure file film finance
focus fork form format fuel fund grade grant group guide hire honor host import increase index influence
interview issue label layer lead level licence license lift limit link list load log look mail market match measure
mint mirror mock model monitor move need network note offer open order outline package paint partner patch
permit phase photograph pilot pitch place plan plant pool port position post practice present press process
produce profile program project promise prototype provision purchase push ramp rank rate reach record recycle
release report request research review reward rise run sample scan schedule scope score screen script seal
search separate set shape share shift ship show source split sponsor staff stage start state stop store study
supply support survey swap switch tag talk target test tour track trade train transfer transition trial trigger
trust update upgrade uplift use value view visit volunteer vote walk watch wire work zone
""")

# Of these, words that are verbs only before an object with a determiner or a number.
MOSTLY_NOUNS = words("""
access account address answer award balance benefit book campaign care cause change code contact contract cost
cover deal demand dress experience experiment figure film focus form fund grant host interest issue label level
limit list market measure model network note number office order package partner patch permit pilot point
position practice present press process produce profile profit program project purchase question rank rate reach
record request reserve sample schedule scope score screen season seat shadow shape share show source staff stage
state stock store study supply support switch table tag talk target team time trade traffic trial trust value
view vote waste watch work
""") - words(
    "store focus work support share reach address contact source order pilot book host schedule record "
    "measure fund switch change cover study answer process"
)
