"""The verbs of goals, by what they do, and how to recognise their forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.closed import words
from goalkit.english.words.irregular import FORMS, PARTICIPLES

if TYPE_CHECKING:
    from goalkit.english.reading import Sense

# Verbs that bring a thing about: once it exists, they are done.
_MAKE = """
abolish adapt add align allocate allot amend annotate announce append apply appoint approve archive arrange assemble
assign attach author automate award bake banish bend bind book borrow break bring build burn buy calibrate cancel
carve cast catalogue centralise certify chair choose clear close coat code codesign codify combine commence commission
compile complete compose conclude configure connect consign consolidate construct contract convene convert cook
correct craft create crowdsource curate customise decarbonise decide declare decommission decorate dedicate deduct
deduplicate define delegate delete deliver demolish demote deploy deposit deprecate design detach develop devise
diagnose dig digitalise digitise disable discard disclose disconnect discontinue dismantle dismiss dispatch dispose
dissolve distil ditch divest divide document donate downgrade draft draw drill duplicate elect electrify embed empty
enable enact encode encrypt endorse endow enforce enlist enrich enrol enroll enter entrust equip erase erect establish
evacuate excavate exchange expedite export expose extend extinguish extract fabricate fasten feature feed fetch file
fill finalise finance finish fix flag forecast fork formalise formulate forward found freeze fund furnish generate
grade graduate grant group hand hang harvest highlight hire host illustrate implement import inaugurate incorporate
incubate index initiate inject insert insource inspect install institute insulate insure integrate intercept
interconnect introduce invent irrigate isolate issue itemise justify kick kill knit launch layer lend licence license
link liquidate list load loan localise lock lodge log mail mandate manufacture mechanise memorise merge migrate mint
mirror mobilise mock modernise modify mount move mow nationalise negotiate neutralise notify nuke offload omit onboard
open operate operationalise order organise outsource overhaul override overthrow pack package paint parallelise patch
pause pave permit phase photograph pin pipe pitch place plant pledge plug pool populate port post pour prefill preload
prepare prepopulate prescribe present press print privatise procure produce productise program prosecute prototype
provision prune publicise publish pull pump purchase purge quote ratify rearrange reassign rebalance rebrand rebuild
recall recast reclaim reclassify recommend reconcile reconfigure record recount recruit recut recycle rededicate
redeploy redesign redistribute redo refactor reform refuel refurbish register regulate rehearse rehouse reimburse
reinstate reissue reject relabel relaunch release relinquish relocate remake remediate remodel remove rename render
renegotiate renovate rent reorganise repair repay repeal replace replan replant replatform replenish replicate
repopulate reprint repurpose reroute resell reset resolve restart restock restore restructure resume resurface
retender retire retract retrain retrieve retrofit return reuse revamp reveal reverse revert rewrite rinse roll rotate
route salvage scaffold schedule scrap scrape script scrub seal segregate select send separate set settle setup sew
shape shelve ship shred shut sign simulate sketch solve sort sow specify spin split sponsor staff start sterilise
store submit subsidise substitute subtract sunset superimpose supersede suspend swap switch sync synchronise
synthesise systematise tabulate tag terminate throw tidy tie transcribe transfer translate transmit transplant trigger
troubleshoot tweak unblock uncover undertake undo unify unload unlock unpack update upgrade upload vacate vaccinate
validate verify visualise vote waive wash weave weld wipe wire withdraw wrap write zone
""".split()

# Other work: it is done when somebody stops, or after a stated number of times.
_DO = """
accompany acknowledge administer advertise advise advocate analyse animate answer apologise argue assess assist attend
audit benchmark brainstorm broadcast call campaign capture chase check clarify classify clean coach collaborate collect
communicate compare compute conduct confer confront consider consolidate consult contact contemplate contribute convey
cooperate coordinate correspond cover debate define deliberate demo demonstrate describe determine devote discover
discuss display distribute do document educate emphasise engage estimate evaluate examine execute experiment explain
exploit explore express facilitate familiarise fight figure film find follow foresee formulate foster gather give greet
guide handle hold hunt identify imagine inform inquire inspect instruct instrument interpret interview investigate
invite label lay lead learn lecture liaise listen lobby look manage map market measure meet mention mentor monitor
navigate network nominate note nudge observe offer organise outline overhear oversee pair participate partner patrol
perform persuade pick pilot plan police ponder practise preach preside prioritise probe process proclaim profile
promote proofread propose provide push qualify quiz raise-awareness rank reach-out read reassure reconsider refresh
reiterate remind report request reread research respond rethink review revise ring run scan scope scout screen
scrutinise search seek serve shadow share showcase sift solicit source speak standardise steer strategise study suggest
summarise supervise supply support survey sweep tackle teach tend test thank tour track train treat triage trial try
understand urge use utilise vet visit volunteer walk warn watch welcome work
""".split()

# Work that has no end of its own: without a number nobody can tell when it is done.
ATELIC = words("""
accompany address advise advocate animate champion collaborate communicate consider continue contribute coordinate
cultivate drive encourage engage ensure evangelise execute experiment explore facilitate focus follow foster guide help
invest investigate keep lead learn leverage liaise lobby look maintain manage market mitigate monitor network nurture
observe oversee own participate prevent promote protect pursue push refresh research seek serve shape share steer
strive study support sustain tackle track try understand watch work
""")

_INCREASE = """
accelerate accumulate advance amplify augment boost broaden climb deepen double elevate enlarge exceed expand grow
hasten heighten increase intensify lengthen lift maximise multiply prolong quadruple quicken raise ramp redouble rise
scale strengthen surge swell triple uplift upsell widen
""".split()

_DECREASE = """
alleviate avoid cease combat compress contain curb curtail cut dampen decline decrease deplete deter dilute diminish
discourage drop ease eliminate eradicate fall halve hinder impede lessen limit lower minimise mitigate offset prevent
reduce relieve restrict shorten shrink slash slow soften suppress tighten trim weaken
""".split()

_IMPROVE = """
adjust better bolster change deepen diversify enhance evolve fortify harden harmonise improve level mature modernise
optimise polish professionalise purify rationalise refine reinforce revitalise revive sharpen shift simplify smooth
stabilise straighten streamline transform transition tune upskill
""".split()

_REACH = """
accomplish achieve acquire activate attain attract become bring capture close collect convert earn fulfil fulfill gain
generate get go hit land make match meet nail obtain outbid outdo outgrow outrun outsell overcome overtake pass
qualify reach receive recover regain retain return save score secure sell surpass win
""".split()

_KEEP = """
conserve continue defend guard hold keep maintain preserve protect remain safeguard shield stay steward sustain uphold
""".split()

_BE = "be have own".split()

_OTHER = """
accept access act admire admit adopt afford agree align allow appear appreciate arise arrive ask assert attribute await
awake beat believe belong benefit bet bite blame bleed blow breathe breed burst can care carry catch cause celebrate
champion charge choose cite cling come commit commute compete complain comply comprise conform consume contain cope
cost create creep criticise cultivate deal defect delight deny depart depend depict deserve differ differentiate
disagree disappear dream drink drive dwell eat embed embrace emerge empower encourage end endure energise enjoy ensure
enthuse escape evangelise exist expect experience expire fail feel flee fling flourish fly focus forbid forget forgive
forgo function gain galvanise give guarantee guess happen hate hear help hesitate hide hope hurt imply incentivise
include indicate infect influence inform inherit insist inspire interact intervene invest involve join kneel know lack
lag laugh lead leap leave let leverage lie like live lose love make marry matter mean mistake misunderstand motivate
need notice nurture obey occur operate opt outperform overflow overrun oversleep partake participate pay perceive
permit persist play possess praise predict prefer prevail prevent prove pursue put qualify queue quit rank rate react
recognise recommend refer reflect rely remember renew repeat reply represent require reside resist respond
revolutionise ride satisfy say scale see seem shake shape shine shoot show signify sing sink sit sleep slide smile
sound specialise speed spend spoil spread stand starve steal step stick stimulate stop strike strive stumble succeed
suffer survive suspect swear swim swing take talk tear tell think thrive tolerate travel tread trust turn underestimate
undergo unlock upset use value vanish view wait wake want wear weep weigh welcome wish withhold withstand wonder worry
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
for _lemma in ("close", "generate", "qualify", "hold"):
    SENSES[_lemma] = "make"


