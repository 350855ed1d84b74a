"""Machines, readers, web, hints: what the names of a page's parts, and its short phrases, give away; pure."""

from __future__ import annotations

import re

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
EXEMPT = re.compile(r"(?<![a-z])(?:has|no|with|without|is|js|supports|enable[ds]?|hide|show)-[a-z-]+")


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(words.split())})(?![a-z])")


# Whatever carries these names is no part of the text, however much it holds.
NEVER = _any(
    "cookies? cookie-?(?:notice|banner|bar|consent|message|law|hinweis)[a-z]* cookiehinweis consent gdpr cmp "
    "onetrust comments? comment-?(?:list|section|area|respond)[a-z]* "
    "kommentare? commentaires? comentarios? disqus[a-z]* discussions? respond taboola outbrain "
    "paywall-?(?:barrier|overlay|prompt|banner|message|box) regwall "
    "barrier infinite-scroll-next article--next visually-hidden sr-only screen-reader(?:-text)? noprint offscreen "
    "mw-editsection editsection "
    "pagenum page-?num(?:ber)? headerlink linenos print-only"
)
# Whatever carries these is passed over, unless it turns out to hold most of the page.
RARELY = _any(
    "share sharing sharebar share-?(?:bar|buttons?|links?|this|tools?) sharedaddy social[a-z]* redes addtoany ufi "
    "post-ufi related[a-z]* recirc[a-z]* recommend[a-z]* read-?(?:more|next) "
    "also-?(?:read|like) more-?(?:from|stories|news|posts|releases|on|articles|links?) weiterlesen lire-aussi "
    "destacado up-?next next-?(?:article|story|post|up)s? prev-?next "
    "teasers? promos? promo-?[a-z]+ promoted trending popular most-?(?:read|viewed|popular) meistgelesen masleido "
    "mas-leido key-?events ads? ad-?(?:slot|unit|wrap|container|label|box)[a-z]* "
    "adv advert[a-z]* anzeigen? werbung publicidad publicite sponsor[a-z]* banner[a-z]* newsletter[a-z]* "
    "inline-newsletter subscri(?:be|ption)[a-z]* subscribe-?[a-z]+ "
    "sign-?up abonnement paywall privacy modal popup pop-up overlay lightbox breadcrumbs? wy-breadcrumbs nav navi "
    "navbar navbox navigation gnavi menu main-menu pager "
    "pagination toc table-of-contents contents-list jump(?:box|-?to[a-z-]*)? skip[a-z-]* side-?bar[a-z]* widgets? "
    "widget-area tags? tag-?list topics tagcloud taglist post-taglist "
    "catlinks categories footer[a-z]* colophon copyright legal imprint impressum disclaimer toolbar toolbox "
    "action-?(?:bar|links|buttons)? "
    "article-actions buttons? button-wrapper btn ratings? stars? votes? votecell signature postprofile profile "
    "avatar author-?(?:bio|box|card|info) about-?(?:the-)?author bio "
    "pull-?quotes? hatnote site-?notice site-?sub feedback report-problem helpful affiliate[a-z]* buy(?:-?(?:now|"
    "box|links?|buttons?))? deals? audio-?player video-?player player gallery-?controls "
    "live-?status login search[a-z]* stats? stat-block post-footer post-signature entry-footer archive-links "
    "block-share top-?links? toplink top-?nav topbar s-topbar masthead "
    "site-?(?:header|footer|nav|top) page-?(?:header|footer) headerbar footnote-back(?:ref|link)? "
    "mw-cite-backlink thumbcontrols mw-navigation mw-page-base subscribe-?on follow[a-z-]* alert-?bar "
    "donat[a-z]* print-?(?:button|link)s? email-?(?:form|signup) poll quiz event-?list anchor-?link edit-?link"
)
# Too short to mean anything inside a longer name ("margin-bottom", "text-base"), plain enough as a name of their own.
ALONE = frozenset(
    "pub labels side rail foot fuss pie base bottom hot times mehr more actions tools abo piano left-col "
    "right-col col-left left-sidebar jump legal colophon gate meter cmts sig crumbs helpful toc pager "
    "main-menu topics categories print tag-list stat player base-nav prev next".split()
)
CAPTION = _any(
    "captions? wp-caption-text thumbcaption photo-?(?:credit|caption)s? image-?(?:credit|caption)s? img-?caption "
    "legende bildunterschrift"
)
BYLINE = _any(
    "by by-?lines? author[a-z]* autor[a-z]* firma verfasser dateline date datum dates? date-?header published? "
    "publish-?date pubdate timestamp posted-?(?:on|by) (?:post|entry|article)-?(?:meta|info|date) meta metadata "
    "meta-?(?:data|info|line)? credits? story--?credits info ln doi author-?line"
)
NOTES = _any(
    "footnotes? endnotes? foot-?note-?list references? reflist ref-?list bibliography bibliographie "
    "einzelnachweise fussnoten works-?cited doc-endnotes doc-bibliography"
)
REFERENCES = re.compile(
    r"^(?:\d+\.?\s*)?(?:references?|bibliography|works cited|citations|footnotes?|end ?notes|notes and references|"
    r"literature(?: cited)?|einzelnachweise|literatur(?:verzeichnis)?|"
    r"quellen(?:angaben)?|fußnoten|références|bibliographie|notes et références|referencias|bibliografía|"
    r"riferimenti|bibliografia|note e riferimenti)\s*:?$",
    re.IGNORECASE,
)
CHROME = re.compile(
    r"^(?:share\b.{0,30}$|share (?:this|on|via)\b|subscribe\b|sign up\b|(?:read|see|watch|listen) (?:more|next|"
    r"also)\b|also read\b|don'?t miss\b|related(?: articles?| stories| posts?| links?)?\s*:?$|"
    r"you (?:may|might) also (?:like|be interested)|(?:more|most) (?:from|read|popular|viewed|stories|"
    r"on)\b.{0,60}$|up next\b|recommended(?: for you)?\s*:?$|advertisements?$|anzeige$|publicité$|publicidad$|"
    r"follow us\b|accept (?:all|cookies)|we use cookies|(?:this|our) (?:site|website) uses cookies|all rights "
    r"reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|"
    r"©|\(c\) ?\d{4}|copyright\b|image:|photo(?:graph)?(?:s|y)?(?: by|:)|picture:|click here\b|comments? "
    r"?\(?\d*\)?$|\d+ (?:comments?|shares|views|likes|answers?)$|leave a (?:comment|reply)|"
    r"posted (?:by|in|on)\b|filed under\b|tagged\b|tags?:|labels:|categor(?:y|ies):|topics?:|previous (?:post|"
    r"article|chapter)|next (?:post|article|chapter)|back to top|skip to\b|print(?: this)?(?: page| article)?$|"
    r"post reply|reply$|jump to\b|load more\b|show more\b|view (?:comments|all)\b|was this (?:page|article) "
    r"(?:useful|helpful)|your email address will not|required fields|live updates have|"
    r"sort(?:ed)? by\b.{0,40}$|you are (?:receiving this|visitor)|.{0,40}view (?:it|this (?:e?mail|message)) (?:in|online)|"
    r".{0,60}\bunsubscribe\b|this page (?:is )?best viewed|last (?:updated|modified|edited)\b|webmaster\b|"
    r"this page was last edited|powered by\b|das könnte (?:sie|dich) auch|mehr zum thema|lesen sie auch|lire "
    r"aussi|à lire aussi|lea también|lo más leído|le più lette|leggi anche|lees ook|läs också|"
    r"this (?:post|article) (?:may )?contains? affiliate|.{0,40}we (?:may|might) earn (?:a )?commission|if you "
    r"buy something|enable javascript|"
    r"(?:please )?(?:turn on|enable) javascript|already a subscriber|to (?:read|continue reading) (?:the full|"
    r"this)|subscribe to (?:read|continue)|start your free trial|sponsored\b.{0,40}$|"
    r"by (?:clicking|signing|posting|continuing)\b.{0,80}\b(?:agree|accept)|you(?:'ve| have) (?:read|reached|used)\b.{0,40}\barticles?\b|"
    r"(?:keep|continue) reading (?:for|with|by)\b|(?:asked|answered|edited|modified|viewed) (?:\d|[a-z]{3,9} \d).{0,60}$|"
    r".{0,30}\b(?:newest|oldest) first$|your (?:answer|comment|reply)$|[【\[［](?:pr|ad|広告|提供)[】\]］]|"
    r"version imprimable|imprimer$|drucken$|teilen$|compartir$|转载|版权所有|無断転載|все права защищены|جميع الحقوق محفوظة)",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"^(?:this (?:article|story|page|post) (?:was|has been) (?:amended|updated|corrected|changed)|correction\b)",
    re.IGNORECASE,
)
BY = re.compile(
    r"^(?:(?:written |words |posted |story |interview )?by|interview|von|par|por|di|door|av|af|текст|"
    r"作者)(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
MOMENT = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zé]*\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|"
    r"sat(?:ur)?|sun)(?:day)?\b|\b(?:am|pm|gmt|utc|bst|est|cet|uhr|updated|published|on|at|min(?:utes?)? read|ago)\b|"
    r"\d+|[年月日时時分]",
    re.IGNORECASE,
)


STAMPED = re.compile(r"^\d{1,2}[:.h]\d\d\b|^\d{1,2}[:.h]\d\d(?=[A-Z])")
"""The time of day that an entry of a list of news begins with."""
TRAIL = re.compile(r"\s+[/›»>→·|]\s+")
"""What stands between the steps of the way to a page."""
TONGUE_OF_CODE = re.compile(r"^[a-z][a-z0-9+#.-]{0,11}$")


def named(element_names: str) -> str:
    """Class, id and role of an element in the form the hints are looked for in."""
    return EXEMPT.sub(" ", CAMEL.sub("-", element_names).lower().replace("_", "-"))


def is_around(names: str) -> bool:
    """Whether a part with these names stands around the text more often than in it."""
    return bool(RARELY.search(names)) or not ALONE.isdisjoint(names.split())


def is_moment(text: str) -> bool:
    """Whether a short text says nothing but when."""
    has_digits = any(letter.isdigit() for letter in text)
    return len(text) <= 60 and has_digits and sum(map(str.isalpha, MOMENT.sub("", text))) < 4
