"""Adding articles: what `!add`, `!article add`, `!suggest` and feeds in queue mode share.

`gathering` turns what a person gave into previews, `preview` shows them with `buttons`, `form` is what *Edit* opens,
`queue` the moderators' channel, `telling` what a suggester hears. The drafts wait in the database
(``archive.adding``), so that buttons work after a restart.
"""

from __future__ import annotations

from cogs._adding.buttons import PendingButton
from cogs._adding.preview import add
from cogs._adding.queue import NoQueueError, post_to_queue, suggest
from cogs._adding.telling import tell_outcome

__all__ = ["NoQueueError", "PendingButton", "add", "post_to_queue", "suggest", "tell_outcome"]
