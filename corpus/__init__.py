"""Everything about articles. Never imports discord."""
