"""What can stand between somebody and what a meeting keeps."""

__all__ = [
    "ClosedError",
    "ConflictError",
    "HeldError",
    "MeetingError",
    "UnknownMeetingError",
]


class MeetingError(Exception):
    """Something asked of a meeting that cannot be."""


class UnknownMeetingError(MeetingError):
    """There is no such meeting, or no such gemeente in it; which of these is not said."""


class ClosedError(MeetingError):
    """The meeting takes no more answers."""


class HeldError(MeetingError):
    """Somebody else answers for this gemeente, and this receipt is not theirs."""


class ConflictError(MeetingError):
    """The answer was changed by somebody else since it was read.

    Parameters
    ----------
    question : str
    value : object
        As it is now.
    version : int
    """

    def __init__(self, question: str, value: object, version: int) -> None:
        super().__init__(f"{question} was changed meanwhile")
        self.question, self.value, self.version = question, value, version
