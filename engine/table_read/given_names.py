"""Table read, given names: which first names and titles usually belong to women or to men; pure."""

from __future__ import annotations

from engine.table_read.voices import Gender

WOMEN = frozenset(
    "beatrix nellie mara maria mary anna anne ann annie alice amelia amy agnes ada adele abigail andrea angela astrid audrey ava "
    "barbara beatrice bella beth betty bridget carla carol caroline catherine celia charlotte chloe christina "
    "christine clara claire clare constance cora daisy dana daphne dawn deborah delia diana dora doris dorothy "
    "edith eileen elaine eleanor elena eliza elizabeth ella ellen elsa elsie emily emma enid erica erin esther "
    "ethel eva eve evelyn fatima faye fiona flora florence frances freya gail gemma georgia gertrude gillian gina "
    "gladys glenys grace greta gwen gwyneth hannah harriet hazel heather heidi helen helena hilda holly ida "
    "imogen ines ingrid irene iris isabel isla isobel ivy jacqueline jane janet janice jasmine jean jennifer "
    "jenny jess jessica jill joan joanna josephine joyce judith judy julia julie june karen kate katherine "
    "kathleen katie keziah laura layla leah lena lila lily linda lisa lois lorna louise lowena lucy lydia mabel "
    "madeleine maeve maggie margaret margot marian marie marion marjorie martha matilda maud maureen maya megan "
    "melissa mercy mia michelle mildred millie miriam moira molly mona morwenna muriel myra nadia nancy naomi "
    "natalie nell nina nora noor nuala olga olive olivia oona pamela patricia pauline peggy penelope petra phoebe "
    "phyllis polly priya rachel rebecca rhona rosa rosalind rose rosemary rosie rowena ruby ruth sadie sally "
    "samantha sandra sara sarah senara sheila shirley sian sigrid silvia sonia sophia sophie stella susan susanna "
    "sybil sylvia tamsin tanya teresa tessa thea theresa tina una ursula valerie vera veronica victoria viola "
    "violet virginia wanda wendy wilhelmina willa winifred yasmin yvonne zara zoe zofia".split()
)
MEN = frozenset(
    "aaron abel adam adrian ahmed alan alasdair albert alec alexander alfred ali alistair allan ambrose andrew "
    "angus anthony anton archie arnold arthur august barnaby barry basil ben benedict benjamin bernard bert bill "
    "bob boris bram brendan brian bruce bruno callum calum cameron carl cecil cedric charles christopher clement "
    "clifford clive colin conor conrad craig cyril daniel darren david declan dennis derek desmond diego dominic "
    "donald douglas dougal duncan dylan edgar edmund eduardo edward edwin eli elias eliot emil enoch eric ernest "
    "ethan eugene evan ewan ezra felix ferdinand fergus fergal finn francis frank fred frederick gareth gary "
    "gavin geoffrey george gerald gerard gethin gilbert giles glen glyn godfrey gordon graham grant greg gregory "
    "gus guy hal hamish harold harry hassan hector henrik henry herbert herman horace howard hugh hugo humphrey "
    "ian idris igor ira isaac ivan ivor jack jacob jago james jamie jan jasper jeff jeremy jerome jim joe joel "
    "john jon jonah jonathan jose joseph joshua josiah juan julian karl keith kenneth kevin kit kurt lars "
    "laurence lawrence lee leo leon leonard leopold leslie lewis liam lionel lloyd louis luca lucas luke magnus "
    "malcolm marcus mark martin matthew maurice max merlin michael miguel miles mohammed morris nathan neil "
    "nelson nicholas nigel niall noah noel norman oliver olaf omar oscar otto owen pablo patrick paul percy "
    "perran peter philip piers ralph ramesh raymond reginald rhys richard robert robin rodney roger roland ronald "
    "rory ross rowan roy rufus rupert russell ruben samuel saul sean sebastian sidney silas simon stanley stefan "
    "stephen steven stuart tariq ted terence theodore thomas tim timothy toby tom tobias tony trevor tristan "
    "tudor tyler victor vincent viktor wallace walter warren wilfred will william yusuf zachary".split()
)
TITLES = {
    "mr": Gender.MALE, "mister": Gender.MALE, "sir": Gender.MALE, "lord": Gender.MALE, "father": Gender.MALE, "king": Gender.MALE,
    "mrs": Gender.FEMALE, "ms": Gender.FEMALE, "miss": Gender.FEMALE, "lady": Gender.FEMALE, "dame": Gender.FEMALE,
    "queen": Gender.FEMALE, "madam": Gender.FEMALE,
}  # fmt: skip
KIN = {
    "granddaughter": Gender.FEMALE, "daughter": Gender.FEMALE, "mother": Gender.FEMALE, "grandmother": Gender.FEMALE, "wife": Gender.FEMALE,
    "widow": Gender.FEMALE, "sister": Gender.FEMALE, "aunt": Gender.FEMALE, "chairwoman": Gender.FEMALE, "spokeswoman": Gender.FEMALE,
    "woman": Gender.FEMALE, "headmistress": Gender.FEMALE, "niece": Gender.FEMALE, "landlady": Gender.FEMALE,
    "grandson": Gender.MALE, "son": Gender.MALE, "grandfather": Gender.MALE, "husband": Gender.MALE, "widower": Gender.MALE,
    "brother": Gender.MALE, "uncle": Gender.MALE, "chairman": Gender.MALE, "spokesman": Gender.MALE, "man": Gender.MALE,
    "fisherman": Gender.MALE, "headmaster": Gender.MALE, "nephew": Gender.MALE, "landlord": Gender.MALE,
}  # fmt: skip
