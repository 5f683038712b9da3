"""Types of the part of PyStemmer that is used; the package brings none."""

class Stemmer:
    def __init__(self, algorithm: str, maxCacheSize: int = 10000) -> None: ...  # noqa: N803  # PyStemmer's own name
    def stemWord(self, word: str) -> str: ...  # noqa: N802  # PyStemmer's own name
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802  # PyStemmer's own name
