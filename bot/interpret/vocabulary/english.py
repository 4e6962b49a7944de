"""English as a whole, and how long a wish holds. What its words do and mean stands in the files beside this one."""

from __future__ import annotations

from bot.directives import Scope
from bot.interpret.lexicon import Language
from bot.interpret.vocabulary.acts import ACTS
from bot.interpret.vocabulary.expertise import EXPERTISE
from bot.interpret.vocabulary.form import FORM
from bot.interpret.vocabulary.length import LENGTH
from bot.interpret.vocabulary.roles import ROLES
from bot.interpret.vocabulary.tone import TONE
from bot.interpret.vocabulary.tongue import TONGUE

ENGLISH = Language(
    roles=ROLES,
    terms=(*EXPERTISE, *LENGTH, *TONE, *FORM, *TONGUE, *ACTS),
    scopes={
        Scope.THREAD: (



                        "throughout this chat, while we're in this thread, while in this thread, "
                        "as long as we're in this thread, for the remainder of this thread, "
                        "for the remainder of the thread, for the remainder of this conversation, "
                        "rest of the thread, rest of this thread, rest of this convo, "
                        "for the rest of this convo, for this convo, in this convo, for this session, "
                        "in this session, for this topic, thread wide, within this thread, in this thread, "
                        "for this thread, for the rest of this thread, "
                        "for the rest of the thread, "
                        "for the rest of this conversation, for the rest of the conversation, "
                        "for the rest of this chat, for the rest of the chat, in this conversation, "
                        "for this conversation, in this chat, for this chat, in this channel, "
                        "throughout this thread, throughout this conversation, for this whole thread, "
                        "for the whole thread, for the whole conversation, during this conversation, "
                        "for all answers here, for all your answers here, for this discussion, "
                        "in this discussion, "
                        "for all answers in this thread, while we're here, in here from now on"



        ),
        Scope.ANSWER: (



                        "one time only, only for this answer, as a one off, as a one-off, one off, one-off, "
                        "for this one only, in this one only, just in this one, only in this one, "
                        "just for today, only today, just this one time, only this one time, "
                        "for this particular one, just this once, only this once, this once, just once, "
                        "just for once, only here, "
                        "just here, "
                        "just for this one, only for this one, just this one, just this time, only this time, "
                        "this time, this time only, for this answer, for this answer only, "
                        "just for this answer, "
                        "only for this answer, only in this answer, in this answer, for this reply, "
                        "for this one, "
                        "for now, just for now, for this message, this one time, for once"



        ),
        Scope.ALWAYS: (



                        "in anything you write for me, in anything you write, when you write for me, "
                        "when writing for me, in everything you write, in everything you write for me, "
                        "in what you write, in what you write for me, in your writing, when writing to me, "
                        "when you're writing for me, in stuff you write for me, answers in general, "
                        "replies in general, responses in general, as a general rule, "
                        "across the board from now on, for all future replies, for all future responses, "
                        "in all future replies, in all future responses, from this day forward, "
                        "from now until forever, till further notice, until further notice, "
                        "for everything you write, whenever you write to me, whenever you reply, "
                        "whenever you reply to me, whenever i ask you something, whenever i ask, "
                        "any time i ask, anytime i ask, for me from now on, for every question, "
                        "for all questions, for all my questions, as standard, as my default, "
                        "make that the default, make it the default, make that my default, "
                        "set that as default, from now on, from now onwards, from here on, from here on out, "
                        ""
                        "from this point on, always, "
                        "in future, in the future, going forward, moving forward, every time, everytime, "
                        "each time, "
                        "by default, as a default, as a rule, in all your answers, in all answers, "
                        "in every answer, "
                        "in all future answers, for all future answers, for every answer, for all answers, "
                        "for all your answers, henceforth, from today on, all the time, permanently, "
                        "whenever you answer, whenever you answer me, when you answer me, when you talk to me, "
                        "remember for next time, for next time, next time, at all times, in general for me, "
                        "for good, forever, in any answer, in all replies, in your answers, in your replies, "
                        "every reply, every answer, every response, each reply, each answer, each response"



        ),
    },
)  # fmt: skip
