"""Function words, and words that have no size: the closed classes that the sentence reader leans on."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """A word list as a set."""
    return frozenset(text.split())


PREPOSITIONS = words("""
about above across after against along amid among around as at before behind below beneath beside between beyond
by despite during except for from in inside into like near of off on onto out outside over per regarding since
than through throughout till to toward towards under until up upon versus via vs with within without worth
""")

DETERMINERS = words(
    "a an the this that these those our your their its his her my each every any some no all both another"
)

POSSESSIVES = words("our your their its his her my these those both")

PRONOUNS = words("it them they we us you he she him themselves itself ourselves everyone everybody anyone someone one")

MODALS = words("can could will would shall should must may might cannot can't won't shouldn't")

BE = words("is are was were be been being am isn't aren't it's")

HAVE = words("has have had having")

RELATIVES = words("that which who whom whose where when while whether because if so how why what")

CONJUNCTIONS = words("and or but nor & plus")

FILLERS = words("""
actively aim already also continuously currently effectively finally fully i intend just let's lets must plan
please proactively shall should still strive successfully team the then they to try want we will
""")

# Words without a size: whoever is satisfied with less can call the goal met.
VAGUE = words("""
acceptable adequate ample appropriate attentive attractive balanced best best-in-class better big bigger broad
broader cheaper clean cleaner clear clearer close closer comfortable compelling competitive comprehensive
confident consistent consistently convenient correct cost-effective cutting-edge decent deeper delightful
diverse dramatic dramatically easier easily easy effective effectively efficient efficiently effortless elegant
engaged engaging enhanced enough excellent exceptional extensive fair fast faster few fewer first-class flexible
frequent frequently frictionless friendlier friendly good great greater greatly happier happy healthier healthy
high high-quality higher highly improved inclusive increased innovative inspired intuitive leading lean leaner
less lightweight limited lower manageable many maximal maximum meaningful measurable minimal modern more most
motivated much natural nice optimal optimised optimized outstanding performant pleasant polished poor positive
powerful predictable premium professional proficient prolific prompt promptly proper properly proud quick
quicker quickly radical rapid rapidly reasonable reasonably reduced regular regularly relevant reliable
responsive rich robust robustly safer satisfactory satisfied scalable seamless seamlessly secure several shorter
significant significantly simple simpler slower small smaller smart smarter smooth smoother smoothly solid some
sound stable state-of-the-art strategic strong stronger substantial substantially successful successfully
sufficient sufficiently suitable superior sustainable tangible thorough tidy timely top-notch top-quality
transparent trusted unified usable useful user-friendly valuable valued various versatile viable vibrant visible
welcoming well widely wider world-class
""")

# Of these, words that only decorate a deliverable; whether it was shipped doesn't turn on them.
DECORATION = words("""
advanced best big broad clean clear close comprehensive correct easily easy effectively efficient enhanced fair
fast flexible friendly full good great high improved innovative intuitive large leading lean lightweight limited
modern more natural new nice powerful professional proper quick quickly ready regular relevant reliable rich
robust secure simple small smart solid stable strategic successful successfully top-notch transparent trusted
unified usable useful valuable various versatile visible well
""")

COMPARATIVES = words("""
better bigger broader cheaper cleaner clearer closer deeper earlier easier faster fewer friendlier greater
happier healthier higher larger leaner less longer lower more quicker safer shorter simpler slower smaller
smarter smoother sooner stronger wider
""")
"""Comparatives lose their vagueness beside a reference point: “than”, “from 4 h”, “by 20%”."""
