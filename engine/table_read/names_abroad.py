"""Table read, names abroad: first names by the tongue they are usual in, women's and men's; pure.

A name may be a woman's in one tongue and a man's in another (Andrea, Jean, Simone): the story's own tongue is asked first.
"""

from __future__ import annotations

from engine.table_read.voices import Gender

WOMEN = {
    "de": "anja anke annegret annelie annika antje babette bärbel birgit birte britta christa christel claudia corinna cornelia "
    "dagmar dörte dorothea edda elfriede elke elisabeth erika franziska frauke frieda friederike gabi gabriele "
    "gerda gisela greta gudrun hanna hannelore heike heidrun helga henriette hertha hildegard ilse imke inge ingeborg "
    "inka irmgard jana johanna jutta karin karla katharina kathrin katja katrin kerstin kirsten käthe lieselotte lotte luise "
    "magdalena maike manuela maren mareike margarete marianne marlene marlies martina mathilda meike melanie mechthild "
    "mia monika nele nicole paula pia rebekka regina renate ricarda rita roswitha sabine saskia sibylle sigrun silke "
    "simone sonja stefanie steffi susanne svenja swantje tanja tatjana traute trude ulla ulrike ursel uschi ute "
    "uta vanessa verena waltraud wiebke",
    "fr": "adèle agathe agnès aimée alix amandine amélie anaïs andrée annick apolline ariane armelle aude audrey aurélie "
    "aurore axelle bénédicte bernadette berthe blanche brigitte camille capucine carole cécile céline chantal charlène "
    "christelle christiane clarisse claudine clémence clothilde colette coralie corinne danièle delphine denise dominique "
    "édith élise élodie éloïse émeline émilie estelle eugénie fabienne fanny florence françoise gaëlle geneviève germaine "
    "ghislaine ginette hélène henriette hortense huguette inès isabelle jacqueline jeanne jeannine joëlle josette "
    "josiane juliette justine laetitia laure laurence léa léonie liliane line lise louane lucette lucie lucienne ludivine "
    "madeleine maëlle magali manon margaux marguerite marine marthe martine mathilde maud mélanie michèle "
    "micheline mireille monique muriel nadège nadine nathalie ninon noémie océane odette odile pascale paulette perrine "
    "pierrette raymonde régine renée roseline sabrina sandrine ségolène séverine simone solange solène stéphanie "
    "sylviane sylvie thérèse valentine véronique virginie viviane yolande yvette zoé",
    "es": "adela adriana aitana alba alejandra alicia amparo ana antonia araceli asunción aurora azucena begoña belén berta blanca "
    "carlota carmen carolina catalina cecilia chelo clara concepción concha consuelo cristina dolores elvira encarnación "
    "esperanza estefanía ester eugenia eulalia fátima felisa fernanda francisca gabriela gloria graciela guadalupe inés "
    "inmaculada irene isabel jimena josefa juana juliana leonor leticia lorena lourdes lucía luisa luz macarena magdalena "
    "manuela marta maría maite mar marina maribel marisa marisol mercedes milagros mireia mónica montserrat natividad nieves "
    "noelia nuria paloma paquita patricia paz pepa pilar ramona raquel remedios rocío rosario sagrario sofía sol soledad "
    "susana trinidad valentina vega verónica ximena yolanda",
    "it": "ada agata agnese alba alessandra alessia alice amalia annalisa annamaria antonella arianna assunta aurora beatrice benedetta "
    "bianca bruna camilla carlotta carmela caterina cecilia chiara cinzia concetta costanza daniela delfina donatella "
    "elisa elisabetta emanuela emilia emma enrica erminia eugenia fabiana federica filomena flavia francesca franca gaia "
    "gianna ginevra giorgia giovanna giuliana giulia giuseppina grazia graziella ilaria immacolata iolanda lara letizia "
    "lidia ludovica luciana lucia lucrezia luisa maddalena manuela margherita mariangela marina marta matilde michela "
    "milena mirella monica nicoletta noemi nunzia ornella paola patrizia pia pina raffaella rita roberta rosalba rosanna "
    "sabina serena silvana simona sofia stefania susanna teresa tiziana valentina vanessa virginia vittoria viviana",
    "nl": "aafke aaltje anneke annelies annemarie annemiek anouk antje beatrijs bep bertha brechtje carlijn corrie dieuwke "
    "dina elke els elsbeth emmy esmee femke fenna fien fleur floor froukje geertje geertruida gerda gerrie greetje hanneke "
    "heleen hendrika hennie hilde ilse ineke inge jacoba janneke jantje jet johanna jolanda josien judith karin katrijn "
    "klaasje liesbeth lieke lies lotte loes maaike machteld maartje margriet marga marieke marijke marjan marjolein marleen "
    "mieke mien mirjam neeltje nelleke nicolien noor paulien petronella pien renske rianne rianna riet saskia sanne "
    "sietske sjoukje tineke tjitske trijntje truus wendela wietske wil willemijn willemina wilma yvonne",
    "pt": "adelaide aida alda alexandra amália ana anabela angelina antónia aurora beatriz benedita bruna camila cândida carlota "
    "carolina catarina cátia cecília célia clara cláudia conceição constança cristina dalila débora deolinda dolores "
    "dulce edite eduarda elisa elisabete elsa ema emília ermelinda esperança eugénia fátima felicidade fernanda filipa "
    "filomena francisca gabriela glória graça helena heloísa inês iolanda irene isabel isaura joana júlia juliana juliette lara "
    "laurinda leonor letícia lídia lúcia luciana lurdes luísa luzia madalena mafalda manuela margarida mariana marina marisa "
    "marta matilde mónica natália odete ofélia olívia palmira paula piedade raquel regina rita rosa sílvia sofia soraia "
    "susana tânia telma teresa vanessa vitória zulmira",
    "pl": "agata agnieszka aleksandra alicja anna barbara beata bożena danuta dorota elżbieta ewa grażyna halina hanna helena irena "
    "iwona jadwiga janina joanna jolanta justyna kamila karolina katarzyna kinga krystyna lucyna magdalena małgorzata "
    "maria marta monika natalia paulina renata stanisława sylwia teresa urszula wanda weronika wiesława zofia",
    "sv": "agneta aino anette anita anneli anniken åsa astrid aud bente berit birgitta birthe bodil britt dagny ebba eeva elin "
    "elise elli elsebeth eszter frida gerd gro gudrun gunilla gunvor hanne hedvig helle hilde hildur inga inger ingeborg "
    "ingela ingunn johanne jonna jorunn kaija kaisa karen kari karin karoline kerstin kirsi kirsten kjersti kristin laila "
    "lene linnea lisbeth liv maj malin marit mette minna mia mona nanna oddny pernille pia pirjo ragnhild randi ronja sanna "
    "signe siri siv solveig stina synnøve tone tora torunn tove tuva tyra ulla unni vigdis ylva",
    "in": "aarti aditi aisha amrita ananya anita anjali aparna asha bhavna chitra deepa deepika devi divya gauri geeta indira indu "
    "ishita jaya jyoti kalpana kamala kavita kriti lakshmi lata leela madhuri malini mamta manju meena meera mira "
    "mridula nandini neha nisha pallavi parvati pooja prachi pratibha preeti radha radhika rani rashmi rekha renu ritu roshni "
    "sadhana sangeeta sarita sarojini savita shanti sharmila shilpa shobha shreya sita smita sneha sudha sujata sunita "
    "sushma swati tanvi uma usha vandana vidya",
    "ar": "aaliyah abir afaf aisha amal amina amira asma ayesha aziza bushra dalal dalia dina fadwa farah farida fatma fatema ghada "
    "habiba hafsa hala hanan hind huda iman jamila khadija khadijah laila latifa leila lubna maha malak manal mariam maryam "
    "mona muna nabila nadia nadine najwa nawal nour rana rania rasha reem rima rula saba sahar salma samar samira sana shadia "
    "shireen suad suhair sumaya wafa yasmine zainab zeinab zahra",
    "ru": "alla alyona anastasia anastasiya anna antonina daria darya ekaterina elena elizaveta evgenia galina inna irina katerina "
    "kateryna kira ksenia lara larisa lidia lyubov lyudmila ludmila marina masha nadezhda nadya natalia natalya natasha "
    "nina oksana oleksandra olena olga polina raisa sofiya svetlana tamara tatiana tatyana valentina vera yana yekaterina "
    "yelena yevgenia yulia zinaida zoya",
    "tr": "aylin ayşe azra belgin berna burcu canan ceren defne derya dilek ebru ece elif emine esin esra fadime feride figen filiz "
    "gizem gönül gül gülay gülsen gülten hacer hande hatice havva hülya leyla meltem meryem melek nazan nazlı neslihan "
    "nevin nilgün nur nuray nurcan özge özlem pelin pınar rabia selin sema semra serap sevgi sevim sibel şule tuba tuğba türkan "
    "yeliz zehra zeynep",
    "ja": "akane akemi aiko asuka atsuko ayaka ayumi chieko chiyo emi emiko eriko fumiko hana hanako haruka haruko hiroko hitomi izumi "
    "junko kaori kazuko keiko kimiko kumiko kyoko mai maki mami mariko masako mayumi megumi michiko midori mieko mika mikiko "
    "miho misaki mitsuko miyuki momoko nana naoko natsuki noriko reiko rika rumi sachiko sakura satomi sayuri setsuko shizuko "
    "sumiko tamiko tomoko toshiko yasuko yoko yoshiko yukari yukiko yuko yumi yumiko yuriko",
}  # fmt: skip
MEN = {
    "de": "achim alwin andreas ansgar arne arnulf axel bastian bernd berthold bertram björn bodo burkhard carsten christian christoph "
    "clemens detlef dieter dietmar dietrich dirk eberhard eckart eckhard egon ekkehard emil erich ernst erwin eugen ewald falk "
    "fabian felix florian franz friedhelm friedrich fritz georg gerd gerhard gernot gottfried günter günther gustav hagen hannes "
    "hans harald hartmut hauke heiko heiner heinrich heinz helge helmut henning heribert herbert hermann hinnerk "
    "holger horst hubert ingo jakob jan janosch jens joachim jochen johann johannes jonas jörg josef josip julius jürgen "
    "kai karsten kaspar klaus knut konrad konstantin kurt lennart lorenz lothar ludger ludwig lukas lutz malte manfred "
    "manuel marcel mario markus mathias matthias meinhard michel moritz niklas nils norbert olaf oliver ole ortwin oskar "
    "ottmar peer philipp rainer ralf reinhard reinhold rolf rudi rudolf rüdiger sascha siegfried sigmund sören "
    "steffen sven thilo thorsten till tilman torben torsten udo ulf uli ulrich urs utz uwe valentin veit viktor volker waldemar "
    "walther werner wieland wilhelm willi winfried wolf wolfgang wolfram xaver",
    "fr": "achille adrien aimé alain albin alexandre alexis alphonse amaury ambroise anatole andré antoine antonin aristide armand "
    "arnaud arsène auguste augustin aurélien bastien baptiste barthélemy benoît bertrand blaise boniface brice cédric "
    "christophe claude clément côme corentin cyprien cyrille damien denis didier dimitri édouard élie émile émilien "
    "enzo étienne eugène fabien fabrice fernand firmin florent florian françois frédéric gabriel gaël gaétan gaspard gaston "
    "gauthier georges germain gérard ghislain gilles grégoire grégory guillaume guy gustave henri hervé hippolyte honoré hubert "
    "hugues jacques jean jérémie jérôme joachim joël josselin jules julien "
    "laurent léo léon lionel loïc lucien ludovic marc marcel marius mathieu mathis matthieu maxence maxime michel modeste "
    "nathan nicolas noël norbert octave olivier pascal patrice paulin philippe pierre quentin raoul raphaël raymond régis "
    "rémi rémy renaud rené robert rodolphe romain roland sacha samuel sébastien serge simon stéphane sylvain tanguy théo "
    "théodore théophile thibault thibaut thierry timothée toussaint ulysse urbain valentin valéry victor vincent vivien xavier "
    "yann yannick yves",
    "es": "adolfo agustín alberto alejandro alfonso alfredo álvaro andrés ángel aníbal antonio armando arturo aurelio baltasar bartolomé "
    "benito bernardo borja bruno camilo carlos cayetano césar cipriano claudio clemente cristóbal dámaso darío diego domingo "
    "eduardo efraín emiliano emilio enrique ernesto esteban eugenio eusebio evaristo fabián federico felipe félix fermín "
    "fernando fidel francisco froilán gaspar germán gerardo gilberto gonzalo gregorio guillermo gustavo héctor hernán "
    "hilario ignacio íñigo isidro iván jacinto jaime javier jesús joaquín jorge josé juan julián julio justo lázaro leandro "
    "leopoldo lorenzo lucio luis manuel marcelo marcos mariano mario martín mateo matías mauricio máximo miguel moisés nacho "
    "nicolás octavio óscar pablo paco pascual pedro pepe rafael raimundo ramiro ramón raúl ricardo roberto rodolfo rodrigo "
    "rogelio román rubén salvador santiago santos saturnino sergio severino teodoro tomás ulises vicente víctor xavier",
    "it": "abramo achille adelmo adriano alberto aldo alessandro alessio alfredo alvaro amedeo andrea angelo antonio arduino armando "
    "arnaldo arturo attilio augusto aurelio bartolomeo beppe bernardo bruno calogero camillo carlo carmelo carmine cesare "
    "ciro claudio corrado cosimo costantino cristiano damiano daniele danilo dario davide diego dino domenico donato edoardo "
    "egidio elio emanuele emilio ennio enrico enzo ercole ermanno ernesto ettore eugenio fabio fabrizio fausto federico felice "
    "ferdinando ferruccio filippo flavio fosco francesco franco fulvio gabriele gaetano gaspare gennaro germano giacomo "
    "giampaolo giancarlo gianfranco gianluca gianluigi gianni gino giordano giorgio giovanni girolamo giulio giuseppe "
    "goffredo graziano guglielmo guido ignazio ivano jacopo lamberto lazzaro leandro leonardo lorenzo luca luciano ludovico "
    "luigi manlio marcello marco mariano mario massimiliano massimo matteo mattia maurizio mauro michele mirko nello nicola "
    "nicolò nino nunzio orazio oreste osvaldo paolo pasquale pierluigi piero pietro pino pompeo raffaele remo renato renzo "
    "riccardo rinaldo roberto rocco rodolfo romano romeo ruggero salvatore sandro saverio sebastiano sergio settimio silvano "
    "silvestro silvio simone stefano teodoro tiziano tommaso ugo umberto valentino valerio vincenzo virgilio vito vittorio",
    "nl": "aad aart abel adriaan alex arend arie arjan arjen bart bartholomeus bas bastiaan bauke ben berend bernardus bert boudewijn "
    "bram christiaan coen cor cornelis daan dick diederik dirk douwe eelco egbert elco evert ferry floris frans freek frits gerard "
    "gerben gerrit gert gijs govert guus hans harm hein henk hendrik herman hessel hidde huub ids ivo jaap jacco jacob jacobus "
    "jan jelle jeroen jeroom jesse jochem johan johannes joop joost jorrit joris jos jurriaan kees klaas koen koenraad "
    "koos lambert laurens leendert lieven lodewijk luuk maarten marinus marnix martijn mathijs matthijs melle menno michiel "
    "nico niek niels olivier pier piet pieter pim pleun quinten reinier remco rens rien rik rob robbert roel roelof ruben rutger "
    "ruud sander servaas siebe siebren sjaak sjoerd stefan sybren sytse teun theo thijs thijmen tijs tjeerd toine ton "
    "tom toon tjerk twan valentijn victor walter wiebe wiebren wietse willem wim wouter wubbo ysbrand",
    "pt": "abílio adelino adérito afonso agostinho alberto álvaro amadeu américo andré ângelo aníbal antero antónio antônio armando "
    "armindo artur augusto aurélio baltazar belmiro bento bernardo caetano caio carlos celso cláudio cristiano cristóvão "
    "daniel davi delfim dinis diogo domingos duarte edmundo eduardo elísio emanuel ernesto estêvão eugénio evaristo "
    "fábio fausto feliciano fernão filipe firmino flávio francisco gaspar germano gil gonçalo guilherme gustavo heitor "
    "hélder helder henrique horácio hugo inácio ivo jaime januário jerónimo joão joaquim joel jorge josé júlio laurentino leandro "
    "leonel lourenço luciano lúcio luís luiz manuel marcelo marco mário martim mateus matias maurício mauro miguel moisés "
    "narciso nelson nuno octávio orlando osvaldo patrício paulo pedro plínio quim rafael ramiro raul renato ricardo "
    "roberto rodrigo rogério romeu rúben rui salvador sandro santiago saulo sebastião sérgio severino silvestre simão "
    "telmo teodoro tiago tomás tomé ubaldo valdemar valentim vasco vicente virgílio vítor zacarias zeferino",
    "pl": "adam andrzej antoni arkadiusz bartosz bogdan bogusław czesław dariusz dawid edward feliks filip franciszek grzegorz henryk "
    "ignacy jacek jakub jan janusz jarosław jerzy józef kacper kamil karol kazimierz konrad krzysztof leszek lech lucjan "
    "łukasz maciej marcin marek mariusz mateusz michał mieczysław mikołaj mirosław norbert paweł piotr przemysław "
    "radosław rafał robert roman ryszard sławomir stanisław stefan sylwester szymon tadeusz tomasz waldemar wiesław "
    "witold władysław włodzimierz wojciech zbigniew zdzisław zenon zygmunt",
    "sv": "aksel anders antti arne arvid asbjørn aslak bengt birger bjarne björn bjørn bo børge carsten claes dag eero egil einar "
    "eirik eino elling erik erland erling esben espen eskil fredrik frode geir georg gunnar göran gösta håkan håkon halvard halvor "
    "harald hans heikki henning henrik hjalmar holger inge ingemar ingvar ivar jari jens jesper jimmy johan joakim jörgen "
    "jørgen jorma jouko juhani jussi kåre kalle kasper kaj kjell klaus kjartan knut kristian kristoffer lasse lars leif lennart "
    "magne mads mathias matti mikael mikkel mikko morten nils odd oddvar øystein olaf olav ole olle olli øyvind pål pär peder "
    "pekka per petter pontus poul preben ragnar rasmus roald roar rolf rune sigurd sindre sixten sivert snorre sören søren "
    "stein sten stig sture svein sven sverre tapio tarjei terje thorbjörn thorleif timo toivo tor torbjørn tore torgeir torsten "
    "trond trygve uffe ulf urho väinö vidar viggo",
    "in": "aakash aditya ajay akash akhil amit anand anil anirudh anup arjun arun arvind ashok ashwin balaji bharat bhaskar chandra "
    "deepak dev dilip dinesh ganesh gaurav gautam girish gopal govind hari harish hemant ishaan jagdish jai jatin kabir "
    "kailash kamal karan karthik kishore krishna kunal lalit madhav mahesh manish manoj mohan mukesh nalin narayan naresh "
    "narendra naveen nikhil nitin pankaj pradeep prakash pranav prasad praveen raghu rahul raj rajan rajat rajeev rajendra "
    "rajesh rajiv rajkumar rakesh ram rama ramakrishna ravi rishi rohan rohit sachin sameer sandeep sanjay sanjeev satish "
    "saurabh shankar shashi shivam shyam siddharth subhash sudhir sunil suraj suresh tarun uday umesh varun vijay vikas "
    "vikram vinay vinod vishal vivek yash",
    "ar": "abbas abdallah abdel abdul abdullah adel adnan akram ali amin amir amr anwar ashraf ayman aziz badr bashar bashir bassam "
    "bilal emad fadi fahd faisal farid farouk fawzi fuad ghassan habib hadi haitham hakim hamad hamdi hamid hamza hani haris haroun "
    "hassan hatem haytham hisham hosni hussein ibrahim idris ihab imad imran issa jabir jalal jamal kamal karim khaled khalid "
    "khalil magdi mahdi mahmoud majid malik mansour marwan mazen moustafa muhammad mohamed mohammad munir murad musa mustafa "
    "nabil nader naguib naim naji nasser nizar osama othman qasim rafiq rami rashid rauf riad riyad saad sabri said salah salem "
    "salim samir samy sayed sharif sherif suleiman taha tamer tarek tariq usama walid wael yahya yasser younes yousef youssef "
    "yusuf zaid zaki ziad",
    "ru": "aleksandr aleksei alexei anatoly andrei andriy arkady artem artyom bogdan danil denis dmitri dmitry dmytro evgeny fyodor "
    "gennady georgi gleb grigori igor ilya iosif ivan kirill konstantin kostya leonid lev maksim mikhail mykola mykhailo "
    "nikita nikolai nikolay oleg oleksandr oleksiy pavel pavlo petro pyotr roman ruslan semyon sergei sergey serhiy stanislav "
    "stepan taras timur vadim valery vasily vasyl viktor vitaly vladimir vladislav volodymyr vyacheslav yaroslav yegor yevgeny "
    "yuri yuriy",
    "tr": "abdullah ahmet alper arda asım atilla aydın baki barış berk bülent burak cahit can celal cem cemal cengiz cihan coşkun "
    "cüneyt doğan ekrem emir emrah emre engin enver erdal erdem erdoğan erhan erkan erol ersin fatih ferhat fikret fırat "
    "gökhan gürkan hakan halil haluk hasan hayri hikmet hüseyin ibrahim ilhan ilker ismail kadir kaan kemal kenan kerem koray "
    "levent mehmet melih mert mesut metin muhammet murat mustafa mutlu necati nihat nuri oğuz oktay okan onur orhan osman "
    "ömer özgür özkan ramazan recep rıza sabri salih savaş sedat selçuk selim semih serdar serhat serkan sinan süleyman şahin "
    "şükrü tahsin tamer taner tarkan tolga tufan tuncay turan turgut uğur ümit veli volkan yakup yaşar yavuz yiğit yılmaz "
    "yunus yusuf zafer zeki",
    "ja": "akio akihiko akihiro akira atsushi daichi daiki daisuke eiji fumio genji goro hajime haruki haruto hideaki hidehiko hideki "
    "hideo hiroaki hiroshi hiroyuki hisashi ichiro isamu isao jiro junichi katsuhiko katsuo "
    "kazuhiko kazuki kazuo kazuya keiji keisuke ken kenichi kenji kenta kenzo kiyoshi koichi koji kosuke kunio makoto manabu "
    "masaaki masahiko masahiro masaki masao masaru masato masayuki michio minoru mitsuo mitsuru naoki noboru nobuo nobuyuki "
    "norio osamu ryo ryoichi ryota ryuji saburo satoru satoshi seiji shigeo shigeru shin shinichi shinji shintaro shiro "
    "shohei shoichi shun shunsuke soichi susumu tadao tadashi taichi takahiro takao takashi takeo takeshi takuya taro "
    "tatsuo tatsuya tetsuo tetsuya tomohiro toru toshio tsutomu tsuyoshi yasuhiro yasuo yasushi yoichi yoji yoshiaki "
    "yoshihiro yoshio yosuke yuichi yuji yukio yusuke yutaka",
}  # fmt: skip


def _by_tongue() -> dict[str, dict[str, Gender]]:
    tongues: dict[str, dict[str, Gender]] = {}
    for tongue in WOMEN:
        women = dict.fromkeys(WOMEN[tongue].split(), Gender.FEMALE)
        tongues[tongue] = women | dict.fromkeys(MEN[tongue].split(), Gender.MALE)
    return tongues


BY_TONGUE = _by_tongue()


def at_home(name: str, language: str) -> Gender | None:
    """Whose name this is in the story's own tongue (`de`, `pt-BR`); None where it is not usual there."""
    return BY_TONGUE.get(language.partition("-")[0].lower(), {}).get(name)


def elsewhere(name: str) -> Gender | None:
    """Whose name this is where the tongues that know it agree; None where none does, or two do not."""
    known = {names[name] for names in BY_TONGUE.values() if name in names}
    return known.pop() if len(known) == 1 else None
