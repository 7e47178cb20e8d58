"""Names that are of no person: countries, towns, peoples, parties, institutions."""

from __future__ import annotations

from desktop.core.extraction.lexicon.word_lists import words

PLACES_AND_PEOPLES = words("""
    africa alabama alaska alberta america americans american arizona arkansas asia australia
    austria baltimore beijing belgium berlin boston brazil britain british brussels california
    canada canadian canadians chicago china chinese christian christians colorado connecticut
    crimea cuba delaware denmark detroit donbas dublin edinburgh egypt england english europe
    european europeans finland florida france french gaza germany german germans glasgow greece
    havana hawaii hungary idaho illinois india indian indiana iowa iran iranian iraq iraqi
    ireland irish islam islamic israel israeli israelis italy italian japan japanese jerusalem
    jewish jews kansas kentucky kenya korea kremlin kyiv latino latinos leningrad liverpool
    london louisiana madrid maine manchester manhattan manitoba maryland massachusetts mexican
    mexicans mexico miami michigan minnesota mississippi missouri montana montreal moscow muslim
    muslims nebraska netherlands nevada nigeria norway ohio oklahoma ontario oregon ottawa
    pakistan palestine palestinian palestinians paris pennsylvania philadelphia poland polish
    portugal quebec republican republicans democrat democrats democratic rome russia russian
    russians scotland scottish seattle siberia spain spanish sweden swedish switzerland syria
    syrian taiwan tehran tennessee texas tokyo toronto turkey turkish ukraine ukrainian
    ukrainians utah vancouver vermont vienna vietnam virginia wales warsaw washington wisconsin
    wyoming yemen afghanistan albania algeria argentina armenia azerbaijan bangladesh belarus
    bolivia bosnia bulgaria cambodia chile colombia croatia cyprus czechia ecuador estonia
    ethiopia ghana guatemala haiti honduras iceland indonesia jordan kazakhstan kosovo kuwait
    latvia lebanon libya lithuania luxembourg malaysia malta moldova mongolia morocco myanmar
    burma nepal nicaragua panama paraguay peru philippines qatar romania rwanda saudi arabia
    senegal serbia singapore slovakia slovenia somalia sudan tanzania thailand tunisia uganda
    uruguay uzbekistan venezuela zambia zimbabwe dutch swiss greek czech korean taliban hamas
    hezbollah nato isis obamacare brexit internet twitter facebook google youtube instagram
    congress parliament pentagon hispanic hispanics african catholic catholics protestant u.s
    u.k u.n us uk un eu gop
""")
PLACE_PAIRS = words("""
    new north south east west united saint st los las san santa white oval wall supreme fort
    mount lake great
""")
