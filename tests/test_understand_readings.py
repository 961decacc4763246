"""What short statements amount to: each turn in other words and fields, beside near-misses that mean something else."""

from __future__ import annotations

import pytest

import goalkit

SAID = {
    "a noun of change may only say which things are counted": [
        ("30 growth experiments run by June", "quantity output !cwb due"),
        ("12 reduction plans written", "quantity output !cwb"),
        ("40% increase in bookings", "quantity outcome cwb"),
        ("5 improvement ideas per team", "quantity !cwb"),
        ("20 increase in visits", "quantity"),
    ],
    "what others come for is a result": [
        ("6,000 visits to the open-air theatre", "quantity outcome"),
        ("12 visits to partner farms", "quantity output"),
        ("48,000 paid admissions", "quantity outcome"),
        ("900 reservations for the boat tours", "quantity outcome"),
        ("3 admissions of new members", "quantity"),
    ],
    "brackets before a verb hide it not": [
        ("1,200 families (half of them rural) own a water filter", "quantity outcome"),
        ("600 growers (40% women) sell through the co-op", "quantity outcome"),
        ("Annual members (families) report published", "event"),
    ],
    "so much of a way or an area is made": [
        ("8 km of new footpath", "quantity output"),
        ("40 ha of woodland edge", "quantity output"),
    ],
    "who holds a share is a result": [
        ("45% of board seats held by women", "quantity outcome"),
        ("90% of forms checked by the archive team", "quantity output"),
        ("20% of homes owned by those who live in them", "quantity outcome"),
    ],
    "how fast others are served is a result": [
        ("Answer 95% of enquiries within 2 working days", "quantity outcome"),
        ("Pay 98% of farmers within 10 days", "quantity outcome"),
        ("Resolve 85% of faults within 4 hours", "quantity outcome"),
        ("Reply to 90% of letters within a week", "quantity outcome"),
        ("Train 90% of drivers within 3 months", "quantity output"),
        ("Review 60% of files within 2 months", "quantity output"),
    ],
    "better is no order before a noun": [
        ("Better sleep and calmer mornings", "aim compound"),
        ("Better bread", "aim"),
        ("Better the lives of carers", "aim none"),
        ("Better buses and safer stops", "aim compound"),
        ("Better onboarding", "aim"),
    ],
    "a second adjective shows that the first is one": [
        ("Clean rivers and healthy fish", "aim compound"),
        ("Clear rules and fair referees", "aim compound"),
        ("Clean the river and stock healthy fish", "task"),
        ("Clear the backlog and train new clerks", "task"),
        ("Open schools in four villages", "task"),
    ],
    "an adjective in two parts says how things are to be": [
        ("Carbon-neutral school buses", "aim"),
        ("Barrier-free access to the baths", "aim"),
        ("Smoke-free bus stops", "aim"),
        ("Ice-cream stand", "topic"),
    ],
    "people queue": [
        ("Guests queue for our soup", "aim"),
        ("Customers queue round the block on Saturdays", "aim"),
        ("Queue time under 5 minutes", "quantity outcome"),
        ("Queue management", "topic"),
    ],
    "people who are visited have not come by themselves": [
        ("Every new mother visited within two weeks", "quantity"),
        ("Exhibition visited by 4,000 pupils", "quantity outcome"),
    ],
    "of fitting things nobody says which": [
        ("Examine suitable sites for a kiln", "none output"),
        ("Identify appropriate partners in the valley", "none output"),
        ("Explore possible uses of the barn", "none output"),
        ("Examine the roof of the chapel", "event output"),
        ("Review relevant contracts", "event"),
    ],
    "to make use of something is work": [
        ("Leverage our alumni network", "none output"),
    ],
    "live is mostly no order": [
        ("Live music", "topic"),
        ("Live captions on every stream", "quantity"),
        ("Live within our means", "aim"),
        ("Live up to our name", "aim"),
        ("Live our values every day", "aim"),
    ],
    "a price is a level": [
        ("Price paid to growers at least 5% above the market", "quantity outcome"),
        ("Bonus paid to 40 drivers", "quantity"),
    ],
    "an amount before a comparative is a change": [
        ("Waiting time 3 days shorter", "quantity outcome cwb"),
        ("Fertiliser per hectare 20 kg less than last year", "quantity outcome cwb"),
        ("Rent 40 € cheaper", "quantity cwb"),
        ("Bags of 15 kg or lower", "quantity !cwb"),
        ("Lead time 5 days", "quantity !cwb"),
    ],
    "not one is zero": [
        ("Not one missed delivery", "quantity outcome"),
        ("Not one child left without a coat", "quantity outcome"),
        ("Not a single lost parcel", "quantity outcome"),
        ("Not one but two new halls", "!none"),
        ("Not one more injury on the line", "quantity outcome"),
    ],
    "an event is prepared as a task, people for life": [
        ("Prepare the centenary of the choir", "task"),
        ("Prepare the budget hearing", "task"),
        ("Prepare pupils for life after school", "aim"),
        ("Prepare our volunteers for hard conversations", "aim"),
        ("Prepare our archive to serve the whole county", "aim"),
        ("Prepare for the audit", "task"),
    ],
    "who gains in something has more of it": [
        ("The choir gains in confidence", "none outcome vague"),
        ("Local radio gains in reach", "none outcome vague"),
        ("The club gains 40 members", "quantity outcome"),
        ("The team gains a sponsor", "event"),
    ],
    "what is live is made, for all or not": [
        ("Meal planner live for all wards", "output"),
        ("Online booking live in the old town", "event output"),
        ("Tenant portal live for every block", "output"),
        ("Second kiln operational", "event output"),
        ("The portal is live", "event output"),
        ("Bus app online", "event output"),
    ],
    "two values are two results": [
        ("Attendance reaches 92% and exclusions fall below 1%", "compound quantity"),
        ("Rent arrears drop below 3% and voids stay under 20 days", "compound"),
        ("Turnover rises to 4 m and margin reaches 12%", "compound"),
        ("Bookings of boats and canoes rise to 400", "!compound"),
        ("Cost of gas and power falls by 10%", "!compound"),
        ("Share of girls in crafts and trades reaches 30%", "!compound"),
    ],
    "it is nothing that could be finished": [
        ("Fix it before it breaks", "aim"),
        ("Get it right at the counter", "aim"),
        ("Say it in plain words", "aim"),
        ("Explain it once", "aim"),
    ],
    "a figure with a value is no order": [
        ("Parking income of 40 k€", "quantity outcome"),
        ("Advertising revenue of EUR 2 m", "quantity outcome"),
        ("Ticketing revenues: 3 m → 4 m", "quantity outcome"),
        ("Cutting costs of the depot", "none"),
        ("Growing revenue to 3 m", "quantity outcome"),
        ("Handling time below 5 minutes", "quantity outcome"),
        ("Collecting donations of 5 k€", "quantity outcome"),
    ],
    "what is to be continued has no end": [
        ("Meter roll-out to be continued", "none"),
        ("Phase-out of coal to be continued", "none"),
        ("Handbook to be revised", "event"),
        ("Fit-out of the shop to be completed by May", "event due"),
        ("Talks with the unions to be continued", "none"),
    ],
    "what many do is a state": [
        ("Crews build their own tools", "aim"),
        ("Branches publish their own posts", "aim"),
        ("Volunteers run the kitchen without us", "aim"),
        ("We build a new shed", "task"),
        ("We ship the spring catalogue", "task"),
        ("Our team builds a feed parser", "task"),
        ("Schools implement the curriculum on their own", "aim"),
    ],
    "what goes down decreases": [
        ("Vandalism in the park goes down", "none outcome vague"),
        ("Trust in the ambulance service goes up", "none outcome vague"),
        ("Absence goes down from 9% to 5%", "quantity outcome"),
        ("The statue comes down in May", "event"),
    ],
    "to contribute to a change is an aim": [
        ("Contribute to the reduction of child poverty", "aim"),
        ("Contribute to the prevention of floods", "aim"),
        ("Contribute to the parish newsletter", "task"),
        ("Contribute 3 patches to the kernel", "task"),
        ("Contribute to the improvement of air quality", "aim"),
    ],
    "a verb that no lexicon has ends like a participle": [
        ("Smoke detectors fitted in every flat", "quantity output"),
        ("Booth soundproofed", "event output"),
        ("Attic insulated by November", "event due"),
        ("Sacred grove", "topic"),
    ],
    "of some that were done something to nobody says how many": [
        ("More trees planted", "none vague output"),
        ("Fewer parcels lost", "none vague outcome"),
        ("Several schools visited", "none vague"),
        ("More than 40 trees planted", "quantity"),
        ("Additional land bought", "event"),
    ],
    "visits are work where they are paid to people": [
        ("1,500 home visits", "quantity output"),
        ("1,500 visits to elderly people", "quantity output"),
    ],
    "whom nothing happens to is better off": [
        ("No guest turned away at the door", "quantity outcome"),
        ("Costs capped at CHF 900", "quantity outcome"),
    ],
    "a thing is modernised as a task": [
        ("Modernisation of station 2", "task"),
        ("Modernise the culture of the house", "aim"),
        ("Building of the new aviary", "task"),
        ("Building of the year", "!task"),
    ],
    "of one thing its number is told before how it is worked on": [
        ("Replant plot 7 with Riesling", "event"),
        ("Reach level 7 in swimming", "!none"),
        ("Train 7 cooks in Lyon", "quantity"),
    ],
    "a verb may look the same once it is done": [
        ("Waiting time cut by 3 days", "quantity outcome cwb"),
        ("Budget set by May", "event due"),
        ("Prices cut to 3 euros", "quantity outcome !cwb"),
        ("Nurses cut waiting to 3 days", "quantity outcome"),
    ],
    "a rate is a deed where it is that of one thing": [
        ("Completion of the ring road", "task event"),
        ("Renewal of the pipes below Mill Street", "task event"),
        ("Completion of the course by trainees", "!task"),
        ("Protection of the moor", "aim"),
        ("Protection of data", "topic"),
    ],
    "who is satisfied says not how one would know": [
        ("Taxpayers are satisfied with the hotline", "none vague outcome"),
        ("Taxpayers are registered", "event"),
    ],
    "pieces of work are counted as such": [
        ("Number of inspections: 450", "quantity output"),
        ("Number of inspections that find nothing: 450", "quantity outcome"),
        ("Number of accidents: 4", "quantity outcome"),
    ],
    "clean water is no order": [
        ("Clean water in the whole valley", "aim"),
        ("Clean the tank in the yard", "task"),
        ("Women decide on the budget", "aim"),
    ],
    "what is to be everywhere is made, and what goes through work is work": [
        ("All foremen through the first-aid course", "quantity output"),
        ("80% of nurses through the lifting training", "quantity output"),
        ("90% of parcels through the north gate", "quantity outcome"),
        ("Traffic through the village down to 400 cars", "quantity outcome"),
        ("Fire blankets in all kitchens", "quantity output"),
        ("Reading corner in every classroom", "quantity output"),
        ("A seat for every child", "quantity"),
        ("Summer camp: 80 sign-ups", "quantity outcome"),
        ("Newsletter: 4,000 readers", "quantity outcome"),
        ("Website: 12 new pages", "quantity output"),
        ("Complaints: 12 letters or fewer", "quantity outcome"),
        ("Sit down with each head of school", "quantity output"),
        ("Interviews w/ 12 leavers done", "quantity output"),
        ("Harvest brought in w/o overtime", "event"),
        ("All lifts run on green power", "quantity outcome"),
        ("Our vans run on gas", "event"),
        ("Tax return for client 417 filed", "event"),
        ("Secure funding for the choir", "event outcome"),
        ("Secure the doors", "event output"),
        ("7 of 10 passports issued without a second visit", "quantity outcome"),
        ("Cease printing the price list", "event output"),
        ("60 papers citing our atlas", "quantity outcome"),
        ("The newsletter goes out every month", "quantity output"),
        ("Friendship in every class", "quantity outcome"),
    ],
    "better work is what others notice": [
        ("Better onboarding of newcomers", "aim none vague outcome"),
        ("Better service at the till", "aim none vague outcome"),
        ("Better docs", "none vague output"),
    ],
    "a score has a fraction, and what is taken over is work": [
        ("Guest reviews: 9.1 on the big portals", "quantity outcome"),
        ("Guest reviews: 40 on the big portals", "quantity output"),
        ("Take over the kiosk at the station", "task event output"),
        ("Redevelopment of the freight yard", "task event output"),
    ],
    "faster, high and fostered have no size, and a day may be written like a fraction": [
        ("Claims are settled faster", "none vague outcome"),
        ("Rents stay level", "quantity"),
        ("Costs stay at a high level", "!quantity"),
        ("Costs stay flat", "quantity"),
        ("Solidarity is fostered", "none"),
        ("Young players are encouraged", "none"),
        ("Clean parks, safe playgrounds", "aim"),
        ("Clean parks, repair benches", "task"),
        ("Pool filled by 1/11", "event due"),
        ("Pool filled by 9/6", "event due"),
        ("Cut waste by 1/3", "quantity cwb !due"),
        ("Cut waste by 1/10", "quantity cwb !due"),
        ("Reduce accidents by 3/4", "quantity !due"),
    ],
    "what is so no longer is said with a verb": [
        ("The cellar no longer floods", "event outcome aim"),
        ("Night buses no longer need a conductor", "event outcome aim"),
        ("Tenants are no longer billed by hand", "event"),
        ("Passports no longer kept in drawers", "event"),
        ("We no longer depend on one supplier", "event outcome"),
        ("Callers wait no longer than 4 minutes", "quantity outcome"),
        ("Late buses are gone", "event outcome"),
    ],
    "the same day is how soon": [
        ("Eggs delivered the same day", "quantity outcome !due"),
        ("Blood results back next day", "quantity outcome !due"),
        ("Letters answered by the next working day", "quantity outcome !due !cwb"),
        ("All pools reopen on the same day", "quantity"),
        ("Bus tickets for the next day", "!quantity"),
        ("Order next day delivery", "event output"),
    ],
    "what is limited is not made": [
        ("No more than 2 night calls per doctor", "quantity outcome"),
        ("Maximum 4 open complaints per branch", "quantity outcome"),
        ("30% fewer forms", "quantity outcome cwb"),
        ("4 forms", "quantity output"),
        ("12,000 visits", "quantity outcome"),
        ("900 farm visits", "quantity output"),
    ],
    "what a share of people does is a result": [
        ("A second order from 25% of new readers", "quantity outcome"),
        ("The panel has a majority of tenants", "quantity outcome"),
        ("The panel has a chair", "event"),
        ("The court withdraws the fine", "event outcome"),
    ],
    "what keeps coming in is never done": [
        ("Answer questions at the counter", "none output"),
        ("Triage leaking taps", "none output"),
        ("Answer the three open questions of the auditor", "output"),
        ("Answer the auditor's letter", "event output"),
        ("Post more", "none output"),
    ],
    "work with others goes on for as long as it does": [
        ("Cooperation with the harbour", "none output"),
        ("Regular exchange with other choirs", "none output"),
        ("Maintenance of the footbridges", "none output"),
        ("Maintenance contract for the footbridges", "event output"),
        ("Cooperation agreement with the harbour", "event output"),
        ("Promotion to the first league", "event"),
        ("Stimulate neighbours to plant trees", "none output"),
    ],
    "praise of any amount leaves all of it open": [
        ("Write excellent documentation", "none vague"),
        ("Create high-quality content for bakers", "none vague"),
        ("Write a high-quality report", "event"),
        ("Be harder to miss from the road", "none vague"),
    ],
    "an agreement that is executed is signed": [
        ("Execute the lease for the new yard", "event"),
        ("Execute the marketing plan", "none"),
    ],
    "numbers of years and lots are names": [
        ("Winter plan 26/27 agreed with the farmers", "event output"),
        ("Bids for lot 3 opened", "event"),
        ("Score 26/30 in the test", "quantity"),
    ],
    "a place among the first is an aim": [
        ("Finish in the top 5 of the league", "aim"),
        ("Deliver what we promise", "aim"),
        ("Deliver the new website", "task"),
    ],
    "those who are others": [
        ("Close the old mine and protect those who worked in it", "compound"),
        ("Find leaks and fix those that matter", "!compound"),
    ],
    "the value of something is no start": [
        ("Average order value of 85 euros", "quantity outcome"),
        ("Start value of 85, 90 by June", "quantity"),
    ],
    "so many more to be made are so many": [
        ("Hire 4 additional nurses", "quantity output !cwb"),
        ("Build 40 more homes", "quantity output !cwb"),
        ("Win 400 additional readers", "quantity outcome cwb"),
    ],
    "a level is no work": [
        ("Test backlog below 40", "quantity outcome"),
        ("Backlog under 30 repairs", "quantity outcome"),
        ("Test the brakes of all 40 buses", "quantity output"),
        ("Get the guide to 4.5 stars", "quantity outcome"),
        ("Get the guide to version 4", "output"),
    ],
    "two names make one thing": [
        ("Introduce click & collect in 20 shops", "quantity output !compound"),
        ("Be the go-to baker of the valley", "none vague"),
        ("Be the first baker of the valley with a night shop", "event"),
    ],
    "what is awaited each time has no end": [
        ("Newcomers get a locker within a week", "quantity outcome !due"),
        ("Patch the ticket machines within a week", "event due"),
    ],
    "a second value beside the change": [
        ("Grow bookings to 4,000 while keeping complaints under 2%", "compound"),
        ("Train 12 guides while planning the season", "!compound"),
        ("Sales of €2m and 40% repeat custom", "compound"),
        ("Sales of €2m and 40% more than last year", "!compound"),
    ],
    "how they do it in the plural": [
        ("Shops order independently", "aim"),
        ("Bus calls weekly", "!aim"),
        ("Carbon neutrality by 2040", "aim"),
        ("Depot move by June", "topic"),
        ("Promote healthy rivers", "aim"),
        ("Promote the river walk", "task"),
    ],
    "of two commands the second tells what for": [
        ("Review and improve our menus", "none outcome vague"),
        ("Measure and ensure fair pay", "none outcome"),
        ("Research and choose a till", "event"),
        ("Store and label the seeds", "event"),
        ("Execute and file the order in the register", "event"),
        ("Plan and hold the fair", "event"),
    ],
    "visits by schools may increase": [
        ("Visits by schools increase", "none vague"),
        ("Requests for help decrease", "none vague"),
        ("Budget for schools increase", "event"),
        ("Plans for a rent increase", "event"),
    ],
    "being seen is nothing that one can see": [
        ("Being seen as a neighbour", "none"),
        ("Be listed in the register", "event"),
    ],
    "what is put up once is a task": [
        ("The new boathouse gets built", "task"),
        ("Trust is built", "aim"),
        ("Nobody is sent home hungry", "aim"),
    ],
    "feedback is asked for": [
        ("Get feedback from 12 tenants", "quantity output"),
        ("Positive feedback from 80% of tenants", "quantity outcome"),
    ],
    "cut over is no less": [
        ("Till system cut over to the new bank", "event output"),
        ("Queue cut by 4 minutes", "quantity outcome cwb"),
        ("Queues per counter down by a third", "quantity outcome cwb"),
    ],
    "by in other languages": [
        ("Lower the rate of returns with 15 %", "quantity cwb"),
        ("Reduce in a 10% the use of water", "quantity cwb"),
        ("Increase sales with 3 new shops", "quantity !cwb"),
    ],
    "so much more is never enough": [
        ("Tidy the cellar a bit", "none vague"),
        ("Involve the tenants more strongly", "none vague"),
        ("Provide ongoing advice to growers", "none"),
        ("Retire the old till and open-source the new one", "compound"),
    ],
    "current flows": [
        ("Sleep current: 9 mA (was 40 mA)", "quantity outcome"),
        ("Kiln number two taken into operation", "event"),
        ("Choir coordinator hired", "event output"),
        ("Foster coordinator hired", "event output"),
        ("Foster a love of reading", "none"),
    ],
    "month-end names work as well as a day": [
        ("Halve the steps in month-end reports", "quantity cwb !due"),
        ("Books closed by month-end", "event due"),
    ],
    "what -ing covers": [
        ("Monitoring covers all pumps", "quantity outcome"),
        ("Testing guides published", "event output"),
        ("Grow the newsletter from 900 to 2,500", "quantity outcome"),
        ("Publish 4 newsletters", "quantity output"),
    ],
    "two things to be, keep or make": [
        ("Be the greenest depot in the county and the fastest for repairs", "compound"),
        ("Be the heart of the forest and the guest of the west", "!compound"),
        ("Keep the lifts running and the tenants informed", "compound"),
        ("Make parks clean and paths safe", "compound"),
        ("Keep lifts and doors running", "!compound"),
        ("Be heard in the north again, and afford the stalls we run", "compound"),
        ("Be seen and heard from the road", "!compound"),
        ("Visitors find their way and sign up", "compound"),
    ],
}
"""Statements with words of their reading; a “!” before one says that it isn't so."""


def words_of(statement: str) -> set[str]:
    """What a statement is read as, in words."""
    reading = goalkit.understand(statement)
    flags = {
        "cwb": reading.change_without_baseline,
        "compound": reading.compound,
        "vague": bool(reading.vague_words),
        "due": reading.deadline is not None,
    }
    return {reading.measured, reading.focus, reading.aim, *(name for name, holds in flags.items() if holds)}


@pytest.mark.parametrize(
    ("statement", "words"), [pytest.param(*one, id=one[0]) for group in SAID.values() for one in group]
)
def test_a_statement_says_what_it_says(statement: str, words: str) -> None:
    said = words_of(statement)
    assert [word for word in words.split() if (word.lstrip("!") in said) == word.startswith("!")] == []
