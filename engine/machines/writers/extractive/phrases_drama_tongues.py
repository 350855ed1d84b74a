"""Machines, writers, extractive, phrases of the stage in other languages: a stranger asks, a keeper of the pages reads; none carries a fact."""

from __future__ import annotations

from dataclasses import dataclass

from engine.machines.writers.extractive.phrases_drama import SETTING, SPEAKING, STEPPING


@dataclass(frozen=True, slots=True)
class Stage:
    """Who asks and who keeps the pages in a language, and how its directions are worded."""

    asker: str
    keeper: str
    setting: tuple[str, ...]
    speaking: tuple[str, ...]
    stepping: tuple[str, ...]
    quietly: str
    brightly: str


ENGLISH_STAGE = Stage("THE STRANGER", "THE ARCHIVIST", SETTING, SPEAKING, STEPPING, "quietly", "bright")
STAGES: dict[str, Stage] = {
    "de": Stage("DER FREMDE", "DIE ARCHIVARIN", ("aus dem Dunkel kommend", "am Fenster", "über den Tisch gebeugt", "die Hand auf den Papieren"),
                ("leise", "langsam", "trocken", "nach einem Atemzug", "bestimmt"), ("tritt vor", "von hinten im Raum", "nach einer Stille"),
                "leise", "heiter"),
    "fr": Stage("L'ÉTRANGER", "L'ARCHIVISTE", ("sortant de l'ombre", "à la fenêtre", "penché sur la table", "la main sur les papiers"),
                ("tout bas", "lentement", "sèchement", "après un souffle", "fermement"),
                ("s'avançant", "du fond de la pièce", "après un silence"), "tout bas", "enjoué"),
    "es": Stage("EL FORASTERO", "LA ARCHIVERA", ("saliendo de la sombra", "junto a la ventana", "inclinado sobre la mesa", "la mano sobre los papeles"),
                ("en voz baja", "despacio", "con sequedad", "tras tomar aire", "con firmeza"),
                ("dando un paso", "desde el fondo", "tras un silencio"), "en voz baja", "alegre"),
    "it": Stage("LO STRANIERO", "L'ARCHIVISTA", ("uscendo dall'ombra", "alla finestra", "chino sul tavolo", "la mano sulle carte"),
                ("piano", "lentamente", "asciutto", "dopo un respiro", "con fermezza"),
                ("facendosi avanti", "dal fondo della stanza", "dopo un silenzio"), "piano", "allegro"),
    "nl": Stage("DE VREEMDELING", "DE ARCHIVARIS", ("uit het donker komend", "bij het raam", "over de tafel gebogen", "de hand op de papieren"),
                ("zacht", "langzaam", "droog", "na een ademtocht", "beslist"), ("naar voren komend", "achter uit de kamer", "na een stilte"),
                "zacht", "opgewekt"),
    "pt": Stage("O FORASTEIRO", "A ARQUIVISTA", ("saindo da sombra", "à janela", "debruçado sobre a mesa", "a mão sobre os papéis"),
                ("em voz baixa", "devagar", "com secura", "depois de respirar", "com firmeza"),
                ("avançando", "do fundo da sala", "depois de um silêncio"), "em voz baixa", "alegre"),
}  # fmt: skip


def stage_in(code: str) -> Stage | None:
    """The stage of a language, None where nobody knows its words."""
    return ENGLISH_STAGE if code == "en" else STAGES.get(code)


def _staged(lines: str) -> dict[str, tuple[str, ...]]:
    """Phrases by occasion, one occasion a line: `occasion: one | another`."""
    told = (line.partition(": ") for line in lines.strip().splitlines())
    return {occasion.strip(): tuple(part.strip() for part in said.split(" | ")) for occasion, _, said in told}


