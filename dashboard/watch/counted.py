"""What is counted, declared once: names, words and bounds; rooms count where it happens."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

__all__ = ["ANSWERS", "ERRORS", "MADE", "REGISTRY", "SAVES", "SAVING", "SESSIONS", "TURNS", "WEBSOCKETS"]

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)

_SHORT = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 6, 15)

SESSIONS = Gauge("diversiteit_sessions", "Sessions that are open now", registry=REGISTRY)

WEBSOCKETS = Counter(
    "diversiteit_websockets", "Sessions that were opened or refused", ["outcome"], registry=REGISTRY
)

TURNS = Histogram(
    "diversiteit_turn_seconds",
    "How long a page waited for its turn",
    registry=REGISTRY,
    buckets=_SHORT,
)

MADE = Histogram(
    "diversiteit_page_seconds",
    "How long making a page took, after it had its turn",
    ["page"],
    registry=REGISTRY,
    buckets=_SHORT,
)

ANSWERS = Histogram(
    "diversiteit_answer_seconds",
    "How long an answer to a plain request took, by the first part of its address",
    ["part", "status"],
    registry=REGISTRY,
    buckets=_SHORT,
)

SAVES = Counter(
    "diversiteit_meeting_saves",
    "Answers at meetings: kept, refused, or lost because the store was away",
    ["outcome"],
    registry=REGISTRY,
)

SAVING = Histogram(
    "diversiteit_meeting_save_seconds",
    "How long keeping an answer took",
    registry=REGISTRY,
    buckets=_SHORT,
)

ERRORS = Counter("diversiteit_errors", "Errors in the log, by room", ["room"], registry=REGISTRY)

# What never happened is told as none, so that the first time is seen as a rise.
for outcome in ("opened", "refused"):
    WEBSOCKETS.labels(outcome)
for outcome in ("kept", "refused", "lost"):
    SAVES.labels(outcome)
