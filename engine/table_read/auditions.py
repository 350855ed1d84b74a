"""Table read, auditions: what a voice says when somebody wants to hear it, in its own language; pure."""

from __future__ import annotations

COUNTED = "1, 2, 3, 4, 5. 6, 7, 8, 9, 10."
"""Every engine has number words for its languages, so a voice whose language has no line below counts."""

LINES = """
en|Good evening. Tonight I read to you, by the light of one small lamp. Shall we begin?
de|Guten Abend. Heute lese ich Ihnen vor, beim Licht einer kleinen Lampe. Wollen wir anfangen?
fr|Bonsoir. Ce soir, je vous lis une histoire, à la lumière d'une petite lampe. On commence ?
es|Buenas noches. Hoy les leo una historia, a la luz de una pequeña lámpara. ¿Empezamos?
it|Buonasera. Stasera vi leggo una storia, alla luce di una piccola lampada. Cominciamo?
pt|Boa noite. Hoje leio uma história, à luz de uma pequena lâmpada. Vamos começar?
nl|Goedenavond. Vanavond lees ik u voor, bij het licht van een kleine lamp. Zullen we beginnen?
pl|Dobry wieczór. Dziś przeczytam wam historię, przy świetle małej lampy. Zaczynamy?
sv|God kväll. I kväll läser jag en berättelse, i skenet av en liten lampa. Ska vi börja?
da|God aften. I aften læser jeg en historie, i lyset fra en lille lampe. Skal vi begynde?
nb|God kveld. I kveld leser jeg en historie, i lyset fra en liten lampe. Skal vi begynne?
fi|Hyvää iltaa. Tänään luen teille tarinan, pienen lampun valossa. Aloitetaanko?
is|Gott kvöld. Í kvöld les ég sögu, við ljós af litlum lampa. Eigum við að byrja?
et|Tere õhtust. Täna loen ma teile ühe loo, väikese lambi valgel. Kas alustame?
lv|Labvakar. Šovakar es lasu jums stāstu, mazas lampas gaismā. Vai sākam?
lt|Labas vakaras. Šiandien skaitau jums istoriją, mažos lempos šviesoje. Ar pradedame?
cs|Dobrý večer. Dnes vám čtu příběh, ve světle malé lampy. Začneme?
sk|Dobrý večer. Dnes vám čítam príbeh, vo svetle malej lampy. Začneme?
sl|Dober večer. Danes vam berem zgodbo, ob luči majhne svetilke. Začnemo?
hr|Dobra večer. Danas vam čitam priču, uz svjetlo male svjetiljke. Počinjemo?
bs|Dobro veče. Danas vam čitam priču, uz svjetlo male lampe. Počinjemo?
sr|Добро вече. Данас вам читам причу, уз светло мале лампе. Почињемо?
mk|Добра вечер. Денес ви читам приказна, на светлина од мала ламба. Почнуваме?
bg|Добър вечер. Днес ви чета история, на светлината на малка лампа. Започваме ли?
ru|Добрый вечер. Сегодня я читаю вам историю, при свете маленькой лампы. Начнём?
uk|Добрий вечір. Сьогодні я читаю вам історію, при світлі маленької лампи. Почнемо?
be|Добры вечар. Сёння я чытаю вам гісторыю, пры святле маленькай лямпы. Пачнём?
cv|Ырӑ кун. Ырӑ каҫ. Тавтапуҫ.
el|Καλησπέρα. Απόψε σας διαβάζω μια ιστορία, στο φως μιας μικρής λάμπας. Αρχίζουμε;
hu|Jó estét. Ma egy történetet olvasok fel, egy kis lámpa fényénél. Kezdjük?
ro|Bună seara. Astăzi vă citesc o poveste, la lumina unei lămpi mici. Începem?
ca|Bon vespre. Avui us llegeixo una història, a la llum d'un petit llum. Comencem?
eu|Arratsalde on. Gaur istorio bat irakurriko dizuet. Hasiko gara?
cy|Noswaith dda. Heno rwy'n darllen stori i chi. Gawn ni ddechrau?
ga|Tráthnóna maith. Anocht léim scéal daoibh. An dtosóimid?
gd|Feasgar math. A-nochd tha mi a' leughadh sgeulachd dhuibh.
af|Goeienaand. Vanaand lees ek vir julle 'n storie, by die lig van 'n klein lamp. Sal ons begin?
lb|Gudden Owend. Haut liesen ech Iech eng Geschicht vir. Fänke mer un?
sq|Mirëmbrëma. Sot ju lexoj një histori. A fillojmë?
tr|İyi akşamlar. Bu akşam size bir hikâye okuyorum, küçük bir lambanın ışığında. Başlayalım mı?
az|Axşamınız xeyir. Bu axşam sizə bir hekayə oxuyuram. Başlayaqmı?
kk|Қайырлы кеш. Бүгін сіздерге әңгіме оқимын. Бастайық па?
ar|مساء الخير. الليلة أقرأ لكم قصة. هل نبدأ؟
fa|شب بخیر. امشب برای شما داستانی می‌خوانم. شروع کنیم؟
ur|شام بخیر۔ آج میں آپ کو ایک کہانی سناتا ہوں۔
he|ערב טוב. הערב אני קורא לכם סיפור. נתחיל?
hi|नमस्ते। आज मैं आपको एक कहानी सुनाऊँगा। क्या हम शुरू करें?
mr|नमस्कार. आज मी तुम्हाला एक गोष्ट सांगतो.
ne|नमस्ते। आज म तपाईंलाई एउटा कथा सुनाउँछु।
bn|শুভ সন্ধ্যা। আজ আমি আপনাদের একটি গল্প শোনাব। শুরু করি?
gu|નમસ્તે. આજે હું તમને એક વાર્તા કહીશ.
pa|ਸਤ ਸ੍ਰੀ ਅਕਾਲ। ਅੱਜ ਮੈਂ ਤੁਹਾਨੂੰ ਇੱਕ ਕਹਾਣੀ ਸੁਣਾਵਾਂਗਾ।
ta|வணக்கம். இன்று நான் உங்களுக்கு ஒரு கதை சொல்கிறேன்.
te|నమస్కారం. ఈ రోజు నేను మీకు ఒక కథ చెబుతాను.
kn|ನಮಸ್ಕಾರ. ಇಂದು ನಾನು ನಿಮಗೆ ಒಂದು ಕಥೆ ಹೇಳುತ್ತೇನೆ.
ml|നമസ്കാരം. ഇന്ന് ഞാൻ നിങ്ങൾക്ക് ഒരു കഥ പറയാം.
th|สวัสดีครับ คืนนี้ผมจะอ่านเรื่องให้คุณฟัง
vi|Xin chào. Tối nay tôi đọc cho các bạn nghe một câu chuyện. Chúng ta bắt đầu nhé?
id|Selamat malam. Malam ini saya membacakan sebuah cerita. Kita mulai?
ms|Selamat petang. Malam ini saya membacakan sebuah cerita. Kita mula?
zh|晚上好。今晚我给你们读一个故事。我们开始吧?
yue|晚上好。今晚我讀一個故事畀你哋聽。
ja|こんばんは。こんやは、ものがたりをよみます。はじめましょうか。
ko|안녕하세요. 오늘 밤 이야기를 읽어 드립니다. 시작할까요?
sw|Habari za jioni. Leo ninawasomea hadithi. Tuanze?
mi|Kia ora. He kōrero tāku i tēnei pō.
haw|Aloha ahiahi. He moʻolelo kaʻu i kēia pō.
ht|Bonswa. Aswè a m ap li yon istwa pou nou. Ann kòmanse?
eo|Bonan vesperon. Hodiaŭ mi legas al vi rakonton, ĉe la lumo de malgranda lampo. Ĉu ni komencu?
ia|Bon vespere. Hodie io lege un historia a vos. Nos comencia?
la|Salvete. Hodie vobis fabulam lego. Incipiamus?
sjn|Mae govannen. Elen síla lúmenn' omentielvo.
qya|Aiya. Elen síla lúmenn' omentielvo.
chr|ᎣᏏᏲ. ᎣᏍᏓ ᏒᎯᏱ. ᏩᏙ. ᏙᎾᏓᎪᎲᎢ.
tlh|nuqneH. Qapla'.
"""
_BY_TONGUE = dict(line.split("|", 1) for line in LINES.strip().splitlines())


def audition(language: str) -> str:
    """A short line of plain text in the language of this BCP 47 tag; counting where none is written."""
    return _BY_TONGUE.get(language.partition("-")[0].lower(), COUNTED)