STAGED: dict[str, dict[str, tuple[str, ...]]] = {
    "de": _staged("""
        arrive: Man sagte mir, hier spricht jemand mit mir. | Ich habe eine Frage und gehe nicht mit zweien. | Bekommt man hier noch eine gerade Antwort?
        arrive_after: Wer war das? | Warten Sie. Wessen Stimme war das?
        sit: Dann setzen Sie sich. Es heißt {title}. | Machen Sie die Tür zu. Wir nennen es {title}.
        pages: Ich sage nur, was auf diesen Seiten steht. | Was hier nicht steht, weiß ich nicht.
        ask_context: Fangen Sie vorne an. Ich bin fremd hier. | Zeigen Sie mir zuerst den Ort.
        ask_conflict: Und jetzt der Teil, den Sie lieber übergingen. | Niemand senkt grundlos die Stimme. Was ist schiefgegangen?
        ask_proof: Worte. Ich will etwas, das man auf den Tisch legen kann. | Lässt sich davon etwas zeigen?
        ask_turn: Warum sehen Sie dann auf die andere Seite? | Etwas haben Sie mir noch nicht gesagt.
        ask_payoff: Dann sagen Sie mir, was ist. Nicht, was man hoffte. | Und was bleibt nach alldem stehen?
        ask_cta: Und was sage ich denen draußen? | Ist das das Ende?
        read: Hier. Diese Zeile. | Ich lese es, wie es dasteht. | So steht es geschrieben. | Auf diesem Blatt, Wort für Wort.
        contrast: Glauben Sie das nicht zu schnell. Auf dieser Seite steht es anders. | Ich habe noch ein Blatt. Es widerspricht.
        call_role: {name}, {role}. Sagen Sie es, wie Sie es sagten. | Das soll {name} beantworten, {role}.
        call: Fragen Sie {name}. | Treten Sie vor, {name}. | Das sollte {name} sagen, nicht ich.
        call_again: {name}? | Sagen Sie den Rest, {short}. | {short}. Bitte.
        confront: {name}, Sie haben es gehört. Jetzt Sie. | Und was sagt {name} dazu?
        reads: {name} ist nicht hier. Ich lese die Worte. | Das sind die Worte von {name}.
        reads_role: {name}, {role}, ist nicht hier. Ich lese die Worte.
        author: Hier ist {name}. Niemand erzählt es besser.
        author_again: Weiter, {short}. | Und dann, {short}?
        teller: Fragen Sie {name} selbst.
        own: Sie sagen „wir“. Ich lese es so. | In ihren eigenen Worten.
        unnamed: Jemand hat das gesagt. Ein Name steht nicht dabei.
        press: Weiter. | Lesen Sie das noch einmal, langsam. | Das ist nicht alles. | Blättern Sie um. | Und dann? | Ich bin noch da.
        doubt: Kann das wahr sein? | Das glauben Sie? | Es klingt zu gut geordnet. | Jemand muss widersprochen haben.
        insist: So steht es da. Ich habe es nicht geschrieben. | Ich lese. Ich richte nicht. | Ich kann Ihnen die Zeile zeigen.
        echo_answer: Sie haben richtig gehört. | So ist es gedruckt.
        react: Das vergesse ich nicht. | Darauf habe ich keine Antwort. | Sie sagen das so ruhig.
        curtain: Warten Sie. Lassen Sie mich nachdenken, bevor Sie umblättern. | Einen Augenblick. Dann weiter.
        still_open: Hier endet die Seite. | Von hier an weiß ich so wenig wie Sie.
        farewell: Ich kam wegen einer Antwort und gehe mit einer besseren Frage. | Ich werde es erzählen, wie ich es gehört habe.
        credit: Sagen Sie, dass Sie {title} hier gehört haben. Jede Zeile lässt sich nachlesen.
        credit_alone: Sagen Sie, dass Sie {title} hier gehört haben. Jede Zeile lässt sich nachlesen.
        scene_first: Ein Raum mit einer Lampe. Ein Tisch, darauf Papiere.
        scene: Derselbe Raum. Jemand hat das Fenster geöffnet. | Später. Die Lampe brennt heller. | Niemand ist gegangen. Die Stühle stehen näher beieinander.
    """),
    "fr": _staged("""
        arrive: On m'a dit qu'ici quelqu'un me parlerait. | J'ai une question, et je ne repars pas avec deux.
        arrive_after: Qui a parlé ? | Attendez. À qui était cette voix ?
        sit: Alors asseyez-vous. Cela s'appelle {title}. | Fermez la porte. Nous l'appelons {title}.
        pages: Je ne dis que ce qui est sur ces pages. | Ce qui n'est pas écrit ici, je l'ignore.
        ask_context: Commencez par le début. Je ne suis pas d'ici. | Montrez-moi d'abord le lieu.
        ask_conflict: Et maintenant, ce que vous préféreriez sauter. | Personne ne baisse la voix pour rien. Qu'est-ce qui n'a pas marché ?
        ask_proof: Des mots. Je veux quelque chose à poser sur la table. | Peut-on en montrer quoi que ce soit ?
        ask_turn: Alors pourquoi regardez-vous l'autre page ? | Il y a une chose que vous ne m'avez pas dite.
        ask_payoff: Alors dites-moi ce qui est. Pas ce qu'on espérait. | Et après tout cela, que reste-t-il debout ?
        ask_cta: Et que dois-je leur dire, dehors ? | Est-ce la fin ?
        read: Ici. Cette ligne. | Je le lis comme c'est écrit. | C'est écrit ainsi. | Sur cette feuille, mot pour mot.
        contrast: Ne le croyez pas trop vite. Cette page dit autre chose. | J'ai une autre feuille. Elle n'est pas d'accord.
        call_role: {name}, {role}. Dites-le comme vous l'avez dit. | Que {name} réponde, {role}.
        call: Demandez à {name}. | Approchez, {name}. | C'est à {name} de le dire, pas à moi.
        call_again: {name} ? | Dites la suite, {short}. | {short}. S'il vous plaît.
        confront: {name}, vous avez entendu. À vous. | Et qu'en dit {name} ?
        reads: {name} n'est pas là. Je lirai ses mots. | Ce sont les mots de {name}.
        reads_role: {name}, {role}, n'est pas là. Je lirai ses mots.
        author: Voici {name}. Personne ne le raconte mieux.
        author_again: Continuez, {short}. | Et ensuite, {short} ?
        teller: Demandez-le vous-même à {name}.
        own: Ils disent « nous ». Je le lis ainsi. | Avec leurs propres mots.
        unnamed: Quelqu'un l'a dit. Il n'y a pas de nom.
        press: Continuez. | Relisez cela, lentement. | Ce n'est pas tout. | Tournez la page. | Et puis ? | Je suis encore là.
        doubt: Est-ce possible ? | Vous le croyez ? | C'est trop bien rangé. | Quelqu'un a dû s'y opposer.
        insist: C'est ce qui est écrit. Je ne l'ai pas écrit. | Je lis. Je ne juge pas. | Je peux vous montrer la ligne.
        echo_answer: Vous avez bien entendu. | C'est imprimé ainsi.
        react: Je ne l'oublierai pas. | Je n'ai rien à répondre à cela. | Vous le dites si calmement.
        curtain: Attendez. Laissez-moi réfléchir avant de tourner la page. | Un instant. Puis continuez.
        still_open: La page s'arrête là. | À partir d'ici, j'en sais aussi peu que vous.
        farewell: J'étais venu pour une réponse. Je repars avec une meilleure question. | Je le raconterai comme je l'ai entendu.
        credit: Dites que vous avez entendu {title} ici. Chaque ligne peut être relue.
        credit_alone: Dites que vous avez entendu {title} ici. Chaque ligne peut être relue.
        scene_first: Une pièce, une lampe. Une table, et des papiers dessus.
        scene: La même pièce. Quelqu'un a ouvert la fenêtre. | Plus tard. On a remonté la lampe. | Personne n'est parti. Les chaises se sont rapprochées.
    """),
    "es": _staged("""
        arrive: Me dijeron que aquí alguien hablaría conmigo. | Tengo una pregunta y no me iré con dos. | ¿Todavía se puede obtener aquí una respuesta clara?
        arrive_after: ¿Quién ha hablado? | Espere. ¿De quién era esa voz?
        sit: Entonces siéntese. Se llama {title}. | Cierre la puerta. Lo llamamos {title}.
        pages: Solo digo lo que está en estas páginas. | Lo que no está escrito aquí, no lo sé.
        ask_context: Empiece por el principio. No soy de aquí. | Muéstreme primero el lugar.
        ask_conflict: Y ahora, la parte que preferiría saltarse. | Nadie baja la voz por nada. ¿Qué salió mal?
        ask_proof: Palabras. Quiero algo que se pueda poner sobre la mesa. | ¿Se puede mostrar algo de eso?
        ask_turn: ¿Entonces por qué mira la otra página? | Hay algo que no me ha dicho.
        ask_payoff: Dígame entonces lo que es. No lo que se esperaba. | Y después de todo eso, ¿qué queda en pie?
        ask_cta: ¿Y qué les digo a los de fuera? | ¿Es el final?
        read: Aquí. Esta línea. | Lo leo como está. | Así está escrito. | En esta hoja, palabra por palabra.
        contrast: No lo crea tan deprisa. En esta página pone otra cosa. | Tengo otra hoja. No está de acuerdo.
        call_role: {name}, {role}. Dígalo como lo dijo. | Que responda {name}, {role}.
        call: Pregunte a {name}. | Acérquese, {name}. | Eso debería decirlo {name}, no yo.
        call_again: ¿{name}? | Diga el resto, {short}. | {short}. Por favor.
        confront: {name}, lo ha oído. Ahora usted. | ¿Y qué dice {name} a eso?
        reads: {name} no está aquí. Leeré sus palabras. | Son las palabras de {name}.
        reads_role: {name}, {role}, no está aquí. Leeré sus palabras.
        author: Aquí está {name}. Nadie lo cuenta mejor.
        author_again: Siga, {short}. | ¿Y luego, {short}?
        teller: Pregunte usted mismo a {name}.
        own: Dicen «nosotros». Lo leo así. | Con sus propias palabras.
        unnamed: Alguien lo dijo. No hay nombre.
        press: Siga. | Léalo otra vez, despacio. | Eso no es todo. | Pase la página. | ¿Y después? | Sigo aquí.
        doubt: ¿Puede ser verdad? | ¿Usted lo cree? | Suena demasiado ordenado. | Alguien tuvo que oponerse.
        insist: Es lo que está escrito. Yo no lo escribí. | Leo. No juzgo. | Puedo enseñarle la línea. | Puede dudar. No puede cambiarlo.
        echo_answer: Ha oído bien. | Así está impreso.
        react: Eso no lo olvidaré. | A eso no tengo respuesta. | Lo dice con tanta calma.
        curtain: Espere. Déjeme pensar antes de pasar la página. | Un momento. Después, siga.
        still_open: Ahí termina la página. | De aquí en adelante sé tan poco como usted.
        farewell: Vine por una respuesta y me voy con una pregunta mejor. | Lo contaré como lo he oído.
        credit: Diga que oyó {title} aquí. Cada línea se puede comprobar.
        credit_alone: Diga que oyó {title} aquí. Cada línea se puede comprobar.
        scene_first: Una sala con una lámpara. Una mesa y papeles encima.
        scene: La misma sala. Alguien ha abierto la ventana. | Más tarde. La lámpara brilla más. | Nadie se ha ido. Las sillas están más cerca.
    """),
    "it": _staged("""
        arrive: Mi hanno detto che qui qualcuno mi avrebbe parlato. | Ho una domanda e non me ne andrò con due.
        arrive_after: Chi ha parlato? | Aspetti. Di chi era quella voce?
        sit: Allora si sieda. Si chiama {title}. | Chiuda la porta. Lo chiamiamo {title}.
        pages: Dico solo ciò che sta in queste pagine. | Quello che non è scritto qui, non lo so.
        ask_context: Cominci dall'inizio. Non sono di qui. | Prima mi mostri il luogo.
        ask_conflict: E adesso la parte che preferirebbe saltare. | Nessuno abbassa la voce per niente. Che cosa è andato storto?
        ask_proof: Parole. Voglio qualcosa da mettere sul tavolo. | Se ne può mostrare qualcosa?
        ask_turn: Allora perché guarda l'altra pagina? | C'è qualcosa che non mi ha detto.
        ask_payoff: Mi dica allora ciò che è. Non ciò che si sperava. | E dopo tutto questo, che cosa resta in piedi?
        ask_cta: E che cosa dico a quelli fuori? | È la fine?
        read: Qui. Questa riga. | Lo leggo come sta. | È scritto così. | Su questo foglio, parola per parola.
        contrast: Non ci creda troppo in fretta. Questa pagina dice altro. | Ho un altro foglio. Non è d'accordo.
        call_role: {name}, {role}. Lo dica come lo disse. | Risponda {name}, {role}.
        call: Chieda a {name}. | Venga avanti, {name}. | Questo dovrebbe dirlo {name}, non io.
        call_again: {name}? | Dica il resto, {short}. | {short}. La prego.
        confront: {name}, ha sentito. Ora tocca a lei. | E che cosa ne dice {name}?
        reads: {name} non è qui. Leggerò le sue parole. | Sono le parole di {name}.
        reads_role: {name}, {role}, non è qui. Leggerò le sue parole.
        author: Ecco {name}. Nessuno lo racconta meglio.
        author_again: Continui, {short}. | E poi, {short}?
        teller: Lo chieda lei stesso a {name}.
        own: Dicono «noi». Lo leggo così. | Con parole loro.
        unnamed: Qualcuno l'ha detto. Non c'è un nome.
        press: Continui. | Lo rilegga, piano. | Non è tutto. | Volti pagina. | E poi? | Sono ancora qui.
        doubt: Può essere vero? | Lei ci crede? | Suona troppo in ordine. | Qualcuno si sarà opposto.
        insist: È quello che c'è scritto. Non l'ho scritto io. | Leggo. Non giudico. | Posso mostrarle la riga. | Può dubitarne. Non può cambiarlo.
        echo_answer: Ha sentito bene. | È stampato così.
        react: Questo non lo dimentico. | A questo non ho risposta. | Lo dice con tanta calma.
        curtain: Aspetti. Mi lasci pensare prima di voltare pagina. | Un momento. Poi continui.
        still_open: La pagina finisce qui. | Da qui in poi ne so quanto lei.
        farewell: Ero venuto per una risposta e me ne vado con una domanda migliore. | Lo racconterò come l'ho sentito.
        credit: Dica che ha sentito {title} qui. Ogni riga si può rileggere.
        credit_alone: Dica che ha sentito {title} qui. Ogni riga si può rileggere.
        scene_first: Una stanza con una lampada. Un tavolo, e delle carte sopra.
        scene: La stessa stanza. Qualcuno ha aperto la finestra. | Più tardi. La lampada è più viva. | Nessuno se n'è andato. Le sedie sono più vicine.
    """),
    "nl": _staged("""
        arrive: Men zei mij dat hier iemand met mij zou praten. | Ik heb één vraag en ga niet weg met twee. | Krijg je hier nog een recht antwoord?
        arrive_after: Wie zei dat? | Wacht. Wiens stem was dat?
        sit: Ga dan zitten. Het heet {title}. | Doe de deur dicht. Wij noemen het {title}.
        pages: Ik zeg alleen wat op deze bladzijden staat. | Wat hier niet staat, weet ik niet.
        ask_context: Begin bij het begin. Ik ben hier vreemd. | Laat me eerst de plek zien.
        ask_conflict: En nu het deel dat u liever oversloeg. | Niemand dempt zijn stem voor niets. Wat ging er mis?
        ask_proof: Woorden. Ik wil iets dat op tafel kan. | Is er iets van te laten zien?
        ask_turn: Waarom kijkt u dan naar de andere bladzijde? | Er is iets dat u mij niet hebt verteld.
        ask_payoff: Zeg me dan wat er is. Niet wat men hoopte. | En wat blijft er na dat alles overeind?
        ask_cta: En wat zeg ik tegen de mensen buiten? | Is dat het einde?
        read: Hier. Deze regel. | Ik lees het zoals het er staat. | Zo staat het geschreven. | Op dit blad, woord voor woord.
        contrast: Geloof dat niet te snel. Op deze bladzijde staat het anders. | Ik heb nog een blad. Het is het er niet mee eens.
        call_role: {name}, {role}. Zeg het zoals u het zei. | Laat {name} dat beantwoorden, {role}.
        call: Vraag het {name}. | Kom naar voren, {name}. | Dat moet {name} zeggen, niet ik.
        call_again: {name}? | Zeg de rest, {short}. | {short}. Alstublieft.
        confront: {name}, u hebt het gehoord. Nu u. | En wat zegt {name} daarop?
        reads: {name} is niet hier. Ik lees de woorden. | Dit zijn de woorden van {name}.
        reads_role: {name}, {role}, is niet hier. Ik lees de woorden.
        author: Hier is {name}. Niemand vertelt het beter.
        author_again: Ga door, {short}. | En toen, {short}?
        teller: Vraag het {name} zelf.
        own: Zij zeggen „wij”. Ik lees het zo. | In hun eigen woorden.
        unnamed: Iemand heeft dit gezegd. Er staat geen naam bij.
        press: Ga door. | Lees dat nog eens, langzaam. | Dat is niet alles. | Sla om. | En dan? | Ik ben er nog.
        doubt: Kan dat waar zijn? | Gelooft u dat? | Het klinkt te netjes. | Iemand moet bezwaar hebben gemaakt.
        insist: Zo staat het er. Ik heb het niet geschreven. | Ik lees. Ik oordeel niet. | Ik kan u de regel laten zien. | Twijfelen mag. Veranderen niet.
        echo_answer: U hoorde het goed. | Zo is het gedrukt.
        react: Dat vergeet ik niet. | Daar heb ik geen antwoord op. | U zegt het zo rustig.
        curtain: Wacht. Laat me nadenken voor u omslaat. | Een ogenblik. Dan verder.
        still_open: Daar eindigt de bladzijde. | Vanaf hier weet ik zo weinig als u.
        farewell: Ik kwam om een antwoord en ga weg met een betere vraag. | Ik zal het vertellen zoals ik het hoorde.
        credit: Zeg dat u {title} hier hebt gehoord. Elke regel is na te lezen.
        credit_alone: Zeg dat u {title} hier hebt gehoord. Elke regel is na te lezen.
        scene_first: Een kamer met één lamp. Een tafel, met papieren erop.
        scene: Dezelfde kamer. Iemand heeft het raam geopend. | Later. De lamp brandt hoger. | Niemand is weggegaan. De stoelen staan dichter bij elkaar.
    """),
    "pt": _staged("""
        arrive: Disseram-me que aqui alguém falaria comigo. | Tenho uma pergunta e não saio com duas. | Ainda se consegue aqui uma resposta clara?
        arrive_after: Quem falou? | Espere. De quem era essa voz?
        sit: Então sente-se. Chama-se {title}. | Feche a porta. Chamamos-lhe {title}.
        pages: Só digo o que está nestas páginas. | O que não está escrito aqui, não sei.
        ask_context: Comece pelo princípio. Não sou daqui. | Mostre-me primeiro o lugar.
        ask_conflict: E agora a parte que preferia saltar. | Ninguém baixa a voz por nada. O que correu mal?
        ask_proof: Palavras. Quero algo que se possa pôr na mesa. | Pode mostrar-se alguma coisa disso?
        ask_turn: Então porque olha para a outra página? | Há algo que não me disse.
        ask_payoff: Diga-me então o que é. Não o que se esperava. | E depois de tudo isso, o que fica de pé?
        ask_cta: E o que digo aos de fora? | É o fim?
        read: Aqui. Esta linha. | Leio como está. | Está escrito assim. | Nesta folha, palavra por palavra.
        contrast: Não acredite tão depressa. Nesta página está outra coisa. | Tenho outra folha. Não concorda.
        call_role: {name}, {role}. Diga como disse. | Que responda {name}, {role}.
        call: Pergunte a {name}. | Aproxime-se, {name}. | Isso deve dizê-lo {name}, não eu.
        call_again: {name}? | Diga o resto, {short}. | {short}. Por favor.
        confront: {name}, ouviu. Agora é consigo. | E o que diz {name} a isso?
        reads: {name} não está aqui. Lerei as palavras. | São as palavras de {name}.
        reads_role: {name}, {role}, não está aqui. Lerei as palavras.
        author: Aqui está {name}. Ninguém conta melhor.
        author_again: Continue, {short}. | E depois, {short}?
        teller: Pergunte a {name} diretamente.
        own: Dizem «nós». Leio assim. | Nas suas próprias palavras.
        unnamed: Alguém o disse. Não há nome.
        press: Continue. | Leia isso outra vez, devagar. | Isso não é tudo. | Vire a página. | E depois? | Ainda aqui estou.
        doubt: Pode ser verdade? | Acredita nisso? | Soa demasiado arrumado. | Alguém se terá oposto.
        insist: É o que está escrito. Não fui eu que o escrevi. | Leio. Não julgo. | Posso mostrar-lhe a linha. | Pode duvidar. Não pode mudar.
        echo_answer: Ouviu bem. | Está impresso assim.
        react: Isso não esqueço. | A isso não tenho resposta. | Diz isso com tanta calma.
        curtain: Espere. Deixe-me pensar antes de virar a página. | Um momento. Depois continue.
        still_open: A página acaba aí. | Daqui em diante sei tão pouco como você.
        farewell: Vim por uma resposta e saio com uma pergunta melhor. | Contarei como ouvi.
        credit: Diga que ouviu {title} aqui. Cada linha pode ser verificada.
        credit_alone: Diga que ouviu {title} aqui. Cada linha pode ser verificada.
        scene_first: Uma sala com um candeeiro. Uma mesa, e papéis em cima.
        scene: A mesma sala. Alguém abriu a janela. | Mais tarde. O candeeiro brilha mais. | Ninguém saiu. As cadeiras estão mais perto.
    """),
}
