"""What page furniture says: one pattern a line, each for one whole line of a page.

The patterns are the wording of news sites at large (menus, adverts, consent banners, newsletter prompts, share
bars, picture credits, comment forms, rights), none is for one site. Repetitions are bounded, so that no line
takes long. ``{network}`` and the like stand for the lists below.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LISTS = {
    "network": r"(?:facebook|twitter|instagram|whatsapp|telegram|youtube|linkedin|tiktok|threads|bluesky|google news)",
    "medium": r"(?:newsletters?|e-?mails?|inbox|alerts?|notifications?|apps?|channel|updates?|podcasts?|headlines"
    r"|stories|news|subscription|subscribe|journalism|briefing|feeds?|insights?|coverage|access|community)",
    "wire": r"(?:afp(?:/getty(?: images)?)?|ap(?: photo)?|reuters|getty(?: images)?|epa(?:-efe)?|shutterstock"
    r"|picture[ -]alliance|anadolu(?: agency)?|xinhua|tass)",
    "story": r"(?:stor(?:y|ies)|news|articles?|items?|topics?|posts?|content|reads?|reading|videos?|coverage"
    r"|headlines|links?)",
    "ago": r"(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago",
}


def _any(patterns: str) -> re.Pattern[str]:
    """Compile a pattern that matches what one of the lines of ``patterns`` matches, in any case."""
    for name, expression in _LISTS.items():
        patterns = patterns.replace("{" + name + "}", expression)
    lines = [line.strip() for line in patterns.splitlines() if line.strip() and not line.strip().startswith("##")]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)


class Mention(NamedTuple):
    """A pattern for lines that mention something anywhere.

    Trying it takes ten times as long as one that begins with its words, so it is tried on few lines.

    Args:
        words: in lower case; a line without any of them does not match.
        pattern: for the whole line.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """Match ``line`` as a whole."""
        low = line.casefold()
        return self.pattern.fullmatch(line) if any(word in low for word in self.words) else None