class Form(NamedTuple):
    """A verb form: its lemma (British spelling folded to -ise) and whether it is `base`, `s`, `ing` or `past`."""

    lemma: str
    form: str


@cache
def verb_form(word: str) -> Form | None:
    """Read a lower-case word as a form of a verb that the lexicon knows, if it can be one."""
    if word in SENSES:
        return Form(word, "past" if word in PARTICIPLES and word not in _BASE_TOO else "base")
    if word in FORMS:
        lemma = FORMS[word][0]
        if lemma not in SENSES:
            return None
        if word.endswith("ing"):
            return Form(lemma, "ing")
        if word in PARTICIPLES:
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


_BASE_TOO = words("cut hit let put read set shut split run come become spread broadcast forecast quit")


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
access act address advance answer audit award beat benchmark bend benefit bet bite blame blow book boost break
broadcast burn burst campaign care cast catch cause change chase check claim clean clear close coach coat code contact
contract control cook correct cost cover craft cut deal debate defect demand demo demonstrate design dispatch display
document downgrade draft draw dream drill drink drive drop duplicate empty end escape exchange experience experiment
exploit export feature feed fight figure file film finance flag focus forecast fork form format forward foster freeze
fuel function fund grade grant group guess guide hand hang harvest hate hide highlight hire honor hope host hunt hurt
import increase index influence interview issue label lag laugh layer lead leap lecture level licence license lie lift
limit link list live load lock log look mail market match matter measure mint mirror mistake mock model monitor move
need network note offer open order outline pack package paint pair partner patch patrol pause permit phase photograph
pick pilot pin pipe pitch place plan plant play plug police pool port position post practice present press probe
process produce profile program project promise prototype provision pull pump purchase push queue quiz quote ramp rank
rate reach recall record recycle release rent report request research review reward ride ring rise run sample scan
schedule scope score scrape screen script seal search separate set shake shape share shield shift shine ship show
sketch sleep slide smile sound source speed spin split spoil sponsor spread staff stage start state step stop store
strike study supply support survey swap swing switch tag talk target tear test thank throw tie tour track trade train
transfer transition travel treat triage trial trigger trust tweak update upgrade uplift upset use value vet view visit
volunteer vote wait wake walk wash watch wear weave wipe wire wish wonder work zone
""")

# Of these, words that are verbs only before an object with a determiner or a number.
MOSTLY_NOUNS = words("""
access account address answer award balance beat bend benefit bet bite blame blow book break broadcast burn burst
campaign care cast catch cause change chase coat code contact contract cook correct cost cover deal debate defect
demand display downgrade draw dream dress drill drink duplicate empty escape exchange experience experiment exploit
feed fight figure film focus forecast form freeze function fund grant guess hand hang harvest hate hide hope host hunt
hurt interest issue label lag laugh leap lecture level lie limit list lock market measure mistake model network note
number office order pack package partner patch patrol pause permit pilot play point police position practice present
press probe process produce profile profit program project pump purchase question queue quiz quote rank rate reach
recall record rent request reserve ride ring sample schedule scope score scrape screen season seat shadow shake shape
share shield shine show sketch sleep slide smile sound source speed spin spoil spread staff stage state step stock store
strike study supply support swing switch table tag talk target team tear tie time trade traffic travel trial trust upset
value view vote wait wake wash waste watch wear weave wish wonder work
""") - words(
    "store focus work support share reach address contact source order pilot book host schedule record "
    "measure fund switch change cover study answer process"
)
