"""What people can type. A module without a leading underscore is one extension of the bot."""

# In load order; one that fails to load stops the start.
EXTENSIONS = (
    "cogs.errors",
    "cogs.ask",
    "cogs.search",
    "cogs.quote",
    "cogs.check",
    "cogs.timeline",
    "cogs.figures",
    "cogs.source",
    "cogs.why",
    "cogs.who",
    "cogs.coverage",
    "cogs.new",
    "cogs.digest",
    "cogs.add",
    "cogs.suggest",
    "cogs.settings",
    "cogs.mydata",
    "cogs.backup",
    "cogs.health",
    "cogs.sync",
    "cogs.help",
    "cogs.about",
    "cogs.audit",
    "cogs.article",
)
