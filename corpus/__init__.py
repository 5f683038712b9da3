"""Everything about articles: reading, keeping and answering from them. Never imports discord.

A worked example::

    from pathlib import Path

    from corpus.archive import open_archive
    from corpus.loading import load_files
    from corpus.models import SHARED

    async with open_archive(Path("news.db")) as archive:
        async for loaded in load_files(archive, [Path("article.html")]):
            print(loaded.stored or loaded.error)
        answer = await archive.ask(archive.parse("how many people had died by 2015?"), SHARED)
        for passage in answer.evidence:
            print(passage.text, passage.article.reference)

``archive`` is what front ends talk to, ``models`` what they get, ``errors`` what may go wrong. ``text`` works by
itself: ``from corpus.text import quotes; quotes.find_quotes("...")``. Nothing is imported here, so that using one
part does not load the others.
"""
