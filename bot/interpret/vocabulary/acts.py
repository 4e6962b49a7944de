"""English words for what is done once: again, undo, start over, stop, yes, no; and for an example."""

from __future__ import annotations

from bot.directives import Slot
from bot.interpret.lexicon import Term


def _act(slot: Slot, value: str = "") -> Term:
    return Term(slot, value, own=True)


ACTS: tuple[tuple[str, Term], ...] = (
    (
        "that worked, this worked, it worked, that works now, works now, just right, exactly what we want, "
        "exactly what we need, that's perfect, thats perfect, "
        "that's great, thats great, it's perfect, you're the goat, you are the goat, the goat, ur the goat, "
        "goat, w bot, huge w, massive w, banger, slaps, this slaps, chef kiss, no complaints, "
        "can't complain, can't fault it, couldn't ask for more, sold, i'm sold, we're good, "
        "we're good to go, good as is, fine as is, fine as it is, good as it is, perfect as is, "
        "perfect as it is, looks good now, reads well, reads well now, reads great, that reads well, "
        "this reads well, does the job, that does the job, does the trick, hits the spot, "
        "that hits the spot, top marks, full marks, gold, pure gold",
        _act(Slot.ACCEPT),
    ),
    (
         (
             (
                "one more version, one more option, one more take, again, try again, once more, one more time, "
                "another one, another try, another go, another attempt, another version, another option, "
                "another variant, another take, another shot, another answer, another variation, regenerate, "
                "regenerate it, regenerate this, regenerate that, regenerate the answer, "
                "regenerate response, redo, "
                "redo it, redo this, redo that, retry, reroll, re roll, re-roll, rerun, rerun it, "
                "different version, a different version, a different one, different one, different answer, "
                "a different answer, different take, a different take, different approach, "
                "a different approach, "
                "something different, something else, different angle, a different angle, give it another go, "
                "give it another try, give it another shot, have another go, take two, have another try, "
                "do over, "
                "do it over, do it again, do that again, do this again, try that again, try it again, "
                "try once more, try one more time, try something else, try something different, "
                "try a different approach, try a different angle, take another stab, take another stab at it, "
                "take another crack at it, one more, one more try, new version, a new version, fresh take, "
                "a fresh take, rewrite from scratch, rewrite it from scratch, say it differently, "
                "say that differently, say it another way, put it differently, put it another way, "
                "alternative, "
                "an alternative, alternatives, roll again, next one, another, try harder, shuffle"
            )
        ),
        _act(Slot.AGAIN),
    ),
    (
         (
             (
                "undo that last change, undo the previous change, undo my change, undo what you did, "
                "undo your last change, undo, undo it, undo that, undo this, undo the last change, "
                "undo last change, undo the last one, undo my last change, undo my last request, revert, "
                "revert it, "
                "revert that, revert this, revert the last change, revert to the previous version, "
                "revert to previous, go back, go back one, go back one step, one step back, step back, "
                "take that back, take it back, as before, like before, the way it was, the way it was before, "
                "like it was, like it was before, as it was, as it was before, how it was before, "
                "put it back, put it back how it was, put it back like it was, put it how it was, "
                "put it back to how it was, change it back to how it was, make it how it was, how it was, "
                "put it back the way it was, put that back, change it back, change that back, roll back, "
                "rollback, "
                "roll it back, previous version, the previous version, go back to the previous version, "
                "go back to the previous one, go back to how it was, go back to the last version, "
                "go back to the last one, go back to what you had, previous one, the previous one, "
                "the previous version was better, the previous one was better, the old version was better, "
                "the old one was better, the last version was better, the last one was better, "
                "the one before was better, it was better before, was better before, that was better before, "
                "the earlier version was better, earlier version was better, previous version was better, "
                "previous was better, old version was better, i liked the previous version better, "
                "i liked the previous one better, i liked the old one better, i liked the last one better, "
                "i liked it better before, i preferred the previous version, i preferred the previous one, "
                "i prefer the previous version, i prefer the previous one, i preferred the old one, "
                "i prefer the old one, i prefer the old version, that made it worse, this is worse, "
                "it's worse, "
                "that's worse, worse, it got worse, this is worse than before, it's worse than before, "
                "worse than before, worse than the last one, scratch that, strike that, forget that, "
                "forget that last bit, forget the last one, ignore that, ignore my last message, "
                "disregard that, "
                "nvm that, undo please, oops undo, ctrl z, cmd z, ctrl+z"
            )
        ),
        _act(Slot.UNDO),
    ),
    (
         (
             (
                "start over, start again, start afresh, start fresh, start from scratch, start anew, "
                "start from the "
                "beginning, "
                "start from zero, from scratch, forget all that, forget all of that, forget all this, "
                "forget everything, forget all, forget everything i said, forget everything we said, "
                "forget what i said, forget all i said, reset, reset it, reset that, reset this, "
                "reset everything, "
                "reset please, clear everything, clear all, clear it all, clean slate, wipe the slate clean, "
                "back to square one, ignore everything i said, drop all that, drop everything i said, "
                "undo everything, undo all, undo all of it, undo all of that, revert everything, "
                "let's start over, "
                "lets start over, let's start again, restart, begin again, scrap it, scrap it all, scrap that, "
                "scrap everything, scrap this, tabula rasa"
            )
        ),
        _act(Slot.RESET),
    ),
    (
         (
             (
                "compare, show me two variants, give me two variants, two variants, two variants please, show me two "
                "versions, give me two versions, two versions please, show me both, give me two options, show me two "
                "options, let me compare, let me choose, a/b, a/b test, side by side, two to choose from"
            )
        ),
        _act(Slot.COMPARE),
    ),
    (
         (
             (
                "stop, give it a rest, enough already, stop it, stop that, stop now, stop there, "
                "stop please, stop writing, stop generating, "
                "stop talking, please stop, cancel, cancel it, cancel that, cancel this, abort, abort it, "
                "never mind, nevermind, never mind then, nvm, nm, forget it, forget about it, halt, "
                "that's enough, "
                "thats enough, don't bother, no need, no need anymore, not needed anymore, drop it, "
                "i changed my mind, quit, shut up, shush, kill it"
            )
        ),
        _act(Slot.STOP),
    ),
    (
         (
             (
                "perfect, perfection, great, excellent, awesome, amazing, fantastic, brilliant, wonderful, "
                "superb, "
                "splendid, terrific, flawless, outstanding, beautiful, stellar, fabulous, fire, goated, lit, "
                "chef's kiss, love it, love this, love that, i love it, i love this, i love that, loving it, "
                "like it, i like it, i like this, i like that, i really like it, i really like this, "
                "that's it, "
                "thats it, that is it, this is it, that's the one, this is the one, exactly what i needed, "
                "exactly what i wanted, exactly what i was looking for, exactly what i need, "
                "exactly what i want, "
                "exactly what we needed, exactly right, exactly this, just what i needed, just what i wanted, "
                "just what i was looking for, what i needed, what i was looking for, what i wanted, "
                "precisely what i needed, looks good, looks great, looks perfect, looks good to me, "
                "looks right, "
                "looks amazing, looking good, lgtm, sounds good to me, sounds great, works for me, "
                "works great, "
                "works perfectly, that works, this works, it works, that works for me, this works for me, "
                "that'll do, that will do, that does it, spot on, on point, bang on, on the money, nailed it, "
                "this is exactly it, that is exactly it, that's exactly it, "
                "exactly it, you nailed it, hit the nail on the head, good job, "
                "great job, nice job, nice work, great work, "
                "good work, amazing work, well done, good answer, great answer, perfect answer, "
                "excellent answer, "
                "nice answer, good one, great one, much better, way better, a lot better, far better, "
                "so much better, that's better, thats better, this is better, it's better, better, better now, "
                "better thanks, even better, very helpful, really helpful, super helpful, so helpful, helpful, "
                "that helped, that helps, this helps, this helped, helped a lot, that helped a lot, "
                "that helps a lot, this helps a lot, very useful, super useful, useful, very clear, clear now, "
                "crystal clear, all good, good enough, good to go, i'm happy with it, i'm happy with this, "
                "i'm happy with that, happy with that, happy with this, happy with it, approved, approve, "
                "accepted, "
                "accept, ship it, yes that's it, yes exactly, keep it like this, keep it that way, "
                "keep it like that, keep it as is, keep it as it is, don't change anything, "
                "don't change a thing, "
                "leave it as is, leave it as it is, leave it like this, you rock, you're the best, "
                "you're awesome, "
                "you're amazing, you're the best, you are the best, you rock, you're awesome, "
                "you're brilliant, "
                "you're a legend, you're a lifesaver, you're a star, lifesaver, legend, wow great, bravo, yay, "
                "woohoo, chefs kiss, top notch, first class, no notes, couldn't be better, "
                "couldn't have said it better, good bot, best bot, very nice, really nice, so good, "
                "really good, "
                "this is good, that's good, it's good, very good answer, is good, this one's good, "
                "that's correct, "
                "that's right"
            )
        ),
        _act(Slot.ACCEPT),
    ),
    (
         (
             (
                "bad, wrong, incorrect, no good, not good, not right, not correct, not helpful, unhelpful, "
                "not useful, useless, terrible, awful, horrible, garbage, trash, rubbish, crap, shit, "
                "bullshit, "
                "nonsense, poor, sucks, lame, meh, disappointing, that sucks, this sucks, it sucks, yuck, "
                "ew, nah, "
                "nope, no no, no no no, bad bot, bad answer, terrible answer, wrong answer, poor answer, "
                "not what i asked, not what i asked for, not what i wanted, not what i meant, "
                "not what i needed, "
                "not what i'm looking for, not what i was looking for, not what i need, not what i want, "
                "not what we asked for, not it, not quite, not quite right, not quite it, "
                "not quite what i wanted, "
                "not quite what i meant, not it at all, not at all, not at all what i wanted, "
                "not at all what i asked for, this isn't it, that isn't it, that's not it, thats not it, "
                "this is not it, isn't right, isn't correct, isn't what i asked for, isn't what i asked, "
                "isn't what i wanted, isn't what i meant, isn't what i need, isn't good, isn't helpful, "
                "isn't useful, isn't quite right, isn't quite what i wanted, doesn't help, doesn't help me, "
                "doesn't help at all, this doesn't help, that doesn't help, this doesn't help at all, "
                "that doesn't help at all, didn't help, that didn't help, doesn't answer my question, "
                "this doesn't answer my question, that doesn't answer my question, "
                "this didn't answer my question, "
                "you didn't answer my question, you didn't answer the question, doesn't answer the question, "
                "this doesn't answer the question, that doesn't answer the question, doesn't make sense, "
                "this doesn't make sense, that doesn't make sense, makes no sense, this makes no sense, "
                "that makes no sense, i don't like it, i don't like this, i don't like that, don't like it, "
                "don't like this, don't like that, not a fan, i'm not a fan, i hate it, i hate this, hate it, "
                "not happy with this, i'm not happy with this, not happy with it, not satisfied, unacceptable, "
                "way off, completely off, totally off, off topic, completely wrong, totally wrong, all wrong, "
                "just wrong, dead wrong, plain wrong, you misunderstood, you misunderstood me, "
                "you got me wrong, "
                "you got it wrong, you got that wrong, you missed the point, missed the point, "
                "misses the point, "
                "this misses the point, that misses the point, you're wrong, that ain't it, try better, "
                "can do better, you can do better, could be better, false, not true, that's false, "
                "i'm not convinced, rejected, reject, no way, thumbs down, fail, epic fail, not great, "
                "not impressed, irrelevant, that's irrelevant"
            )
        ),
        _act(Slot.REJECT),
    ),
    (
         (
             (
                "example, examples, an example, example please, for instance, for example, e.g, "
                "with an example, "
                "with examples, give an example, give me an example, give examples, give me examples, "
                "show an example, show me an example, add an example, add examples, add some examples, "
                "include an example, include examples, use an example, use examples, illustrate, "
                "illustrate it, "
                "illustrate with an example, illustrate it with an example, an example would help, "
                "concrete example, a concrete example, with a concrete example, concrete examples, "
                "a concrete example would help, some examples, a few examples, more examples, "
                "an example or two, "
                "such as, like what, show by example, illustrated with an example, got an example, "
                "do you have an example, have an example, any example, any examples, explain with an example, "
                "explain it with an example, provide an example, provide examples"
            )
        ),
        Term(Slot.EXAMPLE, own=True, noun=True),
    ),
)  # fmt: skip
