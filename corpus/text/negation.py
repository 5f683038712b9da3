"""Negation: the words that turn a statement into its opposite, for telling a passage from its denial."""

from __future__ import annotations

# The commonest in the languages of the news; in each the bare particle, its contractions and negative pronouns.
NEGATIONS = frozenset(
    """not no never neither nor none nobody nothing nowhere cannot without non hardly scarcely barely
    dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt mustnt aint
    nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne
    ne pas jamais aucun aucune rien sans
    nunca jamás jamas nada nadie ningún ningun ninguna sin
    não nao nem nenhum nenhuma sem nulla niente mai nessuno senza
    не нет ни никогда никто ничего нельзя без
    لا لم لن ليس ليست بدون غير
    לא אין אל בלי
    değil degil hayır yok
    नहीं न मत
    不 没 沒 無 无 非 未 別""".split()
)
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "a")
_SHORTEST_STEM = 5  # letters: "legal" is one, "form" of "inform" is none


def is_negation(form: str) -> bool:
    """Return whether a word in its form for comparing negates: "not", "couldn't", "never"."""
    return form in NEGATIONS or form.endswith("n't")


def are_opposites(one: str, other: str) -> bool:
    """Return whether one word is the other with a negative prefix: "possible" and "impossible"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and any(long == prefix + short for prefix in _PREFIXES)