FURNITURE = _any(r"""
    ## Ways around the page
    (?:\d{1,2}[.)]\s)?(?:skip|jump|go) to (?:the )?(?:more |main |primary |page |site )?(?:content|nav|footer).{0,20}
    (?:\d{1,2}[.)]\s)?(?:skip|jump|go) to (?:the )?(?:main |site )?(?:menu|search|header|article|index|comments)
    (?:\d{1,2}[.)]\s)?(?:skip|jump) to .{1,40} (?:sites|menu|navigation)
    (?:\d{1,2}[.)]\s)?(?:go )?back to (?:the )?(?:top|home|main page|homepage|news|previous page)
    (?:main |site |open |close |toggle |show |hide |mobile )?(?:menu|navigation|search|sidebar)(?: menu)?
    more .{2,40} sites
    home|home ?page|close|next|previous|loading[.… ]*|log ?in|log ?out|sign ?(?:in|up|out)|register|my account
    accept(?: all)?|reject(?: all)?|ok|got it!?|manage (?:options|preferences|cookies)|expand|dismiss
    show (?:more|less|all)|load more|view (?:all|more)|see (?:all|more)|learn more|find out more
    click (?:here|to expand).{0,60}|read full (?:article|story)
    view (?:this )?(?:image|gallery).{0,30}|open image in gallery|image \d+ of \d+|enlarge(?: this)? image
    (?:toggle|hide|show|view) caption|full ?screen|unmute|now playing|duration:? \d.{0,20}
    play(?: video)?|watch (?:now|live)|live (?:now|tv|stream)|video (?:player is )?loading.{0,20}
    end of (?:list|.{0,30}carousel)|list (?:\d+ )?of \d+(?: items)?|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d
    (?:you are here:?\s)?home\s?[>›»/|]\s?.{1,200}
    [\w&'-]{2,30}(?: [\w&'-]{2,30}){0,3}(?:\s?[>›»]\s?[\w&'-]{2,30}(?: [\w&'-]{2,30}){0,3}){2,6}
    ## Advertising
    \W{0,6}(?:advertisements?|advertising|adverti[sz]ement feature|ad|ads by .{1,30})(?:\s?[-–—].{1,40})?\W{0,6}
    \W{0,6}(?:sponsored(?: content| by.{1,40})?|promoted(?: content)?|paid (?:content|post))\W{0,6}
    \W{0,6}(?:story|article) continues (?:below|after).{0,40}
    \W{0,6}(?:continue reading.{0,60}|scroll (?:down )?(?:to|for) .{1,40}|remove ads|report (?:this )?ad)\W{0,6}
    ## Cookies and consent
    (?:we|this (?:web)?site|our (?:web)?sites?|we and our .{0,30}partners) uses? (?:.{0,60} )?cookies?\b.{0,500}
    (?:we|this (?:web)?site|our (?:web)?sites?|we and our .{0,30}partners) stores? .{0,60}\bcookies?\b.{0,500}
    \S{2,40}\.(?:com|org|net) uses cookies\b.{0,500}
    by (?:continuing|clicking|using|browsing|closing|accepting)\b.{0,120}\byou (?:agree|accept|consent)\b.{0,300}
    by (?:subscribing|signing up|submitting|registering)\b.{0,120}\byou (?:agree|accept|consent)\b.{0,300}
    if you (?:continue|click|use)\b.{0,120}\b(?:cookies|you agree|you accept|you consent)\b.{0,300}
    (?:we (?:value|respect|care about) your privacy|your privacy(?: matters| is important.{0,40}| choices)?).{0,60}
    (?:cookies?|privacy|consent)(?: and \w+)? (?:settings|policy|preferences|notice|choices|banner)
    (?:terms (?:of (?:use|service)|(?:and|&) conditions)|privacy policy|do not sell my.{0,40})(?: ?[|•·] ?.{0,200})?
    ## Newsletters, subscriptions and following
    (?:please )?(?:sign ?up|subscribe|register)(?:\W{0,3}|[!.:] .{0,200})
    (?:[^.:]{3,60}: ?)?(?:please )?(?:sign ?up|subscribe|register) (?:now|today|here|free)\b.{0,200}
    (?:please )?(?:sign ?up|subscribe|register) (?:to|for)\b.{0,160}\b{medium}\b.{0,160}
    (?:please )?(?:sign ?up|subscribe|register) (?:to|for) (?:our|us|my|(?-i:[A-Z])\S{1,30})\b.{0,200}
    (?:please )?(?:join|follow|like|support|contact|visit|find) us(?:\W{0,3}| (?:on|at|via|by|today|now)\b.{0,160})
    (?:please )?(?:join|follow|like|support|visit|find) our\b.{0,60}\b(?:{medium}|page|group|work|coverage)\b.{0,160}
    (?:please )?join the (?:conversation|discussion|debate)\b.{0,160}
    (?:please )?follow (?:@|[^.]{1,60} on {network}\b).{0,100}
    (?:please )?join .{0,60}\b(?:newsletter|mailing list|channel)\b.{0,60}
    (?:get|receive|read|try) (?:our|unlimited|breaking news|daily|(?:all )?the latest)\b.{0,120}\b{medium}\b.{0,100}
    (?:get|receive) .{0,80}\b(?:delivered|straight|direct(?:ly)?) (?:to|in|into) your\b.{0,100}
    (?:get|download|try) (?:the|our) (?:\S{1,20} ){0,4}apps?\b.{0,60}
    (?:stay|keep) (?:informed|up.to.date|updated|tuned|connected|in touch)(?:[!.] .{0,160}|\W{0,3})
    (?:stay|keep) (?:informed|up.to.date|updated) (?:with|on) (?:our|us|the latest|[^.]{0,60}newsletters?).{0,160}
    (?:don['’]?t|do not|never) miss (?:an?|our|out)\b.{0,120}
    for (?:the|more|all the) (?:latest|breaking|up).{0,60}\b(?:follow|visit|subscribe|download|sign up|join)\b.{0,120}
    for more (?:news|stories|information|on this)\b.{0,60}\b(?:follow|visit|click|see|go to)\b.{0,120}
    want more\b.{0,60}\?|want (?:more|to)\b.{0,80}\?.{0,40}\b(?:sign up|subscribe|follow|join|click)\b.{0,120}
    (?:enter )?your (?:e-?mail|name)(?: address)?(?: here)?\s?\*?
    (?:e-?mail(?: address)?|name|website|comment|message|(?:first|last) name|captcha)\s?(?:\*|\(required\)).{0,40}
    support (?:our|local|independent|quality) journalism\b.{0,120}
    thank(?:s| you) for (?:reading|signing up|subscribing|your support|registering|supporting our)\b.{0,120}
    you(?: have|['’]ve) (?:reached|read) (?:your|all).{0,60}(?:limit|articles?)\b.{0,60}
    already (?:a subscriber|a member|registered|have an account)\?.{0,60}
    this (?:content|article) is (?:only )?(?:available to|for) (?:subscribers|members)\b.{0,60}
    (?:\S{1,20} ){0,4}newsletters?
    ## Times that tell nothing, and reading aids
    (?:(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?\W{0,3})?(?:about )?(?:an?|\d{1,3}) ?{ago}
    (?:last )?(?:updated|modified)(?: at| on)?\W{0,3}[\d:.apm ,]{1,20}(?:\s[A-Z]{2,4})?
    (?:last )?(?:updated|modified)\s?: .{1,40}
    (?:reading time:? .{0,20}|(?:about )?\d{1,3}[ -]?min(?:ute)?s?(?: read| to read| listen)?)
    listen(?: to this (?:article|story).{0,40})?|(?:this |the )?audio (?:is|was) .{0,20}generated.{0,60}
    text size|font size|a[+-]|resize font.{0,20}
    \d[\d,.]{0,8}[km]?\s?(?:shares?|views?|likes?|reads?|reactions?|followers?)
    (?:share|save|print|tweet|gift)(?: this| full)?(?: article| story| post| page)?(?: (?:on|via|with|to) .{1,60})?
    (?:link copied|copy link|copied to clipboard)[.!]?
    ## Comment forms
    your e-?mail address will not be published.{0,80}|required fields are marked.{0,10}
    save my name.{0,100}|notify me of .{0,80}|this site uses akismet.{0,120}|learn how your comment data.{0,60}
    (?:you must be )?logged in to (?:post|leave|comment|reply).{0,40}|log ?in to (?:comment|reply|leave).{0,40}
    you must .{0,40}to (?:post|leave) a comment.{0,20}
    (?:all )?comments are (?:closed|moderated|subject to|welcome)\b.{0,120}
    (?:no comments yet|be the first to comment).{0,40}|cancel reply
    i['’]?m not a robot|(?:please )?(?:solve|enter|type) the (?:captcha|characters|code|sum)\b.{0,60}
    (?:\w{1,12}\s?[+×x*−-]\s?){1,3}\w{1,12}\s?=\s?(?:[?_]{0,3}|\*)?
    ## Rights
    (?:copyright\b.{0,5}|©|\(c\)|all (?:content|rights|material)\b)\s?.{0,60}\b(?:\d{4}|reserved)\b.{0,300}
    this (?:material|article|content) may not be (?:published|reproduced|copied|broadcast|reprinted)\b.{0,200}
    ## Nothing but an address, a handle, tags or marks
    https?://\S{1,600}|www\.\S{1,300}|\S{1,60}@\S{1,60}\.\w{2,10}|@\w{1,30}|#\w{1,40}(?:[\s,]+#\w{1,40}){0,20}
    (?:tags|topics|filed under|keywords|categories|posted in|tagged)\s?[:|].{1,300}
    [\W_]{1,40}
""")

