"""Machines, speech, espeak-ng, tongues: who speaks the languages besides those in `recipes`, one or two people each.

A row is what the library calls the language, its BCP 47 tag, its name in English, and the people: a name and f or m.
A person once named here stays for ever; casts remember the ids made of these names.
"""

from __future__ import annotations

PEOPLE = """
af|af|Afrikaans|Annelie f
am|am|Amharic|Tadesse m
an|an|Aragonese|Chorche m
ar|ar|Arabic|Yusuf m,Layla f
as|as|Assamese|Bhaskar m
az|az|Azerbaijani|Leyla f
ba|ba|Bashkir|Azamat m
be|be|Belarusian|Alesya f
bg|bg|Bulgarian|Dimitar m,Rositsa f
bn|bn|Bengali|Ananya f,Subir m
bpy|bpy|Bishnupriya|Brajendra m
bs|bs|Bosnian|Emina f
ca|ca|Catalan|Jordi m,Montserrat f
ca-ba|ca-x-balear|Catalan of the Balearic Islands|Margalida f
ca-nw|ca-x-nordoccidental|North-western Catalan|Ramon m
ca-va|ca-valencia|Valencian|Vicent m
chr|chr|Cherokee|Ahyoka f
cmn|zh-CN|Mandarin Chinese|Wei m,Mei f
cs|cs|Czech|Tomas m,Eliska f
cv|cv|Chuvash|Narspi f
cy|cy|Welsh|Rhiannon f
da|da|Danish|Mads m,Freja f
el|el|Greek|Nikos m,Eleni f
eo|eo|Esperanto|Ludoviko m
es-419|es-419|Latin American Spanish|Ximena f,Andres m
et|et|Estonian|Kaarel m
eu|eu|Basque|Ainhoa f
fa|fa|Persian|Dariush m,Shirin f
fi|fi|Finnish|Eino m,Aino f
fr-be|fr-BE|Belgian French|Amelie f
fr-ch|fr-CH|Swiss French|Blaise m
ga|ga|Irish|Aoife f
gd|gd|Scottish Gaelic|Iain m
gn|gn|Guarani|Arami f
grc|grc|Ancient Greek|Theano f
gu|gu|Gujarati|Hetal f
hak|hak|Hakka Chinese|Moi f
haw|haw|Hawaiian|Kalani m
he|he|Hebrew|Tamar f,Noam m
hi|hi|Hindi|Arjun m,Kavita f
hr|hr|Croatian|Ivana f
ht|ht|Haitian Creole|Mirlande f
hu|hu|Hungarian|Bence m,Reka f
hy|hy|Eastern Armenian|Anahit f
hyw|hyw|Western Armenian|Hagop m
ia|ia|Interlingua|Julia f
id|id|Indonesian|Budi m,Sari f
io|io|Ido|Luiso m
is|is|Icelandic|Sigrun f
ja|ja|Japanese|Haruto m,Sakura f
jbo|jbo|Lojban|Alis f
ka|ka|Georgian|Nino f
kk|kk|Kazakh|Aisulu f
kl|kl|Greenlandic|Nivi f
kn|kn|Kannada|Kavya f
ko|ko|Korean|Minjun m,Jiwoo f
kok|kok|Konkani|Sulekha f
ku|ku|Kurdish|Berivan f
ky|ky|Kyrgyz|Manas m
la|la|Latin|Marcus m
lb|lb|Luxembourgish|Josiane f
lfn|lfn|Lingua Franca Nova|Jorj m
lt|lt|Lithuanian|Rasa f
ltg|ltg|Latgalian|Jezups m
lv|lv|Latvian|Janis m
mi|mi|Maori|Aroha f
mk|mk|Macedonian|Vesna f
ml|ml|Malayalam|Sreeja f
mr|mr|Marathi|Vithal m
ms|ms|Malay|Aishah f
mt|mt|Maltese|Ganni m
mto|mto|Totontepec Mixe|Floriberto m
my|my|Burmese|Thiri f
nb|nb|Norwegian|Sverre m,Ingrid f
nci|nci|Classical Nahuatl|Xochitl f
ne|ne|Nepali|Bishal m
nog|nog|Nogai|Asiyat f
om|om|Oromo|Tolosa m
or|or|Odia|Subhadra f
pa|pa|Punjabi|Harjit m
pap|pap|Papiamento|Nydia f
piqd|tlh|Klingon|Torgh m
pt|pt-PT|European Portuguese|Duarte m,Leonor f
py|art-x-pyash|Pyash|Logan m
qdb|art-x-belta|Lang Belta|Sasha f
qu|qu|Quechua|Amaru m
quc|quc|K'iche'|Ixkik f
qya|qya|Quenya|Elerina f
ro|ro|Romanian|Andrei m,Ilinca f
ru|ru|Russian|Dmitri m,Vera f
ru-cl|ru-x-classic|Russian of the old stage|Arseny m
ru-lv|ru-LV|Russian of Latvia|Ludmila f
sd|sd|Sindhi|Sassui f
shn|shn|Shan|Hseng m
si|si|Sinhala|Nimal m
sjn|sjn|Sindarin|Faelon m
sk|sk|Slovak|Zuzana f
sl|sl|Slovenian|Matija m
smj|smj|Lule Sami|Biera m
sq|sq|Albanian|Agim m
sr|sr|Serbian|Milos m
sw|sw|Swahili|Baraka m
ta|ta|Tamil|Kumaran m
te|te|Telugu|Padma f
th|th|Thai|Malee f
ti|ti|Tigrinya|Selam f
tk|tk|Turkmen|Merdan m
tn|tn|Setswana|Naledi f
tr|tr|Turkish|Emre m,Defne f
tt|tt|Tatar|Alsu f
ug|ug|Uyghur|Perhat m
uk|uk|Ukrainian|Taras m,Oksana f
ur|ur|Urdu|Faiz m
uz|uz|Uzbek|Jasur m
vi|vi|Vietnamese|Minh m,Linh f
vi-vn-x-central|vi-VN-x-central|Central Vietnamese|Thao f
vi-vn-x-south|vi-VN-x-south|Southern Vietnamese|Tuan m
yue|yue|Cantonese|Kaming m,Wing f
"""
MEN = (("miguel", "warm and even"), ("edward2", "measured"))
WOMEN = (("steph", "clear and calm"), ("belinda", "bright"))

LIVELIER = {"Haruto": ("miguel", "measured"), "Sakura": ("Annie", "bright"), "Linh": ("Annie", "clear and calm")}
"""The library's melody of some languages is so flat that it takes a variant which moves further."""


def rows() -> tuple[tuple[str, str, str, str, str, str], ...]:
    """The library's language, the tag, name, gender (f or m), variant and character note of every person, in a fixed order."""
    made = []
    for place, line in enumerate(PEOPLE.strip().splitlines()):
        speaker, tag, tongue, people = line.split("|")
        for person in people.split(","):
            name, gender = person.split()
            variant, note = LIVELIER.get(name) or (MEN if gender == "m" else WOMEN)[place % 2]
            made.append((speaker, tag, name, gender, variant, f"{tongue}, {note}"))
    return tuple(made)
