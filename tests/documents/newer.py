"""Short documents of everyday kinds that are told in tests: a club's minutes, a letter, an interview, a page of a life."""

from __future__ import annotations

MINUTES = """HOLLIN VALE CAMERA CLUB
Minutes of the committee meeting held on Tuesday 14 October 2025 at the Reading Room, 7.30 pm

Present: J. Abara (chair), P. D. Costello (treasurer), S. Whitlock (secretary), R. Nkemelu, M. T. Fairweather
Apologies: L. Ostrander

1. Treasurer's report
The club had £1,912.40 in the current account, down from £2,655 a year ago. PDC said subscriptions had fallen because eleven members
had not renewed. RN thought a rise would drive away the younger members, of whom there were only six. MTF disagreed: people who cared
would pay £35, and those who did not would leave anyway.

2. Darkroom
Water had come through the ceiling again on 2 October and ruined two boxes of paper. MTF proposed closing the darkroom and selling the
enlargers. RN replied that he had taught nine students there since January, and that three of them had joined.
ACTION: RN to get two quotes for the roof.
"""
LETTER = """Bramhope, 3rd December

Dearest Tom and Ayesha,

Thank you for the parcel, which came on Friday rather squashed but in one piece. You asked about the house, so here is the truth. We have
decided to sell. I know you will be upset, Tom, because of the garden, but the stairs have beaten me. I came down them on my bottom twice
last week like a child. The agent came on Wednesday. She walked through every room and then told us £385,000, which is nine times what we
paid. I have started on the loft. I found a suitcase full of letters from your grandfather to a woman in Trieste. I have read three and
stopped. I think somebody ought to find out whether she lived.

With all my love,
Mum
"""
INTERVIEW = """# "You can't glue a tree": a conversation with violin maker Ruggero Tosi

*Ruggero Tosi has repaired instruments in a basement in Ghent for thirty-three years.*

**Lotte Claes: What is the first thing you do with a broken instrument?**

Ruggero Tosi: I leave it on the bench for two days. The wood has travelled and it wants to sit down.

**LC: Is good spruce really running out?**

RT: The spruce is not running out, the cold is running out. I bought 140 tops in 1996 from Val di Fiemme and I have 22 of them left.

**LC: Do you have anybody to follow you?**

RT: My daughter came for six months and went away to study insurance. I was angry for a year before I broke my wrist.
"""
LIFE = """# Tekla Wendt

Tekla Maria Wendt was a Swedish cartographer, best known for the first continuous survey of the Lapland interior.[1] She was taught
mathematics at home by her mother because the town's grammar school did not admit girls.[2][3]

Between 1884 and 1897 Wendt and a party of nine people measured 2,316 km of baseline with tapes and theodolites.[4] The Survey Office
ordered the party to return in the second winter.[citation needed] Wendt ignored the order and continued for eleven more seasons.[5]
"""
NEWS = """# Ferry stays tied up until spring

**By Katriona Bell** · 18 November 2025

The only vehicle ferry serving the island of Sanday Mor will not sail again before April, leaving 310 islanders dependent on a launch.

Orrin Marine, which runs the service, said a routine inspection in September had found cracks in both of the ramp hinges.

"We are very sorry, but we will not put cars on a ramp we do not trust," said the operations manager, Donald Rae.

The council has chartered a landing craft twice a month, at £7,400 a trip, but it cannot sail in winds above force five.

A report shows that surveyors warned of fatigue in the hinges in 2022 and advised replacing them within two years.

The island's shop has begun rationing diesel to 20 litres a household a week. A public meeting will be held on 27 November.
"""
