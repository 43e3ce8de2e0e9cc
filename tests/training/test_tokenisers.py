"""Texts are cut into pieces that are the text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from translate.training.tokenisers import SOURCE, TARGET, Tokenisers, train_tokeniser, write_vocabulary

TEXTS = ["وصل الوزير إلى المدينة", "زار الرئيس المدينة القديمة", "غادر السفير ووصل المدير"] * 30


def _tokenisers(folder: Path) -> Tokenisers:
    for name in (SOURCE, TARGET):
        train_tokeniser(folder / name, TEXTS, 60, 1.0, split_digits=True)
    write_vocabulary(folder)
    return Tokenisers(folder)


def test_a_share_is_cut_by_chance_and_stays_the_same_text(tmp_path: Path) -> None:
    tokenisers = _tokenisers(tmp_path)
    likeliest, some, most = (
        [each.tolist() for each in tokenisers.sources(TEXTS, share, 7)] for share in (0.0, 0.3, 1.0)
    )
    changed = [sum(map(list.__ne__, likeliest, cut)) for cut in (some, most)]
    assert 0 < changed[0] < 0.3 * len(TEXTS) < changed[1]
    for cut in (some, most):
        assert [tokenisers.text(each) for each in cut] == TEXTS


def test_chance_is_the_same_in_every_process_for_a_seed(tmp_path: Path) -> None:
    tokenisers = _tokenisers(tmp_path)
    cut, other = ([each.tolist() for each in tokenisers.sources(TEXTS, 0.5, seed)] for seed in (7, 8))
    assert cut != other
    program = (
        "import json, sys; from pathlib import Path; from translate.training.tokenisers import Tokenisers;"
        "texts = json.load(sys.stdin);"
        "print([each.tolist() for each in Tokenisers(Path(sys.argv[1])).sources(texts, 0.5, 7)])"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(elsewhere.stdout) == cut
