"""2. Article -> Doc: the tokenizer, the layout, the bundled English model, and the reading that finders work on."""
