"""Digests: scheduled posts that come once, on time, with what is new.

``schedule`` tells the moments, ``reading`` reads what people type, ``content`` composes what is posted, ``running``
says whose turn it is, and ``desk`` is where digests are set, paused and stopped.
"""
