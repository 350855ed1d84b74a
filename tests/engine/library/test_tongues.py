"""The digest reads more languages than English."""

from __future__ import annotations

import pytest

from engine.library.digest import ClaimKind, Digest
from engine.library.digesting import ExtractiveDigester
from engine.library.digesting.kinds import is_dangling, kind_of
from engine.library.digesting.sentences import sentences
from engine.library.digesting.tongues import ENGLISH, KNOWN, UNKNOWN, tongue_of, tongue_of_line
from engine.library.extraction import Extraction
from engine.machines.readers.given.reader import GivenTextReader

TEXTS = {
    "de": """# Das Moor bei Elmhorst

Das Moor bei Elmhorst speichert nach Angaben der Gemeinde etwa 40.000 Tonnen Kohlenstoff. Der Pegel sank im Juli um 31 cm, weil der Graben
nie verschlossen wurde.
Dadurch starben die Wollgräser am Rand. „Wir haben zwanzig Jahre lang nur zugesehen“, sagte Anna Brandt, die Leiterin der Station. Die
Gemeinde muss den Graben
vor dem 3. März schließen. Ob die Kraniche zurückkehren, ist nicht bekannt. Ein Moor ist kein See, aber es hält mehr Wasser als jeder
Teich. © 2025 Gemeinde Elmhorst. Alle Rechte vorbehalten.""",
    "fr": """# Le pont de Valmy

Le pont de Valmy a été fermé en mars parce que la troisième arche bougeait de 12 mm par an. Selon la mairie, la réparation coûtera environ
2,4 millions d’euros.
« Nous avons trop attendu », a dit Claire Morel, la maire de la commune. Il faut décider avant l’été. On ne sait pas si le pont peut encore
porter des camions.
Cette question divise le village. Le conseil a rejeté le projet d’un nouveau pont, mais il n’a pas de plan pour l’ancien.""",
    "es": """# La presa de Arroyo

La presa de Arroyo perdió un tercio de su agua en tres años porque nadie reparó la compuerta. Según el ayuntamiento, la obra costará unos
900.000 euros.
«Nos dijeron que era cosa de un mes», dijo Marta Ruiz, la alcaldesa de Arroyo. El pleno debe votar antes de junio. No se sabe cuánta agua
queda bajo el lodo.
Esta duda retrasa la obra. Los agricultores no quieren esperar más, pero tampoco quieren pagar.""",
    "it": """# Il mulino di Serra

Il mulino di Serra ha smesso di girare nel 1962 perché il canale non portava più acqua. Secondo la provincia, il restauro costerà circa 300.000 euro.
«Mio nonno non ha mai chiuso la porta», dice Paolo Conti, il nipote del mugnaio. Il comune deve decidere entro maggio. Non si sa se la
ruota può ancora girare.
Questa è la domanda del paese. Gli abitanti vogliono salvarlo, ma nessuno vuole pagare da solo.""",
    "pt": """# A ponte da Ribeira

A ponte da Ribeira foi fechada em março porque o terceiro arco se movia 12 mm por ano. Segundo a câmara, a obra vai custar cerca de 2
milhões de euros.
«Nós esperámos demais», disse Rita Alves, a presidente da junta. A assembleia deve votar antes do verão. Não se sabe se a ponte ainda pode
levar camiões.
Isso divide a aldeia. Os moradores não querem uma ponte nova, mas também não querem esperar.""",
    "nl": """# De sluis van Oudekerk

De sluis van Oudekerk lekt sinds drie jaar omdat de deuren nooit zijn vervangen. Volgens de gemeente kost het herstel ongeveer 800.000 euro.
“Wij hebben te lang gewacht”, zei Els de Boer, de voorzitter van het waterschap. De raad moet voor de zomer beslissen. Het is niet bekend
of de kade nog veilig is.
Dat maakt de bewoners onrustig. De schippers willen een nieuwe sluis, maar niemand wil de rekening betalen.""",
}
CHINESE = (
    "# 老磨坊\n\n老磨坊在一九六二年停止了工作，因为运河里不再有水。村里的人说，修理需要三十万元，没有人愿意单独付钱。"
    "明年春天村委会必须决定是否保留它。水轮现在还能不能转动，没有人知道。"
)


