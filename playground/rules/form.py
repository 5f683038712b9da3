"""A body under inspection: errors are collected with their path, so that one refusal tells all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from playground.refusal import invalid_form

Path = tuple[str | int, ...]


class Form:
    """Collects the errors of one body."""

    def __init__(self) -> None:
        self.errors: dict[str, Any] = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """One error at a place of the body; an empty path is the body itself."""
        node = self.errors
        for key in path:
            node = node.setdefault(str(key), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def finish(self) -> None:
        """Refuse the body if anything was wrong with it."""
        if self.errors:
            raise invalid_form(self.errors)

    def required(self, path: Path) -> None:
        """Something is missing."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def choices(self, path: Path, value: Any, allowed: Iterable[Any]) -> bool:
        """Whether the value is one of those allowed."""
        allowed = tuple(allowed)
        if isinstance(value, (str, int)) and value in allowed:
            return True
        listed = ", ".join(str(choice) for choice in allowed)
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
        return False

    def text(self, path: Path, value: Any, shortest: int, longest: int) -> str:
        """The value as text without surrounding white space; null counts as missing when text is needed."""
        if value is None:
            if shortest:
                self.required(path)
            return ""
        if not isinstance(value, str):
            self.add(path, "BASE_TYPE_STRING", "Could not interpret value as string.")
            return ""
        value = value.strip()
        if not value and shortest:
            self.required(path)
        elif len(value) > longest and shortest:
            message = f"Must be between {shortest} and {longest} in length."
            self.add(path, "BASE_TYPE_BAD_LENGTH", message)
        elif len(value) > longest:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {longest} or fewer in length.")
        return value

    def number(self, path: Path, value: Any, least: float, most: float) -> bool:
        """Whether the value is a number within the bounds."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.add(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < least:
            self.add(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}.")
        elif value > most:
            self.add(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}.")
        else:
            return True
        return False

    def items(self, path: Path, value: Any, most: int, least: int = 0) -> list[Any]:
        """The value as a list of allowed length; an empty list when it is something else."""
        if value is None:
            value = []
        if not isinstance(value, list):
            self.add(path, "BASE_TYPE_LIST", "Only iterables may be used in a ListType")
            return []
        if not least <= len(value) <= most:
            if least:
                self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
            else:
                self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        return value

    def table(self, path: Path, value: Any) -> dict[str, Any]:
        """The value as an object; an empty one when it is something else."""
        if isinstance(value, dict):
            return value
        self.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return {}

    def url(self, path: Path, value: Any, schemes: tuple[str, ...] = ("http", "https")) -> None:
        """An address with one of the schemes; null is fine."""
        if value is None:
            return
        if not isinstance(value, str) or len(value) > 2048:
            self.add(path, "BASE_TYPE_MAX_LENGTH", "Must be 2048 or fewer in length.")
            return
        try:
            parts = urlsplit(value)
        except ValueError:
            self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
            return
        if parts.scheme not in schemes:
            listed = "('" + "', '".join(schemes) + "')"
            message = f'Scheme "{parts.scheme}" is not supported. Scheme must be one of {listed}.'
            self.add(path, "URL_TYPE_INVALID_SCHEME", message)
        elif not parts.netloc or any(character.isspace() for character in value):
            self.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
