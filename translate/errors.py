"""What a user can do wrong, each with the next step and an exit code.

Only these reach the terminal as one sentence; anything else is a bug and shows a traceback.
"""


class MuqabalaError(Exception):
    """A mistake a user can mend: ``message`` says what is wrong, ``hint`` the next step."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SourceError(MuqabalaError):
    """The article cannot be read: missing, empty, binary, without Arabic, of an unknown format."""


def unreadable(path: object, problem: OSError) -> SourceError:
    """The sentence for a file that the system does not let us read."""
    reason = (problem.strerror or str(problem)).lower()
    return SourceError(f"{path} cannot be read: {reason}.", "Check the file's name and place.")


class OutputError(MuqabalaError):
    """The result cannot be written, or would overwrite what a person may have edited."""


class ModelError(MuqabalaError):
    """The model is unknown, not installed, damaged, or cannot be fetched or converted."""


class MemoryFileError(MuqabalaError):
    """The translation memory cannot be opened, read or written, or is damaged."""


class TrainingError(MuqabalaError):
    """A model cannot be trained: the recipe is wrong, its texts are missing or changed, or it cannot go on."""