def _digest(text: str) -> Digest:
    return ExtractiveDigester().digest(Extraction(text, GivenTextReader().lay_out(text, markdown=True)))


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_is_known_by_its_small_words(code: str) -> None:
    assert tongue_of(TEXTS[code]).code == code


def test_english_is_the_ground_and_scraps_are_english() -> None:
    assert (
        tongue_of("The old bridge crosses the river in four stone arches, and it has carried every road since.")
        is ENGLISH
    )
    assert tongue_of("Moin!") is ENGLISH
    assert tongue_of("Kaheksa venda ehitasid silla üle jõe enne talve tulekut. " * 20) is UNKNOWN


@pytest.mark.parametrize("code", TEXTS)
def test_claims_gaps_and_speakers_are_found_in_it(code: str) -> None:
    digest = _digest(TEXTS[code])
    assert len(digest.claims) >= 4
    assert all(item.support in TEXTS[code] for item in digest.evidence)
    kinds = {claim.kind for claim in digest.claims}
    assert ClaimKind.ESTIMATE in kinds or ClaimKind.FORECAST in kinds
    spoken = [claim for claim in digest.claims if claim.kind is ClaimKind.QUOTATION]
    assert len(spoken) == 1
    assert spoken[0].attribution is not None
    assert "," in spoken[0].attribution
    assert digest.gaps


@pytest.mark.parametrize("code", TEXTS)
def test_who_is_leaned_on_is_named(code: str) -> None:
    bodies = {claim.attribution for claim in _digest(TEXTS[code]).claims if claim.kind is not ClaimKind.QUOTATION}
    wanted = {
        "de": "der Gemeinde",
        "fr": "la mairie",
        "es": "el ayuntamiento",
        "it": "la provincia",
        "pt": "a câmara",
        "nl": "de gemeente",
    }
    assert wanted[code] in bodies


@pytest.mark.parametrize("code", TEXTS)
def test_no_claim_opens_by_pointing_back(code: str) -> None:
    tongue = tongue_of(TEXTS[code])
    assert not any(is_dangling(claim.statement, tongue) for claim in _digest(TEXTS[code]).claims)


def test_rights_are_noticed_in_german() -> None:
    assert any("Alle Rechte vorbehalten" in note for note in _digest(TEXTS["de"]).rights_notes)


def test_a_script_without_spaces_is_cut_at_its_own_stops() -> None:
    digest = _digest(CHINESE)
    assert len(digest.claims) >= 3
    assert all(claim.statement.endswith("。") for claim in digest.claims)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 3. März kam sie. Dann ging sie.", 2),
        ("Das gilt z.B. für Moore. Dr. Brandt lebt im 19. Jahrhundert.", 2),
        ("Er sagte: „Das reicht. Wir gehen.“ Dann ging er.", 2),
        ("M. Dupont habite à Lyon. Mme. Morel non.", 2),
        ("»Das reicht. Wir gehen«, sagte er. Niemand kam.", 2),
        ("El Sr. Ruiz vive aquí. La Sra. Gil también.", 2),
    ],
)
def test_sentences_of_other_languages_end_where_they_should(text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text))) == count


def test_kinds_are_told_by_each_languages_own_words() -> None:
    by_code = {tongue.code: tongue for tongue in KNOWN}
    assert kind_of("Die Reparatur kostet etwa 300 Euro.", by_code["de"]) is ClaimKind.ESTIMATE
    assert kind_of("Wir glauben an das Moor und seine Vögel.", by_code["de"]) is ClaimKind.OPINION
    assert kind_of("Le conseil votera en juin sur le projet.", by_code["fr"]) is ClaimKind.FORECAST
    assert kind_of("La obra costará unos 900 euros.", by_code["es"]) in (ClaimKind.ESTIMATE, ClaimKind.FORECAST)
    assert kind_of("De raad zal in juni stemmen over het plan.", by_code["nl"]) is ClaimKind.FORECAST


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Kapitel IV, § 5", "de"), ("Seite 12", "de"), ("Chapitre II", "fr"), ("Artículo 5", "es"), ("Capitolo 3", "it"), ("Bijlage B", "nl"),
        ("Artigo 9", "pt"), ("Part IV", "en"), ("Article 5", "en"), ("Page 12", "en"),
    ],
)  # fmt: skip
def test_a_place_in_a_book_tells_the_language_of_a_line_of_hardly_more(line: str, code: str) -> None:
    assert tongue_of_line(line).code == code
