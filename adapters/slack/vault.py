"""Where the bot is installed by OAuth: each workspace's token, encrypted in our own database."""

from __future__ import annotations

import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import BadSettings
from bot.settings import Settings
from bot.store.installs import Installs
from bot.values import Value

PLATFORM = "slack"
SEE = "see"
"""In what is kept for a workspace: the organisation whose installation holds for it."""


class Install(Value):
    """One installation: of a workspace, or of a whole organisation (then without a team)."""

    team: str = ""
    enterprise: str = ""
    token: str
    bot_user: str
    bot_id: str = ""
    app_id: str = ""
    url: str = ""
    """Where the workspace is on the web, with a slash at the end."""
    scopes: tuple[str, ...] = ()
    """What was granted."""
    installer: str = ""
    """The person who installed it."""

    @property
    def key(self) -> str:
        """What it is kept under: a team's id and an organisation's never look alike."""
        return self.team or self.enterprise


class Vault:
    """Installations, encrypted with the first of the operator's keys, read with any of them."""

    def __init__(self, settings: Settings, installs: Installs) -> None:
        self._installs = installs
        self._keys = keys(settings)

    async def put(self, install: Install) -> None:
        """Keep an installation in place of what was kept under its key."""
        await self._installs.put(PLATFORM, install.key, self._seal(install.model_dump_json().encode()))

    async def see(self, team: str, enterprise: str) -> None:
        """Remember that a workspace belongs to an organisation that has the bot: not everything we do later says so."""
        await self._installs.put(PLATFORM, team, self._seal(json.dumps({SEE: enterprise}).encode()))

    async def get(self, key: str) -> Install | None:
        """The installation under a key, or the one of its organisation.

        Raises BadSettings where none of the operator's keys opens it.
        """
        sealed = await self._installs.get(PLATFORM, key) if key else None
        if not sealed:
            return None
        found = json.loads(self._open(sealed, key))
        return await self.get(found[SEE]) if SEE in found else Install.model_validate(found)

    async def remove(self, key: str) -> None:
        """Erase an installation and its token."""
        await self._installs.remove(PLATFORM, key)

    async def check(self) -> int:
        """How many there are. Raises BadSettings where one cannot be opened."""
        held = await self._installs.all(PLATFORM)
        for key in held:
            await self.get(key)
        return len(held)

    async def renew(self) -> None:
        """Encrypt all with the first key, so that an old key can be left out from now on.

        Raises BadSettings where one cannot be opened.
        """
        for key in await self._installs.all(PLATFORM):
            if sealed := await self._installs.get(PLATFORM, key):
                await self._installs.put(PLATFORM, key, self._seal(self._open(sealed, key)))

    def _seal(self, text: bytes) -> str:
        if self._keys is None:
            raise BadSettings(MISSING)
        return self._keys.encrypt(text).decode()

    def _open(self, sealed: str, key: str) -> bytes:
        if self._keys is None:
            raise BadSettings(MISSING)
        try:
            return self._keys.decrypt(sealed)
        except InvalidToken as problem:
            raise BadSettings(
                f"secret_keys: none of these keys opens the installation of {key} in Slack."
                " Put the key that it was made with behind the new one."
            ) from problem


MISSING = "secret_keys: tokens of other workspaces are kept encrypted; make a key with: burnish key"


def keys(settings: Settings) -> MultiFernet | None:
    """The operator's keys; None where there are none. Raises BadSettings for one that is none."""
    try:
        found = [Fernet(key.get_secret_value()) for key in settings.secret_keys]
    except ValueError as problem:
        raise BadSettings("secret_keys: one of these is no key; make a key with: burnish key") from problem
    return MultiFernet(found) if found else None
