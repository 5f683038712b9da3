"""The real bot in the language of whoever reads: by slash, by press and by prefix; the articles' text as it is."""

from __future__ import annotations

import re

import pytest
import pytest_asyncio

from cogs._words import CATALOGUE
from corpus.auditing import BOT

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUOTED = re.compile(r"^> .*$", re.MULTILINE)
# A link, a reference, an address, a hash or a command: what keeps its order in a line from right to left.
ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest_asyncio.fixture(loop_scope="module")
async def speaking(chat):
    """Sets the server's language, or the one of Ada's Discord, for one test."""

    async def speak(server=None, reader="en-US"):
        chat.ada.user.locale = reader
        guild = chat.playground.guild.id
        await chat.archive.guild_settings.change(guild, {"locale": server}, BOT, "settings locale")

    yield speak
    await speak()


def labels(message):
    return [button["label"] for row in message.components for button in row["components"]]


async def test_by_slash_the_readers_language_and_by_prefix_the_servers(chat, speaking):
    await speaking(reader="de")
    german = await chat.ada.slash("quote", person="Putin")
    assert "Wort für Wort aus dem Archiv" in german.text
    assert "*genannt*" in german.text
    assert "Quellen" in labels(german.message)
    assert "Word for word" in (await chat.ada.ask("!quote Putin")).text
    await speaking("fr", reader="ja")
    assert "Mot pour mot" in (await chat.ada.ask("!quote Putin")).text
    assert "Mot pour mot" in (await chat.ada.slash("quote", person="Putin")).text
    assert "Word for word" in (await chat.ada.direct_message("!quote Putin")).text


async def test_nobody_elses_language_is_kept(chat, speaking):
    await speaking(reader="ru")
    assert "Слово в слово" in (await chat.ada.slash("quote", person="Putin")).text
    assert "Word for word" in (await chat.ben.slash("quote", person="Putin")).text


async def test_a_press_is_answered_in_the_language_of_who_presses(chat, speaking):
    await speaking()
    answer = await chat.ada.ask("!quote Putin")
    assert "Sources" in labels(answer)
    await speaking(reader="es-ES")
    assert "Fuentes" in (await chat.ada.press(answer, "Sources")).text
    assert "Entendido como" in (await chat.ada.press(answer, "Why")).text
    await chat.ada.press(answer, "Next")
    assert "página 2 de" in answer.text
    form = await chat.ada.press(answer, "¿No es correcto?")
    assert form.modal["title"] == "¿No es correcto?"
    assert "Aquí no hay un canal para avisos" in (await chat.ada.submit(form)).text
    assert "Estos botones" not in (await chat.ben.press(answer, "Atrás")).text  # Ben's Discord is English


async def test_refusals_and_mistakes_are_told_in_the_language(chat, speaking):
    await speaking("de")
    assert "Das Archiv sagt es nicht" in (await chat.ada.ask("!ask who won the 1934 lottery in Tarnmouth?")).text
    assert "Den Befehl `!quot` gibt es nicht" in (await chat.ada.ask("!quot Putin")).text
    assert "braucht noch" in (await chat.ada.ask("!ask")).text
    assert "Nicht im Archiv" in (await chat.ada.ask("!who Zzyzx Qwfpgj")).text
    assert "Was du mich fragen kannst" in (await chat.ada.ask("!help")).text
    assert "Das Versprechen" in (await chat.ada.ask("!about")).text


COMMANDS = [
    "!quote Putin",
    "!ask who is Dmitry Peskov?",
    "!search terrorism",
    "!timeline Putin in 2015",
    "!figures killed Syria",
    "!source A1",
    "!source Q3",
    "!who muallem",
    "!coverage",
    '!check "We are truly ready to take part in the Geneva conference without preconditions"',
    "!check You can defeat Islamic State with airstrikes only",
]


@pytest.mark.parametrize("command", COMMANDS)
async def test_source_text_and_citations_to_paste_are_the_same_in_every_language(chat, speaking, command):
    await speaking()
    english = await chat.ada.ask(command)
    verbatim = QUOTED.findall(english.text)
    pasted = re.findall(r"```(?:md|bibtex)\n.*?```", english.text, re.DOTALL)
    assert verbatim or command in ("!coverage", "!who muallem")
    for language in sorted(CATALOGUE):
        await speaking(language)
        shown = await chat.ada.ask(command)
        assert QUOTED.findall(shown.text) == verbatim, language
        assert re.findall(r"```(?:md|bibtex)\n.*?```", shown.text, re.DOTALL) == pasted, language


@pytest.mark.parametrize("command", COMMANDS)
async def test_from_right_to_left_references_stand_apart_from_the_words_around(chat, speaking, command):
    await speaking("ar")
    text = (await chat.ada.ask(command)).text
    assert text.count("\u2068") == text.count("\u2069") > 0
    assert ARABIC.search(text)
    for line in text.splitlines():
        outside = line
        while ISOLATED.search(outside):
            outside = ISOLATED.sub("", outside)
        if ARABIC.search(outside) and not line.startswith(">"):
            # Words of the corpus, on how a day was found or a name was matched, stand in lines of their own.
            assert not re.search(r"\b[AQEFW]\d+\b|https?://", outside), line


async def test_every_reading_command_answers_in_every_language(chat, speaking):
    broke = {words["error.broke"] for words in CATALOGUE.values()}
    for language in sorted(CATALOGUE):
        await speaking(language)
        for command in (
            "!help",
            "!about",
            "!new",
            "!coverage Syria",
            "!figures zzz",
            "!source",
            "!quote zzz",
            "!why W9",
        ):
            text = (await chat.ada.ask(command)).text
            assert text
            assert not any(words in text for words in broke), (language, command)


async def test_a_reply_finds_the_answer_again_in_every_language(chat, speaking):
    for language in sorted(CATALOGUE):
        await speaking(language)
        answer = await chat.ada.ask("!quote Putin")
        number = re.search(r"why\? (W\d+)", answer.text).group(1)
        told = await chat.ada.ask("!why", reply_to=answer)
        assert f"Why {number}" in told.text
        assert f"Why {number}" in (await chat.ada.ask("!why", reply_to=told)).text
