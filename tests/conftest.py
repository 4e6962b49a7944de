"""What all tests share: nobody's own settings, and in CI no test may be skipped."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
import structlog

CI = os.environ.get("CI") == "true"


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see none of the developer's BURNISH_ variables, but for those that are the tests' own."""
    for name in list(os.environ):
        if name.startswith("BURNISH_") and name not in ("BURNISH_SCREENSHOTS", "BURNISH_TEST_CACHE"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def quiet_log() -> Generator[None]:
    """The operator's log is laid out as JSON, as without a terminal, and goes nowhere; each test configures anew.

    structlog's own layout draws every traceback with rich: half of some tests' time.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
    yield
    structlog.reset_defaults()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test in CI is a failed one: what it would have shown is not shown."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if CI and reporter and reporter.stats.get("skipped"):
        reporter.write_line("skipped in CI, where nothing may be skipped", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
