"""English: what its words do in a wish, and the acts. What its words mean stands in the files beside this one."""

from __future__ import annotations

from bot.directives import Scope
from bot.interpret.lexicon import Language, Role
from bot.interpret.vocabulary.acts import ACTS
from bot.interpret.vocabulary.expertise import EXPERTISE
from bot.interpret.vocabulary.form import FORM
from bot.interpret.vocabulary.length import LENGTH
from bot.interpret.vocabulary.tone import TONE
from bot.interpret.vocabulary.tongue import TONGUE

_ROLES = {
    Role.FILLER: (



                    "entirely, fully, purely, exclusively, suitable, appropriate, meant, intended, aimed, geared, "
                    "tailored, everything else, the others, both, the remainder, all the rest, the other parts, it, "
                    "this, that, the, a, an, the answer, the response, the reply, the text, the message, "
                    "your answer, your response, your reply, the whole thing, the whole answer, everything, "
                    "the rest, the entire thing, the entire answer, answer, answers, response, responses, reply, "
                    "replies, text, message, version, versions, variant, draft, result, output, story, poem, essay, "
                    "post, letter, explanation, piece, copy, description, thing, things, stuff, content, writing, "
                    "language, wording, words, style, tone, voice, register, manner, form, format, i, me, us, we, "
                    "my, all, in, into, as, with, for me, for us, of, of it, of this, of that, on, to, at, here, "
                    "there, now, then, instead, just, only, simply put, again now, right now, today, "
                    "this time around, so i can paste it, ones, one, bit of, really just, side, overall, "
                    "in general, generally, throughout, the whole, whole, entire, by using, english please, level, "
                    "also, as well, bit more of, even, still, any, some, looks like it, kind, sort, formatted, "
                    "written, worded, phrased, your, you, such, which is, back to, back into, from this, from that, "
                    "from it, do"



    ),
    Role.ASIDE: (



                    "not paragraphs, no paragraphs, so that it is, so that it's, so it is, so it's, so that, "
                    "such that it is, no wait, no sorry, no just, no please, no actually, instead of paragraphs, "
                    "please, pls, plz, pls pls, pretty please, thx in advance, thanks in advance, ok, okay, k, kk, "
                    "yes, yeah, yep, yup, sure, well, hmm, hm, hmmm, mhm, uh, um, oh, ah, hey, hi, hello, so, "
                    "sorry, sry, actually, tbh, imo, imho, interesting, ngl, fyi, btw, lol, lmao, haha, hahaha, xd, "
                    "i think, i guess, i feel, i feel like, maybe, perhaps, though, anyway, anyways, if possible, "
                    "if you can, if you don't mind, if that's ok, when you can, asap, quickly, real quick, quick, "
                    "kindly, good start, nice start, almost, almost there, close, getting there, not bad, "
                    "better but, nice try, good but, for me please, man, dude, bro, bot, mate, my friend, right, "
                    "alright, let's see, i mean, like, you know, and yeah, one more thing, another thing, "
                    "one thing, last thing, small thing, quick one, first of all, to start with, do me a favor, "
                    "do me a favour, would be great, would be nice, would be good, would be better, would be ideal, "
                    "would be perfect, would be cool, would be awesome, would be lovely, would help, "
                    "would be helpful, would be useful, would do, is enough, is fine, is plenty, will do, is ok, "
                    "is all i need, that's all i need, works better, is better, would work better, would be easier, "
                    "would be more useful, rather, preferably, ideally, with this one, for this one, for my taste, "
                    "for my liking, for this, for that, for slack, than this, than that, than it is, "
                    "than it is now, than before, than now, i'd say, i would say, honestly, omg, ugh, wow, whoa, "
                    "geez, c'mon, come on, same but, same thing but, same content but, this but, that but, it but, "
                    "for the record, and please, thank you in advance, after all, altogether, in the end, meh, nah, "
                    "af, asf, as hell, like this one but, like this but, like that but, nice but, that's all, "
                    "nothing else, "
                    "no more no less, or so, less is more, nothing more, nothing fancy, either"



    ),
    Role.FIRM: (



                    "use, using, used, version that's, version that is, one that's, one that is, something that's, "
                    "something that is, what if we made it, what if you made it, what if we make it, "
                    "get this down to, get it down to, bring it down to, bring this down to, down to, cut it to, "
                    "cut this to, make, make it, make this, make that, make them, make the answer, making it, give, "
                    "give it, give me, gimme, get me, show, show me, write, write it, write this, write that, "
                    "write me, write it up, rewrite, rewrite it, rewrite this, rewrite that, re write it, redo it, "
                    "redo this, redo that, redo, rephrase, rephrase it, rephrase this, rephrase that, reword, "
                    "reword it, reword this, reword that, put, put it, put this, put that, put them, "
                    "put everything, put all of this, put all of it, say, say it, say this, say that, say the same, "
                    "tell, tell me, explain, explain it, explain this, explain that, explain things, "
                    "explain everything, express it, phrase it, describe it, answer, answer me, respond, reply, "
                    "talk, talk to me, speak, turn, turn it, turn this, turn that, turn into, convert, convert it, "
                    "convert this, convert that, change, change it, change this, change that, transform it, "
                    "transform this, format, format it, format this, format that, reformat it, reformat, "
                    "reformat this, present it, present this, present that, organize it, organize this, "
                    "organise it, structure it, structure this, lay it out, translate, translate it, "
                    "translate this, translate that, translated, translate everything, do it, do this, do that, "
                    "do the same, do the same thing, try, try it, try to, try making it, keep, keep it, keep this, "
                    "keep that, keep your answers, keep answers, keep things, keep your answer, keep the answer, "
                    "keep the tone, limit it, limit it to, limit, restrict it, restrict it to, cap it, cap it at, "
                    "stick to, switch, switch it, switch to, switch it to, go for, go with, let's go with, "
                    "let's do, let's try, let's have, lets do, have, have it, get, get it, can i get, can i have, "
                    "could i get, could i have, can we have, can we get, can we do, can you do, may i have, i want, "
                    "i want it, i want this, i want that, i'd like, i'd like it, i would like, i would like it, "
                    "i'd love, i need, i need it, i need this, i'd prefer, i prefer, i would prefer, "
                    "i'd rather have, i like it, i want you to, i need you to, i'd like you to, "
                    "i would like you to, can, could, can you, could you, can u, could u, cld u, can ya, would you, "
                    "will you, can it, can this, can that, could it, could this, could that, couldn't this, "
                    "couldn't it, can't it, can't you, cant you, couldn't you, would you mind, do you mind, "
                    "would it be possible, would it be possible to, is it possible to, is there, isn't there, "
                    "aren't there, is there a way to, isn't there a way to, is there any way to, any chance of, "
                    "any chance you could, any chance, how about, what about, why not, why don't you, what if you, "
                    "what if it was, what if it were, be, being, been, to be, let it be, let it, should be, "
                    "should sound, should read, should feel, should look, must be, has to be, have to be, "
                    "needs to be, need to be, ought to be, could be, can be, might be, could sound, can sound, "
                    "to sound, make it sound, sound, sounding, make it read, make it feel, make it look, "
                    "make sure it's, make sure it is, please be, you should, you should be, you need to, you must, "
                    "you have to, you could, you can, try to be, could use, needs, need, it needs, this needs, "
                    "should have, must have, would like to see, i'd like to see, i want to see, aim for, see it, "
                    "see this, see that, to have, to have it, to get it, to see it, to read it, to get, to see, "
                    "to make it, to make this, set it to, move it to, go, go back to, back to, with more, "
                    "work on making it, let's make it, lets make it, we need it, we need this, we need, we want, "
                    "we'd like, want, wanna have, i wanna, gonna need, i'm gonna need, i'd need, it must be, "
                    "it should be, this should be, that should be, the answer should be, needs to be more, "
                    "please keep, you, better, help me make it"



    ),
    Role.MORE: "more, a more, some more, more of a, lot more",
    Role.LESS: (



                    "less, a less, not as, not so, not quite so, not quite as, no need to be, no need to be so, "
                    "don't be, don't be so, don't be that, don't make it, don't make it so, don't sound so, "
                    "doesn't need to be, doesn't have to be, doesn't need to be so, doesn't have to be so, "
                    "needn't be, stop being, stop being so, fewer, doesn't need to be that, "
                    "doesn't have to be that, shouldn't be so, shouldn't be, shouldn't sound, shouldn't sound so, "
                    "shouldn't be that"



    ),
    Role.NOT: (



                    "not, no, isn't, isnt, not a, not in, not very, not really, don't use, don't want, "
                    "i don't want, don't need, without, avoid, never, don't, do not, do not use, stop using, "
                    "stop with the, not the, doesn't sound, doesn't look, doesn't feel, doesn't read, ain't, "
                    "aren't, wasn't, isn't very, isn't really, is not, is not very, not exactly, i don't need, "
                    "not using, instead of being, rather than being, on no account, "
                    "by no means, definitely not, certainly not, absolutely not, please don't, "
                    "whatever you do don't make it, neither"



    ),
    Role.INSTEAD: "instead of, rather than, in place of, and not, but not, not just, as opposed to, over",
    Role.TOO: (


                "why is it so, why is this so, why so, why are you so, why are you being so, too, overly, sooo, "
                "soo, soooo, too damn, too freaking, excessively"


    ),
    Role.ENOUGH: "enough, sufficiently",
    Role.SLIGHT: (



                    "a tiny bit, a teeny bit, just a bit, a bit, a little, a little bit, slightly, somewhat, kinda, "
                    "kind of, sorta, sort of, a tad, a touch, bit, tad, little, a smidge, a wee bit, "
                    "a bit more on the, a hair, marginally, a notch, a smidgen"



    ),
    Role.STRONG: (



                    "much, way, far, a lot, lots, significantly, considerably, drastically, substantially, "
                    "waaay, twice as, ten times, ten times more, "
                    "wayyy, waay, wayy, massively, a ton, tons, radically, even much, loads, heaps, so much, "
                    "very much, a whole lot, a good deal, greatly"



    ),
    Role.VERY: (



                    "very, really, super, extremely, so, quite, pretty, rather more, truly, fairly, totally, "
                    "completely, incredibly, so very, ultra, extra"



    ),
    Role.IS: (



                    "no that's, no it's, no this is, no that is, is, is so, it's, its, it is, that's, that is, "
                    "thats, this is, was, it was, are, sounds, it sounds, this sounds, that sounds, reads, "
                    "it reads, this reads, feels, it feels, this feels, looks, it looks, this looks, seems, "
                    "it seems, this seems, comes across as, comes across, comes off as, comes off, you're, you are, "
                    "you're being, you sound, you sounded, still sounds, is still, i find it, i find this, "
                    "they are, they're, am, i'm, got, was a, it's all, it's getting, is getting, gets"



    ),
    Role.AND: "and, plus, or, then, nor, and also, and then, as well as, yet",
    Role.BUT: "but, just, however, only",
    Role.THANKS: (



                    "thanks, thank you, thx, ty, tysm, tyvm, thank u, thanks a lot, thanks so much, "
                    "thank you so much, thank you very much, many thanks, thanks a million, thanks a bunch, cheers, "
                    "much appreciated, appreciate it, i appreciate it, really appreciate it, "
                    "thank you for your help, thanks for your help, thanks for the help, thanks for that, "
                    "thanks for this, thanks anyway, thanks again, thank you again, thanks everyone, "
                    "merci beaucoup, thanks mate, thnx, tnx, thanx, tks, no worries thanks, cheers mate, "
                    "nice thanks, grateful, kudos, bless you"



    ),
    Role.PRAISE: (



                    "nice, cool, neat, sweet, good, very good, pretty good, dope, lovely, wonderful job on, "
                    "not bad at all, ok good, good stuff, noice, nice one, fair enough"



    ),
}  # fmt: skip


