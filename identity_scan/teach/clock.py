"""The clock of a lesson: the time is passed in, so that a test can say what time it is."""

from dataclasses import dataclass, replace

from identity_scan.teach.lesson import Stage


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that can be held; seconds of whatever clock the caller reads."""

    since: float | None = None
    gone: float = 0.0
    """Seconds that had passed when it was held last."""

    @property
    def runs(self) -> bool:
        """Whether it is running."""
        return self.since is not None

    def seconds(self, now: float) -> float:
        """Return the seconds of the lesson so far."""
        return self.gone + (now - self.since if self.since is not None else 0.0)

    def start(self, now: float) -> "Clock":
        """Go on; a clock that runs already goes on as it is."""
        return self if self.runs else replace(self, since=now)

    def hold(self, now: float) -> "Clock":
        """Hold it."""
        return Clock(None, self.seconds(now))


def behind(stage: Stage, seconds: float, part: int = 0, parts: int = 1) -> int:
    """Return by how many whole minutes the lesson is late (above 0) or early (below 0) in a part of a stage."""
    length = (stage.end - stage.start) * 60 / parts
    begins = stage.start * 60 + part * length
    if seconds > begins + length:
        return round((seconds - begins - length) / 60)
    return -round((begins - seconds) / 60) if seconds < begins else 0


def shown(seconds: float) -> str:
    """Return minutes and seconds, such as 12:40."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02}"
