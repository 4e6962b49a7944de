"""English words for whom an answer is written."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term


def _for(value: str, less: str = "", *, own: bool = False, bad: bool = False) -> Term:
    return Term(Slot.EXPERTISE, value, less, own=own, bad=bad)


EXPERTISE: tuple[tuple[str, Term], ...] = (
    (
        "like i'm a 5 year old, like im five, like im 5, like i'm 8, like i'm six, like i'm 10, "
        "for my little one, for little ones, for my daughter, for my son, for my toddler, for kiddos, "
        "for a first grader, for a second grader, for a third grader, for preschoolers, "
        "for elementary school kids, for primary school kids",
        _for("child", own=True),
    ),
    (
        "get technical, get more technical, get into the weeds, into the weeds, under the hood, nerd out, "
        "geek out, assume i know my stuff, i know my stuff, i know what i'm doing, don't dumb it down, "
        "dont dumb it down, no hand holding, skip the hand holding, less hand holding, less handholding, "
        "no handholding, skip the 101, skip the intro stuff i know, skip the beginner stuff, "
        "no beginner stuff, not for beginners, for devs who know it, for seasoned pros, for practitioners, "
        "expert mode, i'm not a beginner, im not a beginner, i'm no beginner, you can skip the basics, "
        "no need for the basics, i don't need the basics, we know the basics",
        _for("expert", own=True),
    ),
    (
        "small words, use small words, short words, baby steps, spell it out, spell it out for me, "
        "idiot proof, idiot proof it, foolproof, in human, in human terms, in normal words, "
        "in normal people words, normal people language, in human words, in plain terms, plain terms, "
        "in everyday terms, everyday terms, everyday words, in everyday words, without the tech speak, "
        "less tech speak, less techy, less nerdy, less geeky, less technical jargon, for non techies, "
        "for a non techie, for us non techies, for the rest of us, for normal people, for regular people, "
        "for normies, for a normie, for us mortals, for mere mortals, for muggles, non technical, "
        "nontechnical, in non technical terms, in nontechnical terms, for people who don't code, "
        "for someone who doesn't code, for someone who can't code, for non engineers, for us non engineers, "
        "for non developers, for non devs, for non coders, for non lawyers, for a non lawyer, for outsiders, "
        "for an outsider, for the uninitiated, for first timers, for a first timer, for rookies, "
        "for a rookie, for the clueless, for amateurs, for an amateur, like i know nothing about it, "
        "like i've never seen it before, like i'm an idiot, like i'm a total noob, like i'm a noob, "
        "like i'm a beginner at this, pretend i know nothing, pretend i'm new, assume zero knowledge, "
        "assume no knowledge, assuming no prior knowledge, assuming no knowledge, with no prior knowledge, "
        "from the ground up, from first principles for a beginner, more digestible, digestible, "
        "more approachable language, beginner friendly terms",
        _for("beginner", own=True),
    ),
    (
         (
            "simple, simply, easy, accessible, beginner friendly, newbie friendly, easy to understand, "
            "easy to read, easy to follow, understandable, clear for beginners, basic"
        ),
        _for("beginner", "expert"),
    ),
    (
         (
            "simpler, easier, easier to understand, easier to read, easier to follow, simplify, simplify it, "
            "simplify this, simplify that, simplified, dumb it down, dumb this down, dumb that down, "
            "dumbed down version, break it down, break this down, break that down, in plain english, "
            "plain english, "
            "in layman's terms, in laymans terms, in lay terms, layman's terms, laymans terms, "
            "in simple terms, "
            "in simple words, in simple english, in simple language, simple words, simple language, "
            "plain language, "
            "in plain language, in plain words, plain words, everyday language, in everyday language, "
            "in english please, simpler words, easier words, simpler language, simpler terms, "
            "in simpler terms, "
            "simpler english, for dummies, for beginners, for a beginner, beginner level, "
            "for a beginner audience, "
            "for a complete beginner, for an absolute beginner, for absolute beginners, "
            "for complete beginners, "
            "for newbies, for noobs, for a noob, for a newbie, for a novice, for novices, for newcomers, "
            "for a newcomer, beginner, beginners, for starters like me, for a layperson, for laypeople, "
            "for a layman, for laymen, for non experts, for a non expert, for non technical people, "
            "for a non technical audience, for non technical readers, for someone non technical, "
            "for someone who is not technical, for non programmers, for someone new, for someone new to this, "
            "for people new to this, for someone who's new to this, for someone with no experience, "
            "like i'm new, "
            "like i'm new to this, like i am new, like i know nothing, as if i knew nothing, "
            "assume i know nothing, "
            "assume no prior knowledge, i'm new to this, i am new to this, im new to this, i'm new here, "
            "i'm a beginner, i am a beginner, i'm a newbie, i'm a total beginner, i'm a complete beginner, "
            "i'm not technical, i'm not a programmer, i'm not an expert, i am not an expert, as a beginner, "
            "like i'm a beginner, so anyone can understand, so that anyone can understand, "
            "so anyone understands it, explain like i'm dumb, like i'm stupid, i'm just starting out, "
            "i'm just getting started"
        ),
        _for("beginner", own=True),
    ),
    (
        "basic, simplistic, dumbed down, elementary, patronizing, patronising, childish for me",
        _for("beginner", "expert", bad=True),
    ),
    (
        "technical, technically, advanced, sophisticated, specialist, in depth technically",
        _for("expert", "beginner"),
    ),
    (
         (
            "complicated, complex, dense, hard to understand, hard to follow, hard to read, difficult, "
            "difficult to understand, difficult to read, technical for me, technical for us, nerdy, geeky, "
            "jargony, "
            "abstract, confusing, academic for me, over my head, above my head, way over my head, "
            "advanced for me, "
            "complicated for me, complex for me, jargon heavy, heavy on jargon"
        ),
        _for("expert", "beginner", bad=True),
    ),
    (
         (
            "for experts, for expert, for an expert, for a expert, expert level, for professionals, for pros, "
            "for a pro, for specialists, for a specialist, for an expert audience, i'm an expert, "
            "i am an expert, "
            "i'm a pro, assume i'm an expert, assume i know the basics, i know the basics, "
            "i already know the basics, skip the basics, for advanced users, for power users, "
            "for advanced readers, "
            "phd level, at phd level, like i'm an expert, for a technical audience, for technical readers, "
            "for technical people"
        ),
        _for("expert", own=True),
    ),
    (
         (
            "intermediate, for intermediates, intermediate level, for an intermediate, "
            "for intermediate learners, "
            "for someone who knows the basics, for intermediate readers, mid level"
        ),
        _for("intermediate", own=True),
    ),
    (
         (
            "eli5, eli 5, like i'm five, like i'm 5, like i am five, like i am 5, as if i was five, "
            "as if i were five, explain like i'm five, explain like i'm 5, explain like im 5, for a child, "
            "for children, for kids, for a kid, for my kid, for my kids, for my child, for my children, "
            "for a toddler, for toddlers, kid friendly, child friendly, for little kids, for young children, "
            "so a child can understand it, so a child can understand, so a kid can understand it, "
            "so a kid can understand, like i'm a child, like i'm a kid"
        ),
        _for("child", own=True),
    ),
)  # fmt: skip

READERS = (
    "accountants? analysts? architects? artists? audience bank beginners? board boss boyfriend brother ceo cfo "
    "class classmates? clients? coach colleagues? committee community coworkers? cto customers? daughter "
    "designers? developers? devs? director doctors? editor employees? engineers? executives? experts? family "
    "father followers friends? girlfriend grandfather grandma grandmother grandpa grandparents hr husband "
    "interns? investors? journalists? judges? kids? landlord lawyers? leadership managers? management "
    "marketers? mentor mom mother mum neighbou?rs? nurses? owners? parents? partners? patients? people person "
    "professors? programmers? pupils? readers? recruiters? salespeople scientists? seniors? shareholders? "
    "sister son staff stakeholders? students? subscribers supervisor teachers? team teammates? teenagers? "
    "teens? tourists? users? uncle aunt viewers visitors vp wife founders? freshmen freshman undergrads? "
    "graduates? juniors? physicists? biologists? economists? newcomers?"
)
"""Whom an answer can be for, as regular expressions."""
