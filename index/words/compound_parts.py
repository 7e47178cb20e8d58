"""Words of which German and Dutch make others, as they are met in news and at school."""

from __future__ import annotations

_GERMAN = """
abend abgabe abgeordneter abkommen abstimmung abteilung alter ampel amt angebot angriff angst
anlage anschlag antrag anwalt arbeit arbeiter arbeitgeber arbeitnehmer arbeitsplatz arm armee
artikel arzt aufgabe auftrag ausbildung ausgabe ausschuss ausstellung auto autobahn bad bahn
bahnhof ball bank bau bauer baum beamter bedingung behörde beirat beitrag berater bereich berg
bericht beruf bevölkerung bewegung beweis bezirk bild bildung blatt block boden bombe boot brand
brief bruch brücke buch bund bus bühne bürger bürgermeister büro chef computer dach damm daten
debatte deich demokratie denkmal dienst direktor dorf druck durchschnitt ecke ehe ei einkommen
einrichtung eis eisen eisenbahn eltern ende energie entscheidung entwicklung erde ergebnis
erklärung ernte essen fabrik fach fahrer fahrrad fahrt fahrzeug fall familie farbe feier feld
fenster fest feuer feuerwehr film finanzen firma fisch fleisch flug flughafen flugzeug fluss flut
fläche folge fonds form forscher forschung foto frage frau freiheit freund frieden frist frühling
fuß fußball führer führung garten gas gast gebiet gebäude gebühr gefahr gefängnis gegend gegner
geld gemeinde gemüse generation gericht geschichte geschäft gesellschaft gesetz gesundheit gewalt
gewerkschaft gewinn glas gott grad grenze grund gruppe größe gut hafen hand handel haus haushalt
heim heizung helfer herbst herr herz hilfe hitze hochschule hof holz hotel hund händler industrie
information ingenieur insel institut interesse internet jahr jahrhundert jugend junge kabel kammer
kampf kandidat karte kasse kauf kern kilometer kind kino kirche klage klasse kleidung klima klub
kohle kommission konferenz konflikt kontrolle konzern konzert kopf kosten kraft kraftwerk kranken
krankenhaus krankheit kredit kreis krieg krise kritik kultur kunde kunst kurs küche küste lager
land landwirtschaft lauf leben lehrer leistung leiter leitung licht liebe liste luft lösung macht
mann mannschaft markt maschine material mauer maß maßnahme medien meer mehrheit meinung meister
mensch messe meter miete mieter milch militär minister ministerium mitglied mittag mitte mittel
mord motor museum musik mutter mädchen müll nachricht nacht name nation natur netz not note oper
opfer ordnung organisation ort papier park partei partner patient pause person pferd pflanze
pflege plan platz politik politiker polizei preis presse problem produkt produktion professor
programm projekt prozent prozess präsident prüfung punkt quelle rad radio raum recht rede regel
regen regierung region reich reise rente reporter republik richter ring rohr rolle rost rundfunk
sache sand satz schaden schiff schlag schloss schluss schnee schuld schule schutz schüler see
seite sender sendung serie sicherheit sitz sitzung soldat sommer sonne sorge spiel spieler sport
sprache sprecher staat stadt stadtrat stahl stand station stein stelle steuer stift stimme stoff
straße strecke streik streit strom student studie stufe stuhl stunde sturm stück system tafel tag
tat technik teil telefon termin test text theater thema tier titel tod tor tour tourist training
treffen truppe tunnel turm täter tür ufer uhr umwelt unfall union universität unternehmen
unterricht unterschied urlaub urteil vater verband verbot verbrechen verein verfahren verfassung
verhandlung verkehr verkäufer verlag verletzung verlust vermögen versammlung versicherung
versorgung versuch verteidigung vertrag vertreter verwaltung vogel volk vorschlag vorsitz waffe
wagen wahl wald wand wandel ware wasser weg wehr welle welt werk wert wettbewerb wetter
wetterbericht wind winter wirtschaft wissen wissenschaft woche wohnung wort wunsch wähler wärme
zahl zahn zeichen zeit zeitung zelle zentrum zeuge ziel zimmer zins zone zoo zug zukunft zustand
zweck übung
"""
_DUTCH = """
aanbod aandeel aankoop aanslag aantal aanval aarde adres advies advocaat afdeling afspraak akkoord
ambtenaar angst arbeid arbeider arm arts auto baan bad bak bal band bank bedrag bedrijf beeld
begin begroting behandeling belang belasting beleid berg bericht beroep besluit bestuur bestuurder
beurs bevolking beweging bewijs bewoner bijeenkomst blad bloem blok boek boer bom boom boot bord
bos bouw brand brandweer brief broer brood brug bureau burgemeester burger bus café centrale
centrum chef cijfer club college commissie computer concert conferentie conflict contract controle
crisis cultuur dag dak dam datum deel dienst dier dijk directeur dokter dood doos dorp druk
economie eiland einde energie fabriek familie feest fiets film fonds foto fout functie gas gast
gebied gebouw gedrag geld geluid gemeente gemeenteraad generatie gerecht geschiedenis gesprek
gevaar gevangenis geweld gezin gezondheid glas god grens groei groep grond hand handel hart haven
hotel hout huis hulp huur ijs industrie informatie ingenieur inspectie instelling instituut
inwoner jaar jeugd jongen kaart kabinet kamer kamp kans kant kantoor kast kerk keuken keuze kind
klacht klant klas kleding klimaat klok koning kop kosten kracht krant kring kunst kust kwaliteit
land landbouw last leer leerling leger leiden leider lening leraar leven lichaam licht lid liefde
lijn lijst loon lucht maand maatregel macht man markt materiaal medewerker meester meisje melk
mens meter middag middel milieu minister ministerie misdaad moeder mond motor museum muur muziek
nacht natie natuur netwerk nieuws noord onderwijs onderzoek onderzoeker ontwikkeling oorlog
oorzaak opdracht opleiding orde organisatie oud ouder overheid pad papier park partij partner
patiënt pauze pensioen pers persoon plaats plan plant plein ploeg politie politiek poort post
president prijs prins probleem proces product productie proef programma project punt raad raam
radio rand recht rechtbank rechter regel regen regering regio reis rekening ring rivier roest rol
ruimte samenleving schade schip school schuld seizoen slag sleutel sneeuw soldaat spel speler
spoor spoorweg sport spraak staal staat stad stand stap station steen stelling stem stof storm
straat strijd stroom student studie stuk systeem taak taal tafel tand techniek teken telefoon
televisie tentoonstelling tijd titel toekomst toerist toets toren trap trein tuin tunnel
universiteit uur vader vakantie vakbond veiligheid veld verantwoordelijkheid verbod verdrag
vereniging vergadering verhaal verkeer verkiezing verkoop verlies vermogen verschil verzekering
vis vlees vliegtuig vliegveld vlucht voedsel voet voetbal vogel volk voorstel voorzitter vorm
vraag vrede vriend vrijheid vrouw vuur waarde wagen wand wapen warmte water wedstrijd week weer
weg welzijn wereld werk werker werkgever werknemer wet wetenschap wijk wind winkel winst winter
wolk woning woord zaak zaal zand zee zeker ziekenhuis ziekte zin zomer zon zone zoon zorg zuid
"""
PARTS = {"german": _GERMAN, "dutch": _DUTCH}
