"""2. Article -> Doc: the tokenizer, the layout, the bundled English model, and the reading that every finder works on."""
