"""Table read, spoken words, short forms: abbreviations, symbols, months and money, each with its words; pure."""

from __future__ import annotations

ALWAYS = {
    "dr.": "Doctor", "mr.": "Mister", "mrs.": "Missus", "mr": "Mister", "mrs": "Missus", "dr": "Doctor", "ms.": "Miz", "ms": "Miz",
    "prof.": "Professor", "prof": "Professor", "e.g.": "for example", "eg.": "for example", "i.e.": "that is", "ie.": "that is",
    "etc.": "et cetera", "etc": "et cetera", "approx.": "approximately", "approx": "approximately", "vs.": "versus", "vs": "versus",
    "cllr": "Councillor", "cllr.": "Councillor", "capt.": "Captain", "capt": "Captain", "col.": "Colonel", "lt.": "Lieutenant", "sgt.": "Sergeant",
    "gov.": "Governor", "sen.": "Senator", "rev.": "Reverend", "hon.": "Honourable", "jr.": "Junior", "jr": "Junior", "sr.": "Senior",
    "ltd.": "Limited", "ltd": "Limited", "inc.": "Incorporated", "corp.": "Corporation", "dept.": "department", "govt.": "government",
    "al.": "others", "cf.": "compare", "viz.": "namely", "mt.": "Mount", "ave.": "Avenue", "blvd.": "Boulevard", "rd.": "Road",
    "p.a.": "per annum", "p.a": "per annum",
    "a.m.": "ay M", "p.m.": "P M", "b.c.": "B C", "a.d.": "ay D", "ph.d.": "P H D", "phd": "P H D", "w/": "with", "w/o": "without",
    "ok": "okay", "o.k.": "okay", "resp.": "respectively", "incl.": "including", "excl.": "excluding", "max.": "maximum",
    "avg.": "average", "a.k.a.": "also known as", "aka": "also known as", "misc.": "miscellaneous", "esp.": "especially", "n.b.": "note",
    "ff.": "and following", "sq": "square",
}  # fmt: skip
BEFORE_FIGURES = {
    "no.": "number", "no": None, "nos.": "numbers", "nr.": "number", "fig.": "figure", "figs.": "figures", "eq.": "equation", "sec.": "section",
    "ch.": "chapter", "p.": "page", "pp.": "pages", "vol.": "volume", "c.": "around", "ca.": "around", "ca": "around", "est.": "established",
    "art.": "article", "para.": "paragraph", "tel.": "telephone", "ref.": "reference", "cap.": "chapter", "ver.": "version", "v.": "version", "§": "section",
    "b.": "born", "d.": "died", "r.": "reigned",
}  # fmt: skip
SYMBOLS = {
    "&": "and", "+": "plus", "=": "equals", "±": "plus or minus", "~": "about", "≈": "about", "<": "less than", ">": "more than",
    "≥": "at least", "≤": "at most", "×": "by", "÷": "divided by", "§": "section", "@": "at", "%": "percent", "‰": "per mille",
    "→": "to", "->": "to", "=>": "to", "°": "degrees", "#": "number", "/": "or", "−": "minus", "€": "euros", "£": "pounds", "$": "dollars",
}  # fmt: skip
PREFIXES = {
    "~": "about", "≈": "about", "<": "less than", ">": "more than", "≥": "at least", "≤": "at most", "±": "plus or minus", "#": "number",
    "§": "section", "×": "times", "–": "minus",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = {month[:3].lower(): month for month in MONTHS} | {"sept": "September"}
MAGNITUDES = {
    "k": "thousand", "m": "million", "mn": "million", "mio": "million", "bn": "billion", "b": "billion", "tn": "trillion", "trn": "trillion",
}  # fmt: skip
MAGNITUDE_WORDS = frozenset({"thousand", "million", "billion", "trillion", "hundred"})
MONEY = {
    "£": ("pound", "pence"), "€": ("euro", "cents"), "$": ("dollar", "cents"), "US$": ("US dollar", "cents"), "¥": ("yen", ""),
    "GBP": ("pound", "pence"), "EUR": ("euro", "cents"), "USD": ("US dollar", "cents"), "CHF": ("Swiss franc", "centimes"),
    "¢": ("cent", ""), "A$": ("Australian dollar", "cents"), "C$": ("Canadian dollar", "cents"), "₹": ("rupee", "paise"),
}  # fmt: skip
BEFORE_ROMAN = frozenset(
    "chapter part act scene section volume book phase type class article title appendix war table figure annex level stage "
    "category group grade schedule paragraph zone mark tier".split()
)
MONARCHS = frozenset(
    "henry george edward charles louis elizabeth william james richard philip pius paul benedict gregory frederick "
    "napoleon otto ferdinand carlos alexander nicholas catherine mary victoria leo innocent clement urban "
    "john sixtus alfonso philippe umberto ivan christian gustav karl wilhelm friedrich ludwig heinrich".split()
)
SAID_ACRONYMS = frozenset(
    "NASA NATO UNESCO UNICEF OPEC AIDS COVID LASER RADAR SONAR SCUBA GIF JPEG RAM PIN SIM FIFA UEFA OSHA NOAA CERN ASEAN "
    "MOMA SWAT DEFRA OFGEM OFWAT BREXIT WIFI CAPTCHA LIDAR SCADA HVAC".split()
) - {"HVAC"}
SPELLED_ANYWAY = frozenset(
    "AIDA UUID GUID URI URIS USA UAE EIA IEA IEEE IAEA ISO UEA IOU AOC EPA EU UK US UN AI IT IP API IoT DIY FAQ CEO CFO OECD".split()
) - {"IT"}
SMALL_WORDS = frozenset(
    "IN ON OF TO IT IS NO SO WE BE BY AS AT AN OR IF DO GO UP MY HE ME HIM HER HIS THE AND NOT FOR ALL BUT NOW YES ARE WAS HAS HAD "
    "CAN DID NEW OLD OUR OUT ONE TWO TEN WHO WHY HOW ANY MAY LET GET GOT SEE SAY DAY WAY MAN MEN SHE YOU ITS TOO OWN OFF END SET "
    "SIX BIG LOW RED SEA TOP BAD ASK ADD USE PUT RUN WIN CUT EAT OH AH MILL LIVE STOP".split()
)
