"""The words that the sentence reader knows, by what they do in a goal.

These are closed classes and the field's common vocabulary. A verb that is missing here is read as
an unknown word, never as a guess; a noun that is missing is neither a deliverable nor a metric.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from goalkit.english.reading import Sense


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- verbs ------------------------------------------------------------------------------------

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
archive assign bring centralise choose clear convert
adapt amend annotate appoint approve assemble calibrate catalogue chair codify construct crowdsource deduplicate delegate
delete demolish dig disable dismantle dispatch embed encrypt enforce enrich enter erect expedite export extract fabricate
feature file furnish grade graduate group import index inject insert insource inspect insulate itemise load log loan lodge mail
mandate mirror mock mount notify operationalise overhaul paint parallelise phase photograph pitch place plant pledge populate
productise ratify rebalance recycle redeploy redistribute reform regulate rehouse reimburse reinstate relocate remake
repair replant replicate repurpose reroute reset restart restock restore restructure retrain retrofit return reuse reverse revert
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
ATELIC = _words("""
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
streamline transform tune upskill revitalise harden modernise transition shift
""".split()

_REACH = """
accomplish achieve acquire attain attract become bring activate capture close convert earn gain generate get go hit land make
match meet obtain pass qualify reach receive recover regain restore retain return score secure sell surpass win
collect
""".split()

_KEEP = "continue hold keep maintain preserve protect remain safeguard stay sustain uphold guard".split()

_BE = "be have own".split()

_OTHER = """
accept access act adopt agree align allow appreciate appear attribute benefit believe belong can carry care cause charge stick champion choose come
commit comply consume contain cost create cultivate deal delight depend deserve differentiate drive embed embrace
empower encourage end ensure enjoy evangelise exist expect experience feel focus gain give guarantee
happen help include inform inspire interact invest involve join know lack lead leave let leverage like live love make
mean need notice nurture occur operate outperform participate pay perceive permit prefer
prevent prove pursue put qualify rank rate recognise recommend refer rely renew repeat represent require
respond revolutionise satisfy say scale see shape show spend stand stop strive succeed suffer
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
DUAL = _words("deliver make get build create grow develop drive establish bring close win secure land generate earn")
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
_PARTICIPLES = _words("""
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


_BASE_TOO = _words("cut hit let put read set shut split run come become")


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
NOUNLIKE = _words("""
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
MOSTLY_NOUNS = _words("""
access account address answer award balance benefit book campaign care cause change code contact contract cost cover deal
demand dress experience experiment film focus form figure fund grant host interest issue label level limit list market
measure model network note number office order package partner patch permit pilot point position practice present press process
produce profile profit program project purchase question rank rate reach record request reserve sample schedule scope score screen
season seat shadow shape share show source staff stage state stock store study supply support switch table tag talk target team time
trade traffic trial trust value view vote waste watch work
""") - _words("store focus work support share reach address contact source order pilot book host schedule record measure fund switch change cover study answer process")

# --- function words ---------------------------------------------------------------------------

PREPOSITIONS = _words("""
about above across after against along amid among around as at before behind below beneath beside between beyond by
despite during except for from in inside into like near of off on onto out outside over per regarding since than through
throughout till to toward towards under until up upon via versus vs with within without
""")
DETERMINERS = _words("a an the this that these those our your their its his her my each every any some no all both another")
POSSESSIVES = _words("our your their its his her my these those both")
PRONOUNS = _words("it them they we us you he she him themselves itself ourselves everyone everybody anyone someone one")
MODALS = _words("can could will would shall should must may might cannot can't won't shouldn't")
BE = _words("is are was were be been being am isn't aren't it's")
HAVE = _words("has have had having")
RELATIVES = _words("that which who whom whose where when while whether because if so how why what")
CONJUNCTIONS = _words("and or but nor & plus")
FILLERS = _words("""
we i they the team will to also please successfully effectively actively continuously proactively finally fully then
shall must should aim try want plan intend strive let's lets currently still just already
""")

# --- nouns ------------------------------------------------------------------------------------

# Things a team itself produces or does; counting them counts work.
WORK_NOUNS = _words("""
ad advert agenda analysis announcement api app application architecture article asset assessment audit automation backlog banner
blog blogpost blueprint book booklet boilerplate bot brand branding brief briefing brochure budget bulletin calendar call
campaign canvas case catalogue catalog challenge changelog chapter chart chatbot checklist circular class clinic code
codebase collateral commit communication comparison component concept conference config configuration
connector content contest contract conversation copy course coverage cron curriculum dashboard database dataset deck
decision default definition deliverable demo demonstration deployment description design diagram directory discussion
doc document documentation documents draft drill ebook effort email enhancement epic episode estimate evaluation
event example exercise exhibition experiment export extension fair faq feature figure file fixture flow flowchart flyer form
format forum framework functionality function gallery game gap guide guideline guidelines hackathon handbook handout hire hiring
hub icon idea implementation index infographic infrastructure initiative inspection installation
integration interface interview inventory issue job journey kit lab label landing launch layout leaflet lecture lesson
letter library list listing logo logging machine magazine manual map mapping material matrix mechanism meeting
meetup menu merge methodology migration milestone mock mockup model module monitoring mvp narrative newsletter notebook note
objective office offsite okr okrs onboarding operation outline package page paper parser partnership patch patent persona
photo piece pilot pipeline plan planning platform playbook playground plugin poc podcast policy poll portal post poster pr
presentation principle procedure process product profile program programme project proof proposal prospectus protocol
prototype publication query questionnaire rebrand recommendation recording redesign refactor refactoring reference refresh
registry release report reporting repo repository representation research resource retrospective review revamp rewrite
roadmap rollout round routine rule rulebook runbook scenario feedback insight schedule schema scheme school screen script sdk section
segment seminar serialization series server serverless service session setup shift showcase simulation site sketch skill slide software
solution spec specification sprint stack standard statement storyboard story strategy structure study style stylesheet
summit support survey syllabus system table talk task taxonomy template term test testbed testing text theme thread ticket
tool toolkit tooling topic tour dinner gala fair concert opening kitchen training translation trial tutorial ui update upgrade ux version video visit visualization
walkthrough webapp webinar webpage website whitepaper widget wiki wireframe workflow workgroup workout workshop
workspace page artefact artifact deliverables requirement requirements iteration sop
""")

# People and organisations whose behaviour shows a result.
PEOPLE = _words("""
account adopter agent alumnus applicant attendee attender audience beneficiary buyer candidate caregiver child citizen
client colleague collector community company consumer contributor customer developer donor driver employee employer
engineer enterprise evangelist family farmer follower founder guest guardian household institution inhabitant installer
investor journalist learner lead leader lender maintainer manager member merchant mother municipality neighbour neighbor
newcomer organisation organization owner parent participant partner passenger patient people person player practitioner
professional prospect pupil reader recipient recruiter reporter researcher resident respondent retailer school seller shop
shopper sponsor springer staff stakeholder starter steward student subscriber supplier supporter teacher tenant tourist trainee
traveller traveler trialist user vendor viewer visitor volunteer voter woman women worker youth government ministry agency council authority charity association hospital firm business household nation country
university college laboratory lab club federation union network cooperative co-operative department office branch staffer squad
people customers users anyone everyone
""")

# States and quantities that move because of what a team does.
STATE_NOUNS = _words("""
absence absenteeism abandonment acceptance accessibility accident accuracy activation adoption alert amount appointment
arpu arr arrival attainment attendance attrition availability average awareness backlog balance bandwidth bill billing
booking bookings bottleneck bounce breach bug burn cac capacity cash cases churn claim click collection commission
completion complaint compliance conversion consumption contribution cost count crash csat cycle deal debt
defect delay delivery demand density deposit diversity donation dora download downtime dropout duration earnings
efficiency effort emission energy engagement enquiry enrolment enrollment enps equity error escalation expense
experience exposure failure feedback footfall footprint fraud frequency funnel funding gap gmv grade growth gross
handover happiness headcount health hour impression incident inclusion income infection injury inquiry install
installation interruption inventory itv landfill latency lag leakage length load loss ltv loyalty margin market maturity mean median
membership mention minute mistake morale mortality mrr nps number occupancy opening opportunity order outage output overtime
participation payback penetration percentage performance pipeline placement point population portion presence price
productivity profit profitability proportion quality quantity query quota rank ranking rate rating ratio readiness
readmission rebooking recall recovery referral registration regression renewal repeat reply reputation
request resilience response retention retries return returns revenue rework risk roi runtime safety sale sales
satisfaction saving savings scalability score scrap security sentiment session share shipment shortage signup size
sla slo speed spend spending stability star stock subscription success supply takeup throughput time timeout toil
traction traffic transaction transparency trust turnaround turnover understanding unemployment uptake uptime usability
usage utilisation utilization vacancy value variance velocity view visibility visit volume vote vulnerability wait waste
weakness wellbeing win wip yield
""")

# Things nobody wants: a count of them going to zero is a result.
PROBLEMS = _words("""
absence accident alert bottleneck breach bug cancellation complaint conflict crash deadlock defect delay downtime dropout
duplicate emission error escalation exception failure fault fine flake gap incident infection injury interruption issue leak
loss miss mistake outage overdue overrun penalty problem regression rejection risk shortage spill stockout timeout
vulnerability warning waste weakness weaknesses
""")

# Abstract heads that make “build a …” or “create a …” an aim rather than a deliverable.
AIM_OBJECTS = _words("""
team culture experience experiences community trust organisation organization company reputation relationship
relationships value impact awareness demand confidence environment brand presence business advantage
success ecosystem movement place workplace service services future world capability capabilities capacity habit
loyalty momentum foundation interface interfaces
""")

# Qualities that are no metrics by themselves.
QUALITIES = _words("""
accessibility agility alignment awareness capability clarity collaboration communication competence confidence
consistency consumability culture debuggability diversity ease effectiveness efficiency engagement equity excellence
experience expertise flexibility friendliness health inclusion innovation knowledge literacy loyalty maintainability maturity
morale motivation observability performance portability productivity quality readability readiness reliability repeatability
reputation resilience responsiveness robustness safety satisfaction scalability security simplicity skills speed
stability sustainability transparency trust understanding usability velocity visibility wellbeing retention growth adoption
""")

# --- vagueness --------------------------------------------------------------------------------

# Words without a size: whoever is satisfied with less can call the goal met.
VAGUE = _words("""
adequate ample appropriate acceptable attractive balanced best better big bigger broad broader cheaper clean cleaner clear clearer close closer
competitive comfortable compelling comprehensive consistent consistently convenient correct cost-effective cutting-edge
deeper decent diverse dramatic dramatically easier easily easy effective effectively efficient efficiently elegant
engaging enough enhanced excellent exceptional extensive fair fast faster fewer few flexible frequent frequently friendly
friendlier good great greater greatly happier healthy healthier high higher highly improved increased innovative intuitive
leading lean leaner less lightweight limited lower manageable many maximal maximum meaningful measurable minimal
modern more most much natural nice optimal optimised optimized outstanding performant pleasant polished poor
positive powerful predictable premium professional proficient prolific prompt promptly proper properly quick quicker quickly radical
rapid rapidly reasonable reasonably reduced regular regularly relevant reliable responsive rich robust
safer satisfactory satisfied scalable seamless seamlessly secure several shorter significant significantly simpler
simple slower small smaller smart smarter smooth smoother smoothly solid some sound stable strategic strong stronger
substantial substantially successful successfully sufficient sufficiently suitable superior
sustainable tangible thorough timely top-notch transparent trusted tidy unified usable useful user-friendly valuable various versatile
vibrant viable visible well widely wider world-class happy robustly stronger valued
seamless frictionless first-class best-in-class top-quality high-quality state-of-the-art cost-effective user-friendly
motivated engaged inspired confident welcoming attentive proud decent inclusive exceptional delightful effortless
""")

# Of these, words that only decorate a deliverable; whether it was shipped doesn't turn on them.
DECORATION = _words("""
advanced big broad clean clear close best comprehensive easy efficient fast full good great high innovative large leading lean
lightweight limited modern more natural new nice powerful proper quick regular relevant reliable rich robust secure simple small smart
solid stable strategic successful successfully effectively top-notch transparent unified usable useful valuable various
versatile well fair friendly intuitive flexible enhanced improved ready correct visible trusted quickly easily professional
""")

COMPARATIVES = _words("""
better easier faster quicker simpler cheaper smaller larger bigger higher lower more less fewer greater stronger earlier
sooner longer shorter wider closer happier safer cleaner leaner smarter friendlier healthier broader deeper clearer smoother slower
""")
"""Comparatives lose their vagueness beside a reference point: “than”, “from 4 h”, “by 20%”."""


@cache
def singular(word: str) -> str:
    """The singular of a lower-case noun, by rule; words that only look plural stay."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s"):
        return word[:-1]
    return {"people": "person", "children": "child", "women": "woman", "men": "man"}.get(word, word)


def is_work(word: str) -> bool:
    """Whether a noun names something a team itself makes or does."""
    return word in WORK_NOUNS or singular(word) in WORK_NOUNS


def is_people(word: str) -> bool:
    """Whether a noun names people or organisations; plural agent nouns (“callers”, “trainees”) are taken for people."""
    if word in PEOPLE or singular(word) in PEOPLE:
        return True
    return (
        word.endswith(("ers", "ors", "ees", "ists", "ians"))
        and len(word) > 6  # noqa: PLR2004  (“users”, but not “tiers”)
        and word not in _NOT_AGENTS
        and not is_work(word)
        and not is_state(word)
    )


_NOT_AGENTS = _words("""
centers centres chapters characters clusters computers containers corners counters covers disasters dollars doors drawers errors
factors fevers filters floors folders fees footers headers indicators knees layers letters levers markers matters meters metres
mirrors monitors motors numbers offers orders papers parameters posters powers processors quarters registers reminders
rollovers rulers scanners sectors sensors servers shelters showers stickers tenders timers towers trees transfers
transformers triggers vectors vouchers wonders headers adapters adaptors routers connectors operators handlers parsers loaders
renderers controllers drivers providers compilers builders printers plotters wrappers helpers selectors editors managers
analyzers analysers trackers crawlers linters degrees committees guarantees employees fees refugees
""") - _words("managers employees drivers editors providers refugees")


def is_state(word: str) -> bool:
    """Whether a noun names a state or quantity that moves as a result of work."""
    return word in STATE_NOUNS or singular(word) in STATE_NOUNS


def is_problem(word: str) -> bool:
    """Whether a noun names something nobody wants."""
    return word in PROBLEMS or singular(word) in PROBLEMS
