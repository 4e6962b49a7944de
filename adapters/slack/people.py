"""Who people are: the names that others know them by, and the workspace that they belong to."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError

from adapters.slack import limits
from adapters.slack.calls import TROUBLES, Calls, Clients
from adapters.slack.pace import Pace
from bot.values import Value

log = structlog.get_logger()

_ID = re.compile(r"(?<![\w@#])[UW][A-Z0-9]{1,20}(?!\w)")
"""What looks like a person's id; whether it is one, Slack says."""


class Person(Value):
    """What we need to know of somebody."""

    name: str
    """As Slack shows them; "" for somebody it does not know."""
    team: str = ""
    """The workspace that they belong to: another one than ours in a channel that two companies share."""
    runs: bool = False
    """Whether they run this workspace: an admin or an owner of it, and no guest from another company."""


class People:
    """People's names, asked of `users.info` once an hour; `limits.MOST_KNOWN` people are remembered."""

    def __init__(self, clients: Clients, pace: Pace) -> None:
        self._calls = Calls(clients, pace)
        self._known: OrderedDict[tuple[str, str], tuple[float, Person]] = OrderedDict()

    async def person(self, workspace: str, user: str) -> Person:
        """Somebody of a workspace; nameless where Slack does not know or does not tell. Never raises for that."""
        key, now = (workspace, user), self._calls.pace.clock()
        asked, found = self._known.get(key, (0.0, None))
        if found is None or now - asked > limits.NAME_LIFE:
            found = await self._ask(workspace, user)
            self._known[key] = now, found
            self._known.move_to_end(key)
            while len(self._known) > limits.MOST_KNOWN:
                self._known.popitem(last=False)
        return found

    async def names(self, workspace: str, *said: str) -> dict[str, str]:
        """By id, the names of all who are mentioned by their ids in what is said."""
        ids = dict.fromkeys(found for text in said for found in _ID.findall(text))
        people = {user: await self.person(workspace, user) for user in ids if any(map(str.isdigit, user))}
        return {user: person.name for user, person in people.items() if person.name}

    async def named(self, workspace: str, said: str) -> str:
        """A text with people's names in the place of their ids."""
        names = await self.names(workspace, said)
        return _ID.sub(lambda found: names.get(found[0], found[0]), said)

    async def _ask(self, workspace: str, user: str) -> Person:
        try:
            said = await self._calls.make(
                workspace, "users.info", lambda client: client.users_info(user=user), last=True
            )
        except (SlackApiError, LookupError, *TROUBLES) as problem:
            log.info("a person is not known", workspace=workspace, reason=str(problem))
            return Person(name="")
        found = said.get("user") or {}
        profile = found.get("profile") or {}
        names = (profile.get("display_name"), profile.get("real_name"), found.get("real_name"), found.get("name"))
        return Person(name=next(filter(None, names), ""), team=found.get("team_id") or "", runs=_runs(found, workspace))


RUNS = ("is_admin", "is_owner", "is_primary_owner")
"""What users.info says of who runs a workspace (docs: the user object)."""


def _runs(user: Mapping[str, Any], workspace: str) -> bool:
    """Whether a user object is of somebody who runs the workspace; one of another company never does."""
    homes = (user.get("team_id") or workspace, *((user.get("enterprise_user") or {}).get("teams") or ()))
    away = workspace not in homes or user.get("is_stranger") or user.get("deleted")
    return not away and any(user.get(one) is True for one in RUNS)
