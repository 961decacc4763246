"""The verbs of goals, by what they do, and how to recognise their forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words import words

if TYPE_CHECKING:
    from goalkit.english.reading import Sense

# Verbs that bring a thing about: once it exists, they are done.
_MAKE = """
add announce appoint apply arrange assemble author automate award book build buy certify close code commission
compile complete compose conclude configure construct create customise decide decommission define deliver deploy
deprecate design develop digitise document draft elect enact enrol enable equip establish expose extend fill finalise
finish fix formalise formulate found fund generate hire host implement incorporate initiate inaugurate install
integrate introduce issue kick launch list localise merge migrate modernise move negotiate onboard open organise
outsource package patch permit port post prepare prepopulate present print procure produce program prototype provision
publish purchase rebrand rebuild recommend reconcile record recruit redesign redo refactor register relaunch release
relocate remediate refurbish remove rename render renovate reorganise repair replace replatform restructure resolve retire
revamp rewrite roll schedule select send set setup ship shut sign simulate solve specify split staff start store
submit switch tag terminate transfer translate unify update upgrade upload validate verify vote write
archive align assign bring centralise kill nuke ditch scrap sort restore choose clear convert
adapt amend annotate appoint approve assemble calibrate catalogue chair codify construct crowdsource deduplicate delegate
delete demolish dig disable dismantle dispatch embed encrypt enforce enrich enter erect expedite export extract fabricate
feature file furnish grade graduate group import index inject insert insource inspect insulate itemise load log loan lodge mail
mandate mirror mock mount notify operationalise overhaul paint parallelise phase photograph pitch place plant pledge populate
productise ratify rebalance recycle redeploy redistribute reform regulate rehouse reimburse reinstate relocate remake
repair replant replicate repurpose reroute reset restart restock restructure retrain retrofit return reuse reverse revert
rotate route scaffold script seal separate settle shape sponsor subsidise substitute sunset swap sync synchronise
synthesise systematise tidy transcribe transmit troubleshoot unblock uncover undertake unlock vaccinate
visualise weld wire wrap zone award codesign commence consolidate contract craft curate decarbonise digitalise
electrify endorse finance fork grant incubate institute interconnect layer licence license mechanise mint onboard
operate pave pool prefill preload press procure prune purge rearrange reassign recast reclassify
reconfigure recut rededicate rehearse reissue relabel release renegotiate repeal replan repopulate reprint resurface retender
""".split()

# Other work: it is done when somebody stops, or after a stated number of times.
_DO = """
administer advertise advise advocate analyse answer assess assist attend audit benchmark brainstorm campaign capture
check clarify classify clean coach collaborate collect communicate compare conduct consider consolidate consult contact
contribute coordinate cover define demonstrate demo determine discover discuss distribute document do educate engage
estimate evaluate examine execute experiment explore facilitate familiarise figure film find follow
formulate foster gather give guide handle hold identify inform inspect instrument interview
investigate invite label lead learn liaise lobby look manage map market measure meet mentor monitor
network nominate note observe offer organise outline oversee participate partner perform pilot survey plan practise
prioritise process profile promote propose provide push qualify raise-awareness rank reach-out read refine refresh
report request research respond review revise run call serve scan scope scout screen seek share shadow showcase source speak
standardise steer study lay welcome summarise supervise supply support survey tackle teach test tour track train trial triage
try understand use visit volunteer walk watch work
""".split()

# Work that has no end of its own: without a number nobody can tell when it is done.
ATELIC = words("""
advocate address champion collaborate communicate consider continue contribute coordinate drive encourage engage
ensure evangelise execute experiment explore facilitate focus follow foster guide help investigate keep
lead learn liaise lobby look maintain manage market mitigate monitor network nurture observe oversee participate
prevent promote protect pursue push refine refresh research seek serve shape share steer strive study support
sustain tackle track try understand work watch invest leverage continue cultivate
""")

_INCREASE = """
accelerate advance amplify augment boost broaden climb deepen double elevate enlarge exceed expand grow heighten
increase lengthen lift maximise multiply quadruple raise ramp rise scale strengthen surge swell triple upsell widen
uplift
""".split()

_DECREASE = """
alleviate avoid cease combat compress contain curb curtail cut decline decrease diminish drop ease eliminate
eradicate fall halve lessen limit lower minimise mitigate prevent reduce shorten shrink slash slow tighten trim
""".split()

_IMPROVE = """
adjust better change enhance evolve improve mature optimise polish professionalise simplify smooth stabilise
streamline transform tune upskill revitalise harden modernise transition shift diversify rationalise harmonise sharpen bolster reinforce deepen professionalise
""".split()

_REACH = """
accomplish achieve acquire attain attract become bring activate capture close convert earn gain generate get go hit land make
match meet obtain pass qualify reach receive recover regain retain nail return score secure sell surpass win
collect
""".split()

_KEEP = "continue hold keep maintain preserve protect remain safeguard stay sustain uphold guard steward".split()

_BE = "be have own".split()

_OTHER = """
accept access act adopt agree align allow appreciate appear attribute benefit believe belong can carry care cause charge stick champion choose come
commit comply consume contain cost create cultivate deal delight depend deserve differentiate drive embed embrace
empower encourage end ensure enjoy evangelise exist expect experience feel focus gain give guarantee
happen help include inform inspire interact invest involve join know lack lead leave let leverage like live love make
mean need notice nurture occur operate outperform participate pay perceive permit prefer
prevent prove pursue put qualify rank rate recognise recommend refer rely renew repeat represent require
respond revolutionise satisfy say scale see shape reflect thrive celebrate show spend stand stop strive succeed suffer
take talk tell think trust turn unlock use value view want welcome worry
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
been done become begun brought built bought chosen come cut drawn fallen felt found gotten got given gone grown hit held
kept known led left let made meant met paid put read rebuilt redone rewritten risen run seen sought sold sent set shrunk
shut spoken spent split stood taken taught told thought understood won written overseen upheld
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
    if found is None and word.startswith("re") and len(word) > 5:  # noqa: PLR2004  (“rebuild”, but not “rest”)
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
access act address advance answer audit award benchmark benefit book boost campaign care cause change check claim code contact
contract control cost cover cut deal demand demo design document draft drive drop end experience experiment film focus
form fund grant guide hire host increase influence interview issue label lead lift limit link list look market match
measure model monitor move need network note offer open order outline package partner patch permit pilot plan port
position post practice present process produce profile program project promise prototype provision purchase push rank rate
reach record release report request research review rise run sample scan schedule scope score screen search
set share shift ship show source split staff stage start state stop store study supply support survey switch
tag talk target test tour track trade train transfer transition trial trust update upgrade use value view visit
volunteer vote walk watch work demonstrate figure format ramp contact uplift close clear clean log file load mail place group index phase
export import fork grant sponsor finance photograph pitch plant paint grade mirror mock feature fuel layer licence license script seal shape
staff swap trigger wire zone coach award network document reward honor dispatch export process craft separate mint pool press recycle
""")

# Of these, words that are verbs only before an object with a determiner or a number.
MOSTLY_NOUNS = words("""
access account address answer award balance benefit book campaign care cause change code contact contract cost cover deal
demand dress experience experiment film focus form figure fund grant host interest issue label level limit list market
measure model network note number office order package partner patch permit pilot point position practice present press process
produce profile profit program project purchase question rank rate reach record request reserve sample schedule scope score screen
season seat shadow shape share show source staff stage state stock store study supply support switch table tag talk target team time
trade traffic trial trust value view vote waste watch work
""") - words("store focus work support share reach address contact source order pilot book host schedule record measure fund switch change cover study answer process")
