"""The forms of irregular verbs: a closed class, as no new verb joins it."""

from __future__ import annotations

from goalkit.english.words.closed import words

__all__ = ["FORMS", "PARTICIPLES"]

FORMS = {
    form: (lemma, form)
    for lemma, *forms in (
        verb.split()
        for verb in (
            "arise arose arisen; awake awoke awoken; be is are was were been being am; beat beats beaten beating; "
            "become becomes became becoming; begin begins began begun beginning; bend bent; bind binds bound "
            "binding; bite bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brings "
            "brought bringing; broadcast broadcasts broadcasting; build builds built building; buy buys bought "
            "buying; catch catches caught catching; choose chooses chose chosen choosing; cling clung; come comes "
            "came coming; creep crept; cut cuts cutting; deal dealt; dig dug; do does did done doing; draw draws "
            "drew drawn drawing; dream dreamt; drink drank drunk; drive drove driven; dwell dwelt; eat eats ate "
            "eaten eating; fall falls fell fallen falling; feed feeds fed feeding; feel feels felt feeling; fight "
            "fought; find finds found finding; flee fled; fling flung; fly flies flew flown flying; forbid forbade "
            "forbidden; forecast forecasts forecasting; foresee foresees foresaw foreseen foreseeing; forget "
            "forgets forgot forgotten forgetting; forgive forgave forgiven; forgo forwent forgone; freeze freezes "
            "froze frozen freezing; get gets got gotten getting; give gives gave given giving; go goes went gone "
            "going; grow grows grew grown growing; hang hung; have has had having; hear hears heard hearing; hide "
            "hid hidden; hit hits hitting; hold holds held holding; keep keeps kept keeping; kneel knelt; know "
            "knows knew known knowing; lay laid; lead leads led leading; leap leapt; leave leaves left leaving; "
            "lend lends lent lending; let lets letting; lie lies lay lain lying; lose loses lost losing; make makes "
            "made making; mean means meant meaning; meet meets met meeting; mistake mistook mistaken; misunderstand "
            "misunderstood; mow mown; outdo outdid outdone; outgrow outgrows outgrew outgrown outgrowing; outrun "
            "outran; outsell outsold; overcome overcame; overhear overheard; override overrode overridden; overrun "
            "overran; oversee oversees oversaw overseen overseeing; oversleep overslept; overtake overtakes "
            "overtook overtaken overtaking; overthrow overthrew overthrown; partake partook partaken; pay pays paid "
            "paying; prove proven; put puts putting; quit quits quitting; read reads reading; rebuild rebuilds "
            "rebuilt rebuilding; redo redoes redid redone redoing; repay repays repaid repaying; resell resold; "
            "rethink rethinks rethought rethinking; rewrite rewrites rewrote rewritten rewriting; ride rides rode "
            "ridden riding; ring rang rung; rise rises rose risen rising; run runs ran running; see sees saw seen "
            "seeing; seek seeks sought seeking; sell sells sold selling; send sends sent sending; set sets setting; "
            "say says said saying; "
            "sew sews sewed sewn sewing; shake shook shaken; shine shone; shoot shot; show shown; shrink shrinks "
            "shrank shrunk shrinking; shut shuts shutting; sing sings sang sung singing; sink sinks sank sunk "
            "sinking; sit sat; sleep sleeps slept sleeping; slide slid; sow sown; speak speaks spoke spoken "
            "speaking; spend spends spent spending; spin spins spun spinning; split splits splitting; spread "
            "spreads spreading; stand stands stood standing; steal steals stole stolen stealing; stick stuck; "
            "strike struck; strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swims swam "
            "swum swimming; swing swung; take takes took taken taking; teach teaches taught teaching; tear tore "
            "torn; tell tells told telling; think thinks thought thinking; throw throws threw thrown throwing; tie "
            "ties tied tying; tread trod trodden; undergo underwent undergone; understand understands understood "
            "understanding; undertake undertook undertaken; undo undid undone; uphold upholds upheld upholding; "
            "wake wakes woke woken waking; wear wears wore worn wearing; weave weaves wove woven weaving; weep "
            "wept; win wins won winning; withdraw withdraws withdrew withdrawn withdrawing; withhold withheld; "
            "withstand withstands withstood withstanding; write writes wrote written writing"
        ).split("; ")
    )
    for form in forms
}
"""Of each form of an irregular verb its lemma; where -s and -ing are regular, only its past is here."""

PARTICIPLES = words("""
arisen awoken beaten become been begun bent bitten bled blown bought bound bred broadcast broken brought built caught
chosen clung come crept cut dealt done drawn dreamt driven drunk dug dwelt eaten fallen fed felt fled flown flung
forbidden forecast foreseen forgiven forgone forgotten fought found frozen given gone got gotten grown heard held
hidden hit hung kept knelt known laid lain leapt led left lent let lost made meant met mistaken misunderstood mown
outdone outgrown outsold overheard overridden overseen overslept overtaken overthrown paid
partaken proven put quit read rebuilt redone repaid resold rethought rewritten ridden risen run rung sat seen sent set
sewn shaken shone shot shown shrunk shut slept slid sold sought sown spent split spoken spread spun stolen stood
striven struck stuck sung sunk swept swollen sworn swum swung taken taught thought thrown tied told torn trodden
undergone understood undertaken undone upheld wept withdrawn withheld withstood woken won worn woven written
""")
"""Those that stand behind “is” and “has”."""
