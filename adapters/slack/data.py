"""The numbers of a chart as a CSV file, put into the thread when somebody presses for it: once for each version.

A file in Slack is seen by all who see the thread, so it comes when it is wanted and not with every version.
"""

from __future__ import annotations

import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError

from adapters.slack import sentences
from adapters.slack.calls import TROUBLES
from adapters.slack.delivery import Press
from adapters.slack.pace import code
from adapters.slack.publish import SlackPublisher
from adapters.slack.upload import DATA, File
from bot.bootstrap import Bot
from bot.charts.alt import chart_csv
from bot.charts.chart import Chart
from bot.events import ThreadRef

log = structlog.get_logger()


class DataFiles:
    """Puts charts' numbers into threads."""

    def __init__(self, bot: Bot, publisher: SlackPublisher) -> None:
        self._bot = bot
        self._publisher = publisher

    async def pressed(self, press: Press) -> str:
        """Put the numbers of the version that a press is about into its thread. Gives what the person is to be told;
        "" for nothing, where the file says all."""
        ref, held = ThreadRef.parse(press.carried.thread), press.carried
        answer, version = held.answer or 0, held.version or 0
        chart = await self._chart(ref, answer, version)
        if chart is None:
            return sentences.GONE
        name = f"data-{answer}-{version}.csv"
        content = chart_csv(chart).encode("utf-8-sig")  # with the mark without which Excel spoils every umlaut
        file = File(kind=DATA, version=version, name=name, content=content)
        try:
            sent = await self._publisher.send(ref, answer, file)
        except (SlackApiError, SlackRequestError, LookupError, *TROUBLES) as problem:
            log.warning("data not sent", thread=str(ref), reason=code(problem) or repr(problem))
            return sentences.NO_DATA
        return "" if sent else sentences.DATA_THERE.format(name=name)

    async def _chart(self, ref: ThreadRef, answer: int, version: int) -> Chart | None:
        found = await self._bot.store.answer(ref, answer) if answer else None
        about = found.version(version) if found else None
        return about.computed.chart if about and about.computed else None
