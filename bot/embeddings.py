"""Vectors of texts from an OpenAI-compatible endpoint, and how near two of them are.

A vector is kept as bytes: eight that say which model made it, then its numbers as 32-bit floats, of length 1. Importing
this module imports neither the SDK nor numpy.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from bot.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 64
"""Texts of one call; OpenAI takes 2048, servers on one's own hardware often far fewer."""
LONGEST = 2_000
"""Characters of a text that are embedded: some models take no more than 512 tokens."""
WAIT = 4.0
"""Seconds for the vectors of a question: somebody waits for an answer, which does without where it takes longer."""
PAUSE = 30.0
"""Seconds after a failure in which the endpoint is not asked: one that hangs would hold up every answer."""
MADE_BY = 8
"""Bytes at the start of a vector that name its model."""

log = structlog.get_logger()


class Embeddings:
    """One model on one server, through one client for the life of the process."""

    def __init__(
        self, url: str, model: str, key: str, *, near: float, wait: float = WAIT, pause: float = PAUSE
    ) -> None:
        """`url` with its path, which is /v1 where it names none; `near` as in the settings; the others in seconds."""
        import openai  # here and not above: it costs 0.6 s of start-up

        self._model, self._place = model, f"{model} at {urlsplit(url).hostname}"
        self._wait, self._pause, self._rests_until = wait, pause, 0.0
        self.near = near
        self.made_by = hashlib.sha256(model.encode()).digest()[:MADE_BY]
        """What the vectors of this model begin with."""
        # Else the SDK takes these from OPENAI_... variables, which were meant for another endpoint.
        unset = ("OpenAI-Organization", "OpenAI-Project", *(() if key else ("Authorization",)))
        self._headers = dict.fromkeys(unset, openai.Omit())
        self._client = openai.AsyncOpenAI(
            base_url=url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/v1",
            api_key=key or "none",
            max_retries=0,
            timeout=wait,
        )

    @classmethod
    def of(cls, settings: Settings) -> Embeddings | None:
        """The endpoint that the settings name; None where they name none, and then nothing is ever called."""
        if settings.embeddings_url is None:
            return None
        key = settings.embeddings_key.get_secret_value()
        return cls(settings.embeddings_url, settings.embeddings_model, key, near=settings.embeddings_near)

    async def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """A vector for each text; none at all where the endpoint fails, which the log says in one line, nor
        for some time after that."""
        loop = asyncio.get_running_loop()
        if not texts or loop.time() < self._rests_until:
            return []
        found: list[bytes] = []
        try:
            async with asyncio.timeout(self._wait):
                for at in range(0, len(texts), BATCH):
                    found += await self._batch([text[:LONGEST] or " " for text in texts[at : at + BATCH]])
        except Exception as error:  # whatever an endpoint may send: an answer does without its vectors
            log.warning("no embeddings", endpoint=self._place, reason=type(error).__name__)
            self._rests_until = loop.time() + self._pause
            return []
        return found

    async def _batch(self, texts: list[str]) -> list[bytes]:
        reply = await self._client.embeddings.create(
            model=self._model, input=texts, encoding_format="float", extra_headers=self._headers
        )
        rows = sorted(reply.data, key=lambda row: row.index)
        if [row.index for row in rows] != list(range(len(texts))):
            raise ValueError("a vector for each text")
        return [self.made_by + _packed(row.embedding) for row in rows]

    async def close(self) -> None:
        """Close its connections."""
        await self._client.close()


def similarities(question: bytes, others: Mapping[int, bytes]) -> dict[int, float]:
    """The cosine similarity, -1 to 1, of a vector with each of the others; those of another model are left out."""
    import numpy as np

    fit = {name: vector for name, vector in others.items() if _comparable(vector, question)}
    if not fit:
        return {}
    rows = np.frombuffer(b"".join(vector[MADE_BY:] for vector in fit.values()), dtype="<f4").reshape(len(fit), -1)
    return dict(zip(fit, (float(one) for one in rows @ _unpacked(question)), strict=True))


def _comparable(vector: bytes, other: bytes) -> bool:
    return len(vector) == len(other) and vector[:MADE_BY] == other[:MADE_BY]


def _packed(numbers: Sequence[float]) -> bytes:
    """Numbers as bytes, scaled to length 1. Raises ValueError where they are no direction."""
    import numpy as np

    vector = np.asarray(numbers, dtype="<f4")
    length = float(np.linalg.norm(vector))
    if not len(vector) or not np.isfinite(length) or length == 0:
        raise ValueError("no vector")
    return bytes((vector / np.float32(length)).astype("<f4").tobytes())


def _unpacked(vector: bytes) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(vector[MADE_BY:], dtype="<f4")
