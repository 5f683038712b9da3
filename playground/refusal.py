"""Discord's way to say no: an HTTP status, a numeric code and a sentence, as in its table of JSON error codes.

Source: Discord's developer documentation, "Opcodes and Status Codes", section JSON error codes.
"""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818 - it is an answer, not a failure of the playground
    """A request Discord would refuse.

    Args:
        status: the HTTP status.
        code: Discord's own number, 0 for general errors.
        message: Discord's own sentence.
        errors: nested as the request's body, each leaf ``{"_errors": [{"code", "message"}]}``.
    """

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} (code {code}): {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> Refusal:
    """The token is not known."""
    return Refusal(401, 0, "401: Unauthorized")


def unknown_route() -> Refusal:
    """No such route, here or at all."""
    return Refusal(404, 0, "404: Not Found")


def unknown(what: str) -> Refusal:
    """There is no such thing; ``what`` is one of the names in Discord's table."""
    code = {
        "Application": 10002,
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Emoji": 10014,
        "Webhook": 10015,
        "Ban": 10026,
        "interaction": 10062,
        "application command": 10063,
    }[what]
    return Refusal(404, code, f"Unknown {what}")


def missing_access() -> Refusal:
    """The channel cannot be seen."""
    return Refusal(403, 50001, "Missing Access")


def missing_permissions() -> Refusal:
    """It can be seen, but this may not be done there."""
    return Refusal(403, 50013, "Missing Permissions")


def cannot_message_user() -> Refusal:
    """The person takes no direct messages."""
    return Refusal(403, 50007, "Cannot send messages to this user")


def empty_message() -> Refusal:
    """Neither text nor embed nor file."""
    return Refusal(400, 50006, "Cannot send an empty message")


def already_acknowledged() -> Refusal:
    """An interaction takes one answer."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def too_large() -> Refusal:
    """A file over the limit."""
    return Refusal(413, 40005, "Request entity too large")


def invalid_form(errors: dict[str, Any]) -> Refusal:
    """A body that breaks the rules; ``errors`` says where."""
    return Refusal(400, 50035, "Invalid Form Body", errors)