ENGLISH = Language(
    roles=_ROLES,
    terms=(*EXPERTISE, *LENGTH, *TONE, *FORM, *TONGUE, *ACTS),
    scopes={
        Scope.THREAD: (



                        "in this thread, for this thread, for the rest of this thread, for the rest of the thread, "
                        "for the rest of this conversation, for the rest of the conversation, "
                        "for the rest of this chat, for the rest of the chat, in this conversation, "
                        "for this conversation, in this chat, for this chat, in this channel, "
                        "throughout this thread, throughout this conversation, for this whole thread, "
                        "for the whole thread, for the whole conversation, during this conversation, "
                        "for all answers here, for all your answers here, for this discussion, in this discussion, "
                        "for all answers in this thread, while we're here, in here from now on"



        ),
        Scope.ANSWER: (



                        "just this once, only this once, this once, just once, just for once, only here, just here, "
                        "just for this one, only for this one, just this one, just this time, only this time, "
                        "this time, this time only, for this answer, for this answer only, just for this answer, "
                        "only for this answer, only in this answer, in this answer, for this reply, for this one, "
                        "for now, just for now, for this message, this one time, for once"



        ),
        Scope.ALWAYS: (



                        "from now on, from now onwards, from here on, from here on out, from this point on, always, "
                        "in future, in the future, going forward, moving forward, every time, everytime, each time, "
                        "by default, as a default, as a rule, in all your answers, in all answers, in every answer, "
                        "in all future answers, for all future answers, for every answer, for all answers, "
                        "for all your answers, henceforth, from today on, all the time, permanently, "
                        "whenever you answer, whenever you answer me, when you answer me, when you talk to me, "
                        "remember for next time, for next time, next time, at all times, in general for me, "
                        "for good, forever, in any answer, in all replies, in your answers, in your replies, "
                        "every reply, every answer, every response, each reply, each answer, each response"



        ),
    },
)  # fmt: skip
