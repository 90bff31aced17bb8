"""Copies of entity texts with other names in place, so that a name is learned from its context, not by heart."""

from __future__ import annotations

from random import Random

from spacy.tokens import Doc, Span

from words import barred

SHARE = 0.6  # of the names of a copy are exchanged

# names as news has them, added to those of the sources
ORGS = """Reuters|Associated Press|Agence France-Presse|Al Jazeera|New York Times|Wall Street Journal|
    Washington Post|Financial Times|Guardian|Xinhua|Bloomberg|CNN|Interfax|Apple Inc.|Apple|Amazon|
    Microsoft Corp.|Tesla|Boeing|Airbus|Toyota|Volkswagen|General Motors|Ford|Exxon Mobil|Shell|BP|Gazprom|
    Rosneft|Saudi Aramco|Goldman Sachs|JPMorgan Chase|Deutsche Bank|HSBC|Barclays|UBS|Bank of England|
    European Central Bank|Federal Reserve|World Bank|IMF|OPEC|OECD|WHO|World Health Organization|UNICEF|
    UNHCR|World Food Programme|Red Cross|Médecins Sans Frontières|Oxfam|Save the Children|
    Amnesty International|Human Rights Watch|Greenpeace|NATO|European Union|EU|African Union|Arab League|
    United Nations|UN|Pentagon|White House|Kremlin|State Department|Foreign Ministry|Defense Ministry|
    Ministry of Health|Interior Ministry|Supreme Court|Congress|Senate|House of Representatives|Knesset|
    Bundestag|Duma|Parliament|FBI|CIA|NASA|Interpol|Taliban|Hamas|Hezbollah|Islamic State|al-Qaeda|
    Boko Haram|Al-Shabaab|Real Madrid|Manchester United|Barcelona|Bayern Munich|Chelsea|FIFA|UEFA|
    Los Angeles Lakers|University of Oxford|Harvard University|Stanford University|MIT|Nokia|Samsung|Huawei|
    Siemens|Pfizer|AstraZeneca|Moderna|Twitter|Facebook|Google|Uber|Netflix|Ryanair|Lufthansa|
    British Airways"""
PERSONS = """Vladimir Putin|Xi Jinping|Narendra Modi|Angela Merkel|Emmanuel Macron|Recep Tayyip Erdogan|
    Benjamin Netanyahu|Mahmoud Abbas|Hassan Rouhani|Bashar al-Assad|Ban Ki-moon|António Guterres|Kofi Annan|
    Shinzo Abe|Joko Widodo|Muhammadu Buhari|Cyril Ramaphosa|Uhuru Kenyatta|Abdel Fattah el-Sisi|
    Volodymyr Zelensky|Petro Poroshenko|Viktor Orban|Jair Bolsonaro|Nicolás Maduro|Hugo Chávez|Evo Morales|
    Justin Trudeau|Joe Biden|Hillary Clinton|Mitch McConnell|Nancy Pelosi|John Kerry|Janet Yellen|
    Christine Lagarde|Tedros Adhanom Ghebreyesus|Anthony Fauci|Elon Musk|Jeff Bezos|Tim Cook|
    Mark Zuckerberg|Warren Buffett|Lionel Messi|Cristiano Ronaldo|Serena Williams|Usain Bolt|
    Aung San Suu Kyi|Imran Khan|Sheikh Hasina|Rodrigo Duterte|Lee Hsien Loong|Kim Jong-un|Moon Jae-in|
    Ashraf Ghani|Hamid Karzai|Putin|Modi|Merkel|Macron|Erdogan|Netanyahu|Zelensky|Biden|Johnson|Smith|
    Garcia|Nguyen|Okafor|Singh|Chen|Kowalski|Haddad|Ivanova"""


def pool_of(docs: list[Doc]) -> dict[str, list[list[str]]]:
    """Names by label, each as its words: those of `docs` and the hand-written ones."""
    pool: dict[str, list[list[str]]] = {}
    for doc in docs:
        for span in doc.ents:
            if len(span) <= 4:
                pool.setdefault(span.label_, []).append([t.text for t in span])
    for label, names in (("ORG", ORGS), ("PERSON", PERSONS)):
        pool.setdefault(label, []).extend([name.replace("-", " - ").split() for name in barred(names)] * 8)
    return pool


def substituted(doc: Doc, pool: dict[str, list[list[str]]], random: Random) -> Doc:
    """A copy of `doc` in which most persons, organizations and places bear another name of their label."""
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[tuple[int, int, str]] = []
    missing: list[int] = []
    starts = {span.start: span for span in doc.ents}
    i = 0
    while i < len(doc):
        span = starts.get(i)
        if span is None:
            missing += [len(words)] if doc[i].ent_iob == 0 else []
            words.append(doc[i].text)
            spaces.append(bool(doc[i].whitespace_))
            i += 1
            continue
        new, joins = _name(span, pool, random)
        spans.append((len(words), len(words) + len(new), span.label_))
        words += new
        spaces += [*joins[:-1], bool(span[-1].whitespace_)]
        i = span.end
    made = Doc(doc.vocab, words=words, spaces=spaces)
    found = [Span(made, start, end, label=label) for start, end, label in spans]
    made.set_ents(found, missing=[made[m : m + 1] for m in missing], default="outside")
    return made


def _name(span: Span, pool: dict[str, list[list[str]]], random: Random) -> tuple[list[str], list[bool]]:
    if span.label_ not in {"PERSON", "ORG", "GPE"} or random.random() > SHARE:
        return [t.text for t in span], [bool(t.whitespace_) for t in span]
    new = random.choice(pool[span.label_])
    joins = [word != "-" and after != "-" and after != "'s" for word, after in zip(new, [*new[1:], ""], strict=True)]
    return new, joins
