"""Function words, and words that have no size: the closed classes that the sentence reader leans on."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())

PREPOSITIONS = words("""
about above across after against along amid among around as at before behind below beneath beside between beyond by
despite during except for from in inside into like near of off on onto out outside over per regarding since than through
throughout till to toward towards under until up upon via versus vs with within without
""")

DETERMINERS = words("a an the this that these those our your their its his her my each every any some no all both another")

POSSESSIVES = words("our your their its his her my these those both")

PRONOUNS = words("it them they we us you he she him themselves itself ourselves everyone everybody anyone someone one")

MODALS = words("can could will would shall should must may might cannot can't won't shouldn't")

BE = words("is are was were be been being am isn't aren't it's")

HAVE = words("has have had having")

RELATIVES = words("that which who whom whose where when while whether because if so how why what")

CONJUNCTIONS = words("and or but nor & plus")

FILLERS = words("""
we i they the team will to also please successfully effectively actively continuously proactively finally fully then
shall must should aim try want plan intend strive let's lets currently still just already
""")

# Words without a size: whoever is satisfied with less can call the goal met.
VAGUE = words("""
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
DECORATION = words("""
advanced big broad clean clear close best comprehensive easy efficient fast full good great high innovative large leading lean
lightweight limited modern more natural new nice powerful proper quick regular relevant reliable rich robust secure simple small smart
solid stable strategic successful successfully effectively top-notch transparent unified usable useful valuable various
versatile well fair friendly intuitive flexible enhanced improved ready correct visible trusted quickly easily professional
""")

COMPARATIVES = words("""
better easier faster quicker simpler cheaper smaller larger bigger higher lower more less fewer greater stronger earlier
sooner longer shorter wider closer happier safer cleaner leaner smarter friendlier healthier broader deeper clearer smoother slower
""")
"""Comparatives lose their vagueness beside a reference point: “than”, “from 4 h”, “by 20%”."""