FURNITURE_MENTION = Mention(
    ("newsletter", "inbox", "subscriber", "all rights reserved"),
    _any(r"""
    .{0,400}\b(?:newsletters?|inbox|subscribers?)\b.{0,160}\b(?:sign up|subscribe)\b.{0,20}\b(?:here|now)\b.{0,100}
    .{0,200}\b(?:sign up|subscribe)\b.{0,20}\b(?:here|now)\b.{0,160}\b(?:newsletters?|inbox|subscribers?)\b.{0,100}
    [^.]{0,120}\ball rights reserved\b.{0,200}
"""),
)

LINK = re.compile(
    r"""[\[(>»•·*▶►➤–-]{0,3}\s?(?:
        (?i:read(?:\smore|\salso|\snext|\sthis|\son|\snow)?|also\sread|watch(?:\smore|\salso|\snow|\slive)?|listen
          |see\salso|see\smore|related(?:\s(?:article|articles|story|stories|news|coverage))?|more|more\son\sthis
          |don['’]t\smiss|in\spictures|must\sread|you\smay\slike|recommended|further\sreading|click\shere)\s?[:|»>]
      | (?:READ|WATCH|LISTEN|READ\sMORE|READ\sALSO|RELATED|SEE\sALSO|VIDEO|MORE)\s?[|»>–—-]
    )\s?\S.{0,300}""",
    re.VERBOSE,
)
"""A link to another article or film, with its label."""

