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

PRONOUNS = words(
    "it them they we us you he she him themselves itself ourselves everyone everybody anyone someone somebody one"
)

MODALS = words("can could will would shall should must may might cannot can't won't shouldn't")

BE = words("is are was were be been being am isn't aren't it's")

HAVE = words("has have had having")

RELATIVES = words("that which who whom whose where when while whether because if so how why what")

CONJUNCTIONS = words("and or but nor & plus")

FILLERS = words("""
actively aim already also continuously currently effectively finally fully i intend just let's lets must plan
please proactively shall should still strive successfully team the then they to try want we will
""")

COMPARATIVES = words("""
better bigger brighter broader busier calmer cheaper cleaner clearer closer cooler cosier crisper deeper drier
earlier easier fairer faster fewer firmer fitter fresher friendlier fuller gentler greater happier harder healthier
heavier higher kinder larger leaner less lighter livelier longer louder lower milder more narrower neater nicer
politer quicker quieter readier rougher safer saner sharper shorter simpler slower smaller smarter smoother
softer sooner steadier stricter stronger sturdier sweeter thicker thinner tidier tighter tougher warmer weaker
wider wiser
""")
"""Comparatives lose their vagueness beside a reference point: “than”, “from 4 h”, “by 20%”."""

# Words without a size: whoever is satisfied with less can call the goal met.
VAGUE = (COMPARATIVES - words("earlier larger longer sooner")) | words("""
acceptable adequate affordable amazing ample appropriate attentive attractive awesome balanced best best-in-class big
broad calm clean clear close comfortable compelling competitive comprehensive confident consistent consistently
convenient correct cost-effective cutting-edge decent delightful diverse dramatic dramatically easily easy effective
effectively efficient efficiently effortless elegant engaged engaging enhanced enough excellent exceptional extensive
fair fantastic fast few first-class flexible frequent frequently frictionless friendly go-to good great greatly happy
healthy high high-quality highly improved inclusive increased innovative inspired intuitive leading lean lightweight
limited manageable many maximal maximum meaningful measurable minimal modern most motivated much natural nice optimal
optimised optimized outstanding performant pleasant polished poor positive powerful predictable premium professional
proficient prolific prompt promptly proper properly proud quick quickly quiet radical rapid rapidly reasonable
reasonably reduced regular regularly relevant reliable responsive rich robust robustly satisfactory satisfied scalable
seamless seamlessly secure several significant significantly simple small smart smooth smoothly solid some sound
stable state-of-the-art stellar strategic strong substantial substantially successful successfully sufficient
sufficiently suitable superb superior sustainable tangible thorough tidy timely top-notch top-quality transparent
trusted unified usable useful user-friendly valuable valued various versatile viable vibrant visible welcoming well
widely world-class
""")

# Of these, words that only decorate a deliverable; whether it was shipped doesn't turn on them.
DECORATION = words("""
advanced best big broad clean clear close comprehensive correct easily easy effectively efficient enhanced fair
fast flexible friendly full good great high improved innovative intuitive large leading lean lightweight limited
modern more natural new nice powerful professional proper quick quickly ready regular relevant reliable rich
robust secure simple small smart solid stable strategic successful successfully top-notch transparent trusted
unified usable useful valuable various versatile visible well
""")
