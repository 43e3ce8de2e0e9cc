"""What Muqabala is measured against: the script that a user would write with transformers and python-docx.

Usage: ``python naive_script.py ARTICLE WORD_FILE MODEL_FOLDER``
"""

from __future__ import annotations

import sys
from pathlib import Path

import docx
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer


def main(article: str, word_file: str, model_folder: str) -> None:
    """Translate an article sentence by sentence and fill a table cell by cell."""
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    model = AutoModelForSeq2SeqLM.from_pretrained(model_folder)
    lines = Path(article).read_text(encoding="utf-8").splitlines()
    sentences = [sentence.strip() for line in lines for sentence in line.split(".") if sentence.strip()]
    document = docx.Document()
    table = document.add_table(rows=len(sentences), cols=2)
    for row, sentence in enumerate(sentences):
        tokens = tokenizer(sentence, return_tensors="pt")
        output = model.generate(**tokens, num_beams=4)
        table.cell(row, 0).text = tokenizer.decode(output[0], skip_special_tokens=True)
        table.cell(row, 1).text = sentence
    document.save(word_file)


if __name__ == "__main__":
    main(*sys.argv[1:])