GENRE = re.compile(
    r"""[\[(>»•·*▶►➤-]{0,3}\s?(?:OPINION|ANALYSIS|EXPLAINER|EXPLAINED|VIDEO|PHOTOS?|GALLERY|PODCAST|INTERACTIVE
    |FACTBOX|TIMELINE|EXCLUSIVE|INTERVIEW|PROFILE|REVIEW|LIVE|BACKGROUND|FEATURE|SPECIAL\sREPORT|IN\sDEPTH|BLOG
    |COMMENT)\s?[:|]\s?\S.{0,200}""",
    re.VERBOSE,
)
"""A headline with its genre, as links have it, and articles themselves."""

WIDGET = _any(r"""
    (?:related|recommended|trending|popular|latest|similar|further|must|other|more|top|most) {story}
    (?:related|recommended|trending|popular)(?: (?:now|today|this week|for you|by .{1,30}|in .{1,30}))?\s?:?
    (?:more|latest|top) {story} (?:from|on|about|in) .{1,50}
    (?:most|trending|also|latest|top|editor['’]s) (?:{story} )?(?:on|in) .{1,40}
    most (?:read|viewed|popular|shared|commented|watched|discussed|recent)(?: .{1,30})?
    more (?:from|on|about) .{1,50}
    you (?:may|might|will|could) also (?:like|be interested in|enjoy)|what to read next|up next|see also|keep reading
    read (?:next|more|also|on)|recommended for you|related (?:to this story|internet links)|on the same subject
    editor['’]?s['’]? (?:picks?|choice)|elsewhere on .{1,40}|(?:from )?around the web|from our partners|from the web
    in this (?:article|story)|don['’]t miss|explore more|tags|topics|in case you missed it|in pictures
    latest from .{1,40}|promoted stories
""")
"""The heading over a list of links."""

END = _any(r"""
    (?:leave|post|write|add|submit|make) (?:a|your) (?:reply|comment|response)\b.{0,40}
    (?:\d{1,5} )?(?:comments?|replies|responses)(?: \(\d{1,5}\))?:?|comments? \d{1,5}
    (?:view|show|load|read|see|join)(?: the| all| more| \d+)? (?:comments|discussion|debate)(?: \(\d{1,5}\))?
    (?:reader|user|facebook) comments|have your say|\d{1,4} thoughts? on .{1,120}
""")
"""The heading over what readers wrote."""

SHARE_WORDS = frozenset(
    """share tweet email e-mail mail print facebook twitter x whatsapp telegram linkedin reddit pinterest instagram
    messenger flipboard pocket copy link save bookmark youtube viber vk tumblr threads bluesky mastodon via on more
    shares pin it comment rss line skype sms""".split()
)
"""A line of these words only is a share bar."""

CREDIT = _any(r"""
    (?:image|photo|photos|photograph|photography|picture|pic|credit|foto|illustration|infographic|graphic)\s?[:©].{1,200}
    (?:image|photo|picture) (?:source|copyright|credit|credits|courtesy(?: of)?)\s?[:©]?\s.{1,100}
    photo(?:graph)?s? (?:by|via) [^.]{1,100}
    (?:©|\(c\)|getty images)\s?[^.\d]{0,60}
    [^\s.][^.!?]{0,50}\s?/\s?{wire}
    {wire}\s?[/|]\s?[^.!?]{2,60}
""")
"""Who made a picture."""

