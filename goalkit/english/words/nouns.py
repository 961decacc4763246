"""The nouns of goals: things that teams make, people, states that move, problems, qualities."""

from __future__ import annotations

from functools import cache

from goalkit.english.words.closed import words

# Things a team itself produces or does; counting them counts work.
WORK_NOUNS = words("""
ad adr advert agenda alpha analysis announcement api app application architecture artefact article artifact assessment
asset audit automation backlog banner beta blog blogpost blueprint boilerplate book booklet bot brand branding brief
briefing brochure budget bulletin bylaws calendar call campaign canvas case catalog catalogue certificate
certification challenge changelog chapter chart charter chatbot checklist circular class cleanup clinic code codebase
collateral commit communication comparison component concept concert conference config configuration connector content
contest contract conversation copy course coverage creation cron curriculum dashboard database dataset decision deck
default definition deliverable deliverables demo demonstration deployment description design diagram dinner directory
discussion doc document documentation documents draft drill ebook effort email enhancement epic episode estimate
evaluation event example exercise exhibition experiment export extension fair faq feature feedback figure file fixture
flow flowchart flyer form format forum framework function functionality gala gallery game gap guide guideline
guidelines hackathon handbook handout hire hiring hub icon idea implementation index infographic infrastructure
initiative insight inspection installation integration interface interview inventory issue iteration job journey kit
kitchen lab label landing launch layout leaflet lecture lesson letter library list listing logging logo machine
magazine manual map mapping material matrix mechanism meeting meetup memo menu merge methodology migration milestone
mock mockup model module monitoring mvp narrative newsletter note notebook objective office offsite okr okrs
onboarding opening operation outline package page paper parser partnership patch patent persona photo piece pilot
pipeline plan planning platform playbook playground plugin poc podcast policy poll portal post poster pr presentation
principle procedure process product profile program programme project proof proposal prospectus protocol prototype
publication query questionnaire rebrand recommendation recording redesign refactor refactoring reference refresh
registry release repo report reporting repository representation requirement requirements research resource
retrospective revamp review rewrite rfc roadmap rollout round routine rule rulebook runbook scenario schedule schema
scheme school screen script sdk section segment seminar serialization series server serverless service session setup
shift showcase simulation site sketch skill slide software solution sop spec specification sprint stack standard
statement story storyboard strategy structure study style stylesheet summit support survey syllabus system table talk
task taxonomy template term test testbed testing text theme thread ticket tool tooling toolkit topic tour training
translation trial tutorial ui update upgrade ux version video visit visualization walkthrough webapp webinar webpage
website whitepaper widget wiki wireframe workflow workgroup workout workshop workspace
""")

# People and organisations whose behaviour shows a result.
PEOPLE = words("""
account adopter agency agent alumnus anyone applicant apprentice assembly association attendee attender audience
authority beneficiary branch business buyer candidate caregiver charity child citizen client club co-operative
colleague collector college community company consumer contributor cooperative council country crew customer customers
department developer donor driver employee employer engineer enterprise evangelist everyone family farmer federation
firm follower founder government guardian guest hospital household inhabitant installer institution investor
journalist lab laboratory lead leader learner lender maintainer manager member merchant ministry mother municipality
nation neighbor neighbour network newcomer nurse office organisation organization owner parent parliament participant
partner passenger patient people person player practitioner professional prospect pupil reader recipient recruiter
reporter researcher resident respondent retailer school seller senate shop shopper sponsor springer squad staff
staffer stakeholder starter steward student sub subscriber supplier supporter teacher tenant tourist trainee traveler
traveller trialist union university user users vendor viewer visitor volunteer voter woman women worker youth
""")

