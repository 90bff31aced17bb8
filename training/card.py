"""Texts that lie beside the weights: model card, attributions, licence notice."""

from __future__ import annotations

from typing import Any

LICENSE = """\
The weights and tables in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0
International licence (CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/legalcode

They were trained on works under that and compatible licences, and on public raw text; ATTRIBUTION.md names them. The
lemma tables under lemmatizer/ are under the WordNet licence, also in ATTRIBUTION.md. The code of claimwire is not
covered by this notice: it is under the Apache License 2.0.
"""

ATTRIBUTION = """\
# Sources of the bundled model

Changes: the treebanks were converted from Universal Dependencies to ClearNLP labels, entity labels were mapped to one
scheme and masked where a source is silent (`training/README.md`); only statistics of the texts are in the weights.

## Tagger and parser
- **Universal Dependencies English Web Treebank (EWT)**, Silveira et al. 2014 and the UD_English-EWT contributors,
  github.com/UniversalDependencies/UD_English-EWT. Annotation CC BY-SA 4.0. Of the text, portions may be
  © 2012 Google Inc., © 2011 Yahoo! Inc.
- **GUM, the Georgetown University Multilayer corpus**, Amir Zeldes and contributors, github.com/amir-zeldes/gum.
  Annotation CC BY 4.0. Text: news and interview from Wikinews (CC BY 2.5); academic, court, textbook and vlog (CC BY);
  speech (public domain); bio from Wikipedia and voyage from Wikivoyage (CC BY-SA 3.0). Genres that are not for
  commercial use were left out.

## Raw text, labelled by a teacher
- **Voice of America** and other newswire sentences (public domain).
- **US Department of Justice** press releases (US federal work, public domain).
- **Federal Reserve Beige Book** reports (Federal Reserve publication).
- The teacher is no part of the weights: a parser and entity tagger fitted to the treebanks and entity sources named
  here, begun from **all-MiniLM-L6-v2** (sentence-transformers; Apache-2.0), after **MiniLM** (Wang et al. 2020).

## Named entities
- **Re-DocRED**, Tan et al. 2022, github.com/tonytan48/Re-DocRED (MIT); text from Wikipedia (CC BY-SA).
- **CrossNER**, politics part, Liu et al. 2021, github.com/zliucr/CrossNER (MIT); text from Wikipedia (CC BY-SA).
- **GUM**, as above: named mentions with a Wikipedia identity.
- **Wikigold**, Balasuriya et al. 2009 (CC BY 4.0).
- **Universal NER, EWT**, Mayhew et al. 2024, github.com/UniversalNER (CC BY-SA 4.0).
- **re3d**, Dstl, annotated by Aleph Insights and Committed Software, github.com/dstl/re3d. Text: US State Department
  (public domain); contains public sector information licensed under the Open Government Licence v3.0; Australian
  Department of Foreign Affairs and Trade (CC BY 3.0 AU); Wikipedia (CC BY-SA 3.0).

## Lemmas
Tables of **spacy-lookups-data** (Explosion AI, MIT); the English ones come from **WordNet 3.0**, whose licence is:

> WordNet Release 3.0
>
> This software and database is being provided to you, the LICENSEE, by Princeton University under the following
> license. By obtaining, using and/or copying this software and database, you agree that you have read,
> understood, and will comply with these terms and conditions.:
>
> Permission to use, copy, modify and distribute this software and database and its documentation for any
> purpose and without fee or royalty is hereby granted, provided that you agree to comply with the following
> copyright notice and statements, including the disclaimer, and that the same appear on ALL copies of the
> software, database and documentation, including modifications that you make for internal use or for
> distribution.
>
> WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
>
> THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
> WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO
> REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF
> THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS,
> TRADEMARKS OR OTHER RIGHTS.
>
> The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to
> distribution of the software and/or database. Title to copyright in this software, database and any associated
> documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same.
"""

CARD = """\
# Model card: claimwire's English pipeline

Version {version}. Written by `python training/train.py`; do not edit.

**What.** A spaCy pipeline for English news: Penn tags, ClearNLP dependency labels as in spaCy's `en_core_web_*`,
sentence boundaries, rule lemmas, named entities. Hash embeddings and a window CNN of width {width} that tags, trees and
entities share, no word vectors: {megabytes} MB on disk. The tokenizer is claimwire's, so claimwire must be importable.

- Components: {pipes}
- Entity labels: {labels}

**Data.** Universal Dependencies EWT and the open genres of GUM, converted by `training/clearnlp.py`, about a quarter
of the words being treebank sentences edited by rule into news-like ones; six open entity sources; {silver_words} words
of raw newswire, press releases and economic reports, labelled by a larger model fitted to the same treebanks and
sources. `ATTRIBUTION.md` has them all. **Licence of the weights:** CC BY-SA 4.0 (`LICENSE`).

**Scores** (%), on text that was not trained on, tokenized by our own tokenizer; gold trees are converted, so they say
how well the model learned the conversion, and are not comparable with OntoNotes scores. The model has seen none of
these texts; the larger model that labelled its raw text had seen those of EWT with entity labels, never with trees.

{table}

Lemmas and coarse tags are compared with the treebanks', whose conventions differ a little (`United` -> `Unite`).
The held-out GUM news, {news_words} words and so a small set, are:
{news}.

{entities}

Entity scores are on a tenth of each source's texts, split by hash. A word that looks like a name and that its source
does not label counts neither way, so precision is flattered a little.

**Speed**: {speed:,} words a second on one CPU core, the whole pipeline.

**Limits.** What people annotated is mainly web text and Wikipedia; of newswire it knows the larger model's reading.
PRODUCT had too few examples to be relied on; FAC is part of LOC; EVENT is mostly elections, wars and sports; storms are
often missed. GPE and LOC are told apart by a hand list, and LOC is often called GPE. Dates, amounts and percentages are
not entities here: claimwire's rules find them. Prepositional phrases and participles after a noun (`The bill passed by
..`) are attached wrongly more often than the averages suggest, and lower-cased text and headlines parse worse. Names of
under-represented regions are recognised less well.
"""

COLUMNS = {"tag_acc": "tag", "pos_acc": "POS", "lemma_acc": "lemma", "dep_uas": "UAS", "dep_las": "LAS",
           "sents_f": "sentence F", "token_f": "token F"}  # fmt: skip


def model_card(meta: dict[str, Any], scores: dict[str, Any], **facts: Any) -> str:
    """The README of the model folder, with the scores of this training."""
    entities = scores.get("entities", {})
    return CARD.format(
        version=meta["version"],
        pipes=", ".join(meta["pipeline"]),
        labels=", ".join(meta["labels"]["ner"]),
        table=_treebank_table(scores),
        entities=_entity_table(entities),
        speed=scores["words_per_second"],
        **facts,
    )


def _treebank_table(scores: dict[str, Any]) -> str:
    sets = {name: row for name, row in scores.items() if isinstance(row, dict) and "dep_uas" in row}
    lines = ["| | " + " | ".join(COLUMNS.values()) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, row in sets.items():
        lines.append(f"| {name} | " + " | ".join(f"{100 * row[key]:.1f}" for key in COLUMNS) + " |")
    return "\n".join(lines)


def _entity_table(entities: dict[str, dict[str, float]]) -> str:
    lines = ["| entities | precision | recall | F |", "|---|---|---|---|"]
    for label, row in entities.items():
        lines.append(f"| {label} | " + " | ".join(f"{100 * row[key]:.1f}" for key in "prf") + " |")
    return "\n".join(lines)
