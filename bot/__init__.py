"""Burnish: people refine an AI answer where they read it.

The path that everything takes, from a platform's payload to what people see:

    adapter.parse      the payload becomes a FeedbackEvent, or None         adapters/*
    inbox.accept       durable, once, in order within its thread            bot.inbox
    interpret          what the person wants changed: Directives            bot.interpret
    rewrite            the thread's PromptContext with them                 bot.context
    render             the messages for the model                           bot.prompt
    generate           the answer, streamed; new feedback stops it          bot.generate
    verify             what of it is not as wanted                          bot.verify
    publish            one visible answer, edited in place                  adapters/*
    learn              what goes with the person into the next thread       bot.profiles, bot.inferring, bot.memory

`bot.refine` has these steps on one screen.
"""
