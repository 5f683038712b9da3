"""The database schema as numbered SQL scripts, applied in order."""
