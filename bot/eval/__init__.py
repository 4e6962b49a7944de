"""Measuring what refining gains on a model: the same items through a resent transcript and through our path.

`items` reads what is asked and wished, `ifeval` says IFEval's constraints as people do, `arms` names the ways to run
them, `conversation` and `run` run them, `gate` and `scoring` judge the texts, `summary` adds up, `chart` draws.
Running is apart from judging: a run keeps its texts, so that it can be judged again.

What a profile gains is measured on simulated people: `people` draws them (`habits` says what they are, `wordings` how
they speak), `living` has them live their threads through our path, `missing` and `leaks` look at the answers, `learned`
adds up. `obedient` is a model that does as it is told (`obeying`).
"""