# States and quantities that move because of what a team does.
STATE_NOUNS = words("""
abandonment absence absenteeism acceptance accessibility accident accuracy activation admission adoption alert amount
appointment arpu arr arrival attainment attendance attrition availability average awareness backlog balance
bandwidth bill billing booking bookings bottleneck bounce breach bug burn cac capacity cases cash churn claim
click collection commission complaint completion compliance consumption contribution conversion cost count crash
csat cycle deal debt defect delay delivery demand density deposit diversity donation dora download downtime
dropout duration earnings efficiency effort emission energy engagement enps enquiry enrollment enrolment equity
error escalation expense experience exposure failure feedback footfall footprint fraud frequency funding funnel
gap gmv grade gross growth handover happiness headcount health hour impression incident inclusion income
infection injury inquiry install installation interruption inventory itv lag landfill latency leakage length
load loss loyalty ltv margin market maturity mean median membership mention minute mistake morale mortality mrr
nps number occupancy opening opportunity order outage output overtime participation payback penetration
percentage performance pipeline placement point population portion presence price productivity profit
profitability proportion quality quantity query quota rank ranking rate rating ratio readiness readmission
rebooking recall recovery referral registration regression renewal repeat reply reputation request reservation
resilience response retention retries return returns revenue rework risk roi runtime safety sale sales satisfaction
saving savings scalability score scrap security sentiment session share shipment shortage signup size sla slo speed
spend spending stability star stock subscription success supply takeup throughput time timeout toil traction
traffic transaction transparency trust turnaround turnover understanding unemployment uptake uptime usability
usage utilisation utilization vacancy value variance velocity view visibility visit volume vote vulnerability
wait waste weakness wellbeing win wip yield
""")

# Things nobody wants: a count of them going to zero is a result.
PROBLEMS = words("""
absence accident alert bottleneck breach bug burglary cancellation casualty complaint conflict crash crime deadlock
death defect delay downtime dropout duplicate emission error escalation exception failure fatality fault fine flake
gap incident infection injury interruption issue leak loss miss mistake outage overdue overrun penalty problem
regression rejection risk shortage spill stockout theft timeout vulnerability warning waste weakness weaknesses
""")

# Abstract heads that make “build a …” or “create a …” an aim rather than a deliverable.
AIM_OBJECTS = words("""
advantage awareness brand business capabilities capability capacity community company confidence culture demand
ecosystem environment experience experiences foundation future habit impact interface interfaces loyalty
momentum movement organisation organization place presence relationship relationships reputation service
services success team trust value workplace world
""")

# Qualities that are no metrics by themselves.
QUALITIES = words("""
accessibility accountability adoption agility alignment autonomy awareness capability clarity cohesion
collaboration communication competence confidence consistency consumability coordination craftsmanship
creativity culture curiosity debuggability discipline diversity ease effectiveness efficiency engagement
equity excellence experience expertise flexibility friendliness growth health hygiene inclusion innovation
integrity knowledge literacy loyalty maintainability maturity momentum morale motivation observability
performance portability productivity professionalism quality readability readiness reliability repeatability
reputation resilience responsiveness retention robustness safety satisfaction scalability security simplicity
skills speed spirit stability sustainability transparency trust understanding usability velocity visibility
wellbeing
""")


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


def looks_plural(word: str) -> bool:
    """Whether a lower-case word ends as plurals do: “customers”, but not “press”."""
    return word.endswith("s") and not word.endswith("ss")


def is_work(word: str) -> bool:
    """Whether a noun names something a team itself makes or does."""
    return word in WORK_NOUNS or singular(word) in WORK_NOUNS


def is_people(word: str) -> bool:
    """Whether a noun names people or organisations; plural agent nouns (“callers”, “trainees”) are taken for people."""
    if word in PEOPLE or singular(word) in PEOPLE:
        return True
    return (
        word.endswith(("ers", "ors", "ees", "ists", "ians"))
        and len(word) > 6
        and word not in _NOT_AGENTS
        and not is_work(word)
        and not is_state(word)
    )


_NOT_AGENTS = words("""
adapters adaptors analysers analyzers builders centers centres chapters characters clusters committees compilers
computers connectors detectors containers controllers corners counters covers crawlers degrees disasters dollars doors
drawers drivers editors employees errors factors fees fevers filters floors folders footers guarantees handlers
headers helpers indicators knees layers letters levers linters loaders managers markers matters meters metres
mirrors monitors motors numbers offers operators orders papers parameters parsers plotters posters powers
printers processors providers quarters refugees registers reminders renderers rollovers routers rulers scanners
sectors selectors sensors servers shelters showers stickers tenders timers towers trackers transfers
transformers trees triggers vectors vouchers wonders wrappers
""") - words("managers employees drivers editors providers refugees")


def is_state(word: str) -> bool:
    """Whether a noun names a state or quantity that moves as a result of work."""
    return word in STATE_NOUNS or singular(word) in STATE_NOUNS


def is_problem(word: str) -> bool:
    """Whether a noun names something nobody wants."""
    return word in PROBLEMS or singular(word) in PROBLEMS
