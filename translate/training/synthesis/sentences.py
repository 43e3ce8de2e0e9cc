"""Sentences of any content in sound grammar: they teach words and their forms, not facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from translate.training.synthesis import tenses
from translate.training.synthesis.arabic_forms import joined
from translate.training.synthesis.arabic_verbs import Agreement, Stem
from translate.training.synthesis.clauses import Clauses, Pair
from translate.training.synthesis.english import tidied
from translate.training.synthesis.english_verbs import being
from translate.training.synthesis.grammar import Grammar
from translate.training.synthesis.lexicon import Lexicon
from translate.training.synthesis.phrases import Phrase
from translate.training.synthesis.tenses import BEING, Tense

_VERB_FIRST = (
    (" و", ", and"), (" عندما ", " when"), (" بعد أن ", " after"), (" ثم ", ", then"), (" كما ", ", and"),
    (" حيث ", ", where"),
)  # fmt: skip
_SUBJECT_FIRST = ((" بينما ", ", while"), (" فيما ", ", while"))
_AFTER_THAT = ((" لكن ", ", but"), (" لأن ", " because"))
_QUESTIONS = (("هل", ""), ("لماذا", "why"), ("متى", "when"), ("كيف", "how"), ("أين", "where"))
_LEADING = (
    (Stem("أدى", "يؤدي"), Tense.PAST, "إلى", "led to"),
    (Stem("هدف", "يهدف"), Tense.PRESENT, "إلى", "aims at"),
    (Stem("ساعد", "يساعد"), Tense.PRESENT, "على", "helps in"),
    (Stem("تطلب", "يتطلب"), Tense.PRESENT, "", "requires"),
)
_HAPPENING = (Stem("تم", "يتم"), Stem("جرى", "يجري"))
_WHAT = ("thing", "person", "place", "creature", "event", "abstract", "group", "text")
_BECOMING = (("أصبح", "became"), ("ظل", "remained"))


class Sentences:
    """Makes pairs of a lexicon, with the names of a grammar."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, random: Random) -> None:
        """Keep what sentences are made of."""
        self._make, self._lexicon, self._random = Clauses(lexicon, grammar, random), lexicon, random
        self._patterns: dict[Callable[[], Pair | None], float] = {
            self._simple: 5.0, self._linked: 3.0, self._reported: 2.0, self._question: 0.6,
            self._existing: 0.6, self._possible: 0.6, self._due: 0.6, self._described: 1.0, self._done: 0.8,
            self._leading: 0.6, self._listed: 0.5, self._relative: 1.2,
        }  # fmt: skip

    def pairs(self, count: int) -> Iterator[Pair]:
        """So many pairs, the same for the same chance."""
        made = 0
        while made < count:
            (pattern,) = self._random.choices([*self._patterns], [*self._patterns.values()])
            if (pair := pattern()) is not None:
                made += 1
                yield _ended(*pair)

    def _simple(self) -> Pair:
        """One clause, now and then with a time or a place."""
        clause = self._make.clause(tense := self._make.tense())
        source = clause.verb_first if self._random.random() < 0.7 else clause.subject_first
        return self._make.with_adverbial(source, clause.english, tense)

    def _linked(self) -> Pair:
        """Two clauses with a conjunction."""
        tense = self._random.choice((Tense.PAST, Tense.PAST, Tense.PRESENT))
        first, second = self._make.clause(tense), self._make.clause(tense)
        links = self._random.choices((_VERB_FIRST, _SUBJECT_FIRST, _AFTER_THAT), (6, 2, 2))[0]
        forms = {_VERB_FIRST: second.verb_first, _SUBJECT_FIRST: second.subject_first}
        arabic, english = self._random.choice(links)
        comma = "،" if english.startswith(",") else ""
        source = f"{first.verb_first.strip()}{comma}{arabic}{forms.get(links, second.after_that)}"
        return source, f"{first.english.strip()}{english} {second.english}"

    def _reported(self) -> Pair | None:
        """Somebody says something."""
        if not self._make.saying:
            return None
        verb, speaker = self._make.verb_and_subject(self._make.saying)
        (arabic, english), clause = verb.frame, self._make.clause(self._make.tense())
        said = f"{arabic} {clause.after_that}", f"{verb.english.past} {english} {clause.english}"
        if "person" in verb.subjects and self._random.random() < 0.15:
            return f"و{verb.arabic.he_did} {said[0]}", f"he {said[1]}"
        source = f"{verb.arabic.past(speaker.before)} {speaker.arabic.nominative} {said[0]}"
        return source, f"{speaker.english} {said[1]}"

    def _question(self) -> Pair:
        word, english = self._random.choice(_QUESTIONS)
        verb, subject = self._make.verb_and_subject(self._make.verbs)
        (source, target), tense = (
            self._make.complement(verb),
            self._random.choice((Tense.PAST, Tense.PRESENT)),
        )
        form = tenses.arabic(verb.arabic, tense, subject.before)
        asked = verb.english.asked(tense, subject.english, plural=subject.plural)
        return f"{word} {form} {subject.arabic.nominative} {source}؟", f"{english} {asked} {target}?"

    def _existing(self) -> Pair | None:
        """There is or was something."""
        thing, place = self._make.nouns.of(_WHAT), self._make.nouns.of(("place",))
        if thing.definite:
            return None
        tense = self._random.choice((Tense.PAST, Tense.PRESENT))
        there = "هناك" if tense is Tense.PRESENT else f"{BEING.past(thing.before)} هناك"
        source = f"{there} {thing.arabic.nominative} في {place.arabic.genitive}"
        return source, f"there {being(tense, plural=thing.plural)} {thing.english} in {place.english}"

    def _possible(self) -> Pair:
        """Somebody can or must do something: the subject stands before the Arabic verb."""
        verb, subject = self._make.verb_and_subject(self._make.verbs)
        source, target = self._make.complement(verb)
        who, form = subject.arabic.genitive, verb.arabic.subjunctive(subject.behind)
        arabic, english = self._random.choice(
            (
                (f"يمكن {joined('ل', who)} أن", "can"), (f"لا يمكن {joined('ل', who)} أن", "cannot"),
                (f"يجب على {who} أن", "must"), (f"ينبغي على {who} أن", "should"),
            )
        )  # fmt: skip
        return f"{arabic} {form} {source}", f"{subject.english} {english} {verb.english.base} {target}"

    def _due(self) -> Pair:
        """Somebody may or is to do something: the subject stands behind the Arabic verb."""
        verb, subject = self._make.verb_and_subject(self._make.verbs)
        source, target = self._make.complement(verb)
        expected = f"{being(Tense.PRESENT, plural=subject.plural)} expected to"
        arabic, english = self._random.choice(
            (("من المتوقع أن", expected), ("من المقرر أن", expected.replace("expected", "scheduled")),
             ("من الممكن أن", "may"), ("قد", "may"))
        )  # fmt: skip
        form = f"{verb.arabic.present(subject.before)} {subject.arabic.nominative}"
        return f"{arabic} {form} {source}", f"{subject.english} {english} {verb.english.base} {target}"

    def _described(self) -> Pair | None:
        """Something is, was, became, is not of some quality."""
        kind = self._random.choice(_WHAT)
        adjective, subject = self._lexicon.adjective(kind, self._random), self._make.nouns.of((kind,))
        form = adjective and adjective.agreeing(subject.behind)
        if adjective is None or form is None or not subject.definite:
            return None
        if self._random.random() < 0.4:
            return self._is(subject, form.nominative, adjective.english)
        arabic, english = self._random.choice(_ways(subject))
        source = f"{arabic} {subject.arabic.nominative} {form.accusative}"
        return source, f"{subject.english} {english} {adjective.english}"

    def _is(self, subject: Phrase, form: str, english: str) -> Pair:
        """Something is or seems to be of a quality, with nothing that would put it into the accusative."""
        if self._random.random() < 0.5:
            seems = "seem" if subject.plural else "seems"
            return f"يبدو أن {subject.arabic.accusative} {form}", f"{subject.english} {seems} {english}"
        now = being(Tense.PRESENT, plural=subject.plural)
        return f"{subject.arabic.nominative} {form}", f"{subject.english} {now} {english}"

    def _done(self) -> Pair | None:
        """Something was done to something: تم with a verbal noun."""
        if not self._make.direct:
            return None
        verb = self._random.choice(self._make.direct)
        thing = self._make.nouns.of(verb.objects)
        tense = self._random.choices((Tense.PAST, Tense.PRESENT), (7, 3))[0]
        way = tenses.arabic(self._random.choice(_HAPPENING), tense, _agreement(verb.masdar))
        source = f"{way} {verb.masdar} {thing.arabic.genitive}"
        target = f"{thing.english} {being(tense, plural=thing.plural)} {verb.english.participle}"
        return self._make.with_adverbial(source, target, tense)

    def _leading(self) -> Pair | None:
        """Doing one thing leads to, aims at, helps in, requires another."""
        if not self._make.direct:
            return None
        one, other = self._doing(), self._doing()
        verb, tense, particle, english = self._random.choice(_LEADING)
        form = tenses.arabic(verb, tense, _agreement(one[0]))
        return f"{form} {one[0]} {particle} {other[0]}", f"{one[1]} {english} {other[1]}"

    def _doing(self) -> Pair:
        """Doing something, as a noun."""
        verb = self._random.choice(self._make.direct)
        thing = self._make.nouns.of(verb.objects)
        return f"{verb.masdar} {thing.arabic.genitive}", f"{verb.english.ing()} {thing.english}"

    def _listed(self) -> Pair | None:
        """Somebody does something to two or more things."""
        if not self._make.direct:
            return None
        verb, subject = self._make.verb_and_subject(self._make.direct)
        *things, last = (self._make.nouns.of(verb.objects) for _ in range(self._random.randint(2, 4)))
        tense = self._random.choice((Tense.PAST, Tense.PRESENT))
        start = f"{tenses.arabic(verb.arabic, tense, subject.before)} {subject.arabic.nominative}"
        does = verb.english.finite(tense, plural=subject.plural)
        return (
            f"{start} {' و'.join(thing.arabic.accusative for thing in [*things, last])}",
            f"{subject.english} {does} {', '.join(thing.english for thing in things)} and {last.english}",
        )

    def _relative(self) -> Pair | None:
        """Somebody who did one thing did another."""
        verb, subject = self._make.verb_and_subject(self._make.verbs)
        if not subject.definite:
            return None
        other, who = self._make.beside(verb), subject.behind
        (inner, within), (outer, after) = self._make.complement(other), self._make.complement(verb)
        did, does = (each.english.finite(Tense.PAST, plural=subject.plural) for each in (other, verb))
        source = f"{subject.arabic.nominative} {_who(who)} {other.arabic.past(who)} {inner}"
        target = f"{subject.english} {'who' if subject.human else 'that'} {did} {within}"
        return f"{source} {verb.arabic.past(who)} {outer}", f"{target} {does} {after}"


def _ways(subject: Phrase) -> list[Pair]:
    """The verbs that put a quality into the accusative, as they stand before their subject."""
    now, then = (being(tense, plural=subject.plural) for tense in (Tense.PRESENT, Tense.PAST))
    verbs = [("ليس", f"{now} not"), ("كان", then), *_BECOMING]
    return [(Stem(arabic, arabic).past(subject.before), english) for arabic, english in verbs]


def _agreement(masdar: str) -> Agreement:
    """How a verb before a verbal noun agrees."""
    return Agreement(masdar.split(maxsplit=1)[0].endswith("ة"))


def _who(who: Agreement) -> str:
    if who.plural:
        return "اللواتي" if who.feminine else "الذين"
    return "التي" if who.feminine else "الذي"


def _ended(source: str, target: str) -> Pair:
    """A pair with full stops or question marks, and single spaces."""
    arabic, english = "؟?" if target.endswith("?") else ".."
    return f"{' '.join(source.split()).rstrip('؟. ')}{arabic}", tidied(f"{target.rstrip('?. ')}{english}")