CAPTION = _any(r"""
    (?:image|media|photo|video) caption[:,]?\s.{1,400}
    (?:caption|file photo|file picture|pictured)\s?:\s.{1,400}
""")
"""A caption that says that it is one."""

PICTURE = re.compile(
    r"""\b(?:photos?|images?|pictures?|getty|file|agency|handout|press\soffice|courtesy|screen\s?(?:shot|grab)
    |picture[ -]alliance|credit|shutterstock|wikimedia|photographer)\b|\w/\w""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands in the brackets behind a caption."""

PICTURE_FIRST = re.compile(
    r"(?:file )?(?:photo|image|picture|credit|screen ?(?:shot|grab)|getty|handout|courtesy)", re.IGNORECASE
)
"""What such brackets begin with even behind a whole sentence."""

PICTURE_TAIL = re.compile(
    r""".{10,400}[\s.](?:(?i:(?:photo(?:graph)?s?|image|picture|credit)\s?(?:by\s|:|credit:|courtesy\s))
    |(?:REUTERS|AFP|EPA|AP\sPhoto|Getty\sImages)\s?/|©)\s?[^.!?]{2,80}""",
    re.VERBOSE,
)
"""A caption with its credit behind it, without brackets."""

NOTICE = _any(r"""
    (?:the )?(?:views|opinions)(?: and opinions)? (?:expressed|in this)\b.{0,300}
    this (?:article|story|report|piece|post) (?:(?:first|originally|also) )?appeared\b.{0,300}
    this (?:article|story|report|piece|post) (?:was|has been|is) (?:\w{1,12} )?(?:re)?(?:published|printed)\b.{0,300}
    this (?:article|story|report|piece|post) (?:was|has been|is) (?:\w{1,12} )?(?:translated|adapted|updated)\b.{0,200}
    \(?(?:additional |further |extra )?(?:reporting|writing|editing|research|translation) by\b.{0,300}
    \(?(?:written|edited|compiled|translated|reported|produced) by\b.{0,200}
    \(?with (?:additional |further )?(?:reporting|inputs?|files|material|contributions?) (?:by|from)\b.{0,200}
    [^.]{2,200}\bcontributed (?:reporting|to this (?:report|story|article)|from)\b.{0,120}
    our standards: .{0,120}
    (?:do you have|got|have) an? (?:tip|story|question)\b.{0,300}
    (?:send|share|tell) us your .{0,200}
    (?:e-?mail|contact|write to) (?:the (?:author|reporter|writer|editor)|us|him|her|them) (?:at|on|via)\b.{0,160}
    (?:please )?click here .{0,200}|for (?:the )?original .{0,120}
    \W{0,4}(?:ends?|30)\W{0,4}
    \(?(?:inputs? (?:by|from) |contribut(?:ing|ors?): ?).{0,200}
    (?:reach|contact|follow|e-?mail)\b.{0,80}(?:@\w|\S@\S).{0,160}|.{2,60} can be reached at .{0,200}
    [^.]{2,160}\.\s(?:reach|contact|follow|e-?mail|send) .{0,100}(?:@\w|\S@\S).{0,160}
    this (?:story|article) and headline have been updated\b.{0,200}
    a version of this (?:story|article) (?:first |originally |also )?appeared\b.{0,200}
    .{2,120} (?:made possible|supported) in part by .{0,200}
""")
"""A notice as they stand below an article."""

NOTICE_MENTION = Mention(
    ("republish", "syndication", "reproduc", "reprint", "permission", "creative commons"),
    _any(r"""
    .{0,400}\b(?:republish(?:ing)?|syndication|reproduc(?:ed|ing|tion)|reprint(?:ed)?)\b.{0,200}\bthis form\b.{0,200}
    .{0,200}\b(?:republish|reproduce|reprint) (?:this|our)\b.{0,300}
    .{0,200}\breproduction\b.{0,80}\b(?:prohibited|permission|forbidden)\b.{0,200}
    .{0,200}\bwithout (?:the )?(?:prior |express )?(?:written )?permission\b.{0,200}
    .{0,200}\bcreative commons\b.{0,300}
"""),
)
