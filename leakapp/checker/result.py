"""Everything the result page says, worked out before the template sees it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from leakapp.checker.answer_store import Visit
from leakapp.checker.reminders import Reminder, reminder_for
from leakapp.checker.result_parts import Assumed, Because, Explained, WouldChange
from leakapp.checker.wording import say
from leakapp.content.quiet import speaks_of_baby_or_feeding
from leakapp.content.safety import ANYWHERE, CRISIS_RULES, FIND_A_HELPLINE, Line, Region
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.content.services import lines_for
from leakapp.content.snapshot import Snapshot, Words
from leakapp.triage.assessment import Assessment, concluded
from leakapp.triage.assumptions import assumptions
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.causes import Strength
from leakapp.triage.changes import changes
from leakapp.triage.explanations import Explanation
from leakapp.triage.facts import EXPECTED, LACTATING, LOST
from leakapp.triage.forcing import Forcing, forced_by
from leakapp.triage.journey import Journey, replay
from leakapp.triage.level_lines import LevelLine, level_lines
from leakapp.triage.questions import BY_ID as QUESTION
from leakapp.triage.questions import SCREEN_OF
from leakapp.triage.reasons import reasons
from leakapp.triage.rules import Rule
from leakapp.triage.table import RULES_VERSION, checksum
from leakapp.triage.urgency import Urgency

RULE_SET = f"{RULES_VERSION}-{checksum()}"  # worked out once: the tables do not change while the site runs
# Most people seen for these do not have cancer. Not said to men: there the share found is higher (evidence 11.4).
MOST_ARE_NOT_CANCER = frozenset(CAUSE["cancer"].explains)
NOT_A_SIGN_THAT_CHANGES = frozenset({"gate", "subject", "body", "age", "status"})
FITS = {
    Strength.STRONG: "Fits your answers well",
    Strength.FITS: "Fits some of your answers",
    Strength.POSSIBLE: "May play a part. Questions alone cannot tell",
    None: "Good to know",
}
NEEDS_A_CHECK = "A doctor needs to check for this"


class Result:
    """The result of one visit in words. Each property is one part of the page."""

    def __init__(self, visit: Visit, snapshot: Snapshot, journey: Journey | None = None) -> None:
        self.visit = visit
        self.snapshot = snapshot
        self.assessment: Assessment = concluded(journey or replay(visit.answers))
        self.urgency = self.assessment.urgency
        self.facts = self.assessment.journey.facts
        self.level: Words = snapshot.words("level", self.urgency.name)
        self.region: Region = REGIONS.get(visit.region, ANYWHERE)
        self.after_loss = LOST.holds(self.facts)
        self.deciding_ids = frozenset(rule.id for rule in self.assessment.deciding)

    @property
    def is_emergency(self) -> bool:
        return self.urgency is Urgency.EMERGENCY

    @property
    def in_crisis(self) -> bool:
        return not self.deciding_ids.isdisjoint(CRISIS_RULES)

    @property
    def contact(self) -> str:
        return str(self.level[f"contact.{self.region.id}"])

    @cached_property
    def crisis_lines(self) -> tuple[Line, ...]:
        return (*self.region.crisis, *lines_for(self.snapshot, self.region, "crisis"), FIND_A_HELPLINE)

    @cached_property
    def other_lines(self) -> tuple[Line, ...]:
        """Numbers that fit this level, confirmed ones alone. After a loss, none that is named for babies or feeding."""
        sorts = ["urgent"] if self.urgency >= Urgency.SAME_DAY else ["urgent", "nurse"]
        if "mood" in self.facts and self.facts["mood"] - {"none"}:
            sorts.append("maternal")
        if LACTATING.holds(self.facts):
            sorts.append("feeding")
        lines = tuple(lines_for(self.snapshot, self.region, *sorts))
        if not self.after_loss:
            return lines
        fitting = [line for line in lines if not speaks_of_baby_or_feeding(line.name)]
        return (*fitting, *lines_for(self.snapshot, self.region, "bereavement"))

    @cached_property
    def line_to_call(self) -> Line | None:
        """The number on the big button, once this site has confirmed one that fits: for help today, or of a nurse.

        A line for help today is never the way to a booked visit (clinical evidence, 5.1).
        """
        if self.urgency not in (Urgency.ROUTINE, Urgency.WITHIN_2_WEEKS, Urgency.SAME_DAY):
            return None
        if self.urgency is not Urgency.SAME_DAY and (self.after_loss or not EXPECTED.holds(self.facts)):
            return None  # the nurse lines are for pregnancy and the time after a birth
        sort = "urgent" if self.urgency is Urgency.SAME_DAY else "nurse"
        return next((line for line in lines_for(self.snapshot, self.region, sort) if line.dial), None)

    @property
    def is_for_home(self) -> bool:
        return self.urgency is Urgency.SELF_CARE

    @cached_property
    def reminder(self) -> Reminder | None:
        return reminder_for(self.urgency, self.facts)

    @cached_property
    def first_lines(self) -> tuple[str, ...]:
        """What stands above everything else at this level, because of one answer."""
        return self._said(line for line in self._level_lines if line.first)

    @property
    def steps(self) -> tuple[str, ...]:
        """What to do at this level, one line each, in the order to do it."""
        later = [line for line in self._level_lines if not line.first]
        whom = self._said(line for line in later if line.by_region)
        lines = self._said(line for line in later if not line.by_region)
        if self.urgency is Urgency.SELF_CARE:
            said = (*lines, self.contact)
        else:
            said = (self.contact, *whom, self.level["what_to_say"], self.level["if_no_answer"], *lines)
        return tuple(line for line in said if line)

    def _said(self, lines: Iterable[LevelLine]) -> tuple[str, ...]:
        """The words of these lines; a region may have none."""
        fields = (f"{line.field}.{self.region.id}" if line.by_region else line.field for line in lines)
        return tuple(words for field in fields if (words := str(self.level[field])))

    @cached_property
    def _level_lines(self) -> tuple[LevelLine, ...]:
        return level_lines(self.urgency, self.facts, self.assessment.rules)

    @cached_property
    def comfort(self) -> str:
        if self.urgency is Urgency.WITHIN_2_WEEKS and not (
            self.deciding_ids <= MOST_ARE_NOT_CANCER and self.facts["body"] != frozenset({"male"})
        ):
            return ""
        return str(self.level["comfort"])

    @cached_property
    def because(self) -> tuple[Because, ...]:
        return tuple(self._because(rule) for rule in self.assessment.deciding)

    def _because(self, rule: Rule) -> Because:
        words = self.snapshot.words("rule", rule.id)
        text, why = (
            words.get(f"{name}_after_loss") if self.after_loss and words.get(f"{name}_after_loss") else words[name]
            for name in ("text", "why")
        )
        told = tuple(
            (self.label(reason.question), "; ".join(self.in_short(reason.question, reason.options)))
            for reason in reasons(rule, self.facts)
            if reason.question not in self.assessment.journey.unanswered
        )
        return Because(rule, text, why, told, self._sources(rule))

    def _sources(self, rule: Rule) -> tuple[Words, ...]:
        """What the rule rests on. After a loss, without a source whose name speaks of a baby or of feeding."""
        found = (self.snapshot.words("source", key) for key in rule.sources)
        return tuple(each for each in found if not (self.after_loss and speaks_of_baby_or_feeding(each["name"])))

    @cached_property
    def sources(self) -> tuple[Words, ...]:
        """What the deciding rules rest on, each once."""
        by_key = {source.key: source for because in self.because for source in because.sources}
        return tuple(by_key.values())

    @cached_property
    def held_up(self) -> tuple[str, ...]:
        """The questions without an answer that keep the level from being lower."""
        if self.urgency is not Urgency.ROUTINE or self.assessment.rules:
            return ()
        return tuple(self._ask(each) for each in self.assessment.held_up)

    @cached_property
    def explanations(self) -> tuple[Explained, ...]:
        return tuple(self._explained(each) for each in self.assessment.explanations.shown)

    @cached_property
    def others(self) -> tuple[Explained, ...]:
        return tuple(self._explained(each) for each in self.assessment.explanations.others)

    @cached_property
    def learn_more(self) -> tuple[Explained, ...]:
        return tuple(self._explained(each) for each in self.assessment.explanations.learn_more)

    def _explained(self, each: Explanation) -> Explained:
        words = self.snapshot.words("explanation", each.key)
        return Explained(
            each.key,
            words["name"],
            words["medical_name"],
            NEEDS_A_CHECK if each.cause.danger and each.strength else FITS[each.strength],
            words["summary"],
            tuple(words[f"for.{reading}"] for reading in each.speaks_for),
            tuple(words[f"against.{reading}"] for reading in each.speaks_against),
            tuple(words["now"]),
            tuple(self._explained(part) for part in each.parts),
        )

    @cached_property
    def now(self) -> tuple[Explained, ...]:
        """The first two explanations that say what helps now."""
        return tuple(each for each in self.explanations if each.now)[:2]

    @cached_property
    def would_change(self) -> tuple[WouldChange, ...]:
        """Every sign that would move the level, grouped by the level it would give, most urgent first."""
        asks = {question.id: self._ask(question.id) for question in self.assessment.journey.asked}
        groups: dict[Urgency, list[str]] = {}
        for change in changes(self.visit.answers, self.assessment, NOT_A_SIGN_THAT_CHANGES):
            question = QUESTION[change.question]
            if change.urgency < self.urgency and change.option in question.exclusive:
                continue  # true, but "no sign at all" is no sign to look out for
            answer = say(question, change.option, self._words(change.question), self.facts)
            start = "" if change.given else "Without: "
            groups.setdefault(change.urgency, []).append(f"{asks[change.question]} {start}{answer}")
        return tuple(
            WouldChange(self.snapshot.words("level", level.name)["heading"], level > self.urgency, tuple(answers))
            for level, answers in sorted(groups.items(), reverse=True)
        )

    @cached_property
    def forced_by(self) -> tuple[tuple[str, str], ...]:
        """(question, answer): the fewest answers that force this level, whatever was answered to the rest."""
        return tuple((self._ask(each.question), self._needed(each)) for each in forced_by(self.assessment))

    def _needed(self, each: Forcing) -> str:
        given = self.facts[each.question]
        said = self._answers(each.question, each.options or tuple(given))
        alone = each.nothing_else and given.isdisjoint(QUESTION[each.question].exclusive)
        return said + (", and nothing else" if alone else "") + (" (not answered, so counted)" if each.assumed else "")

    @cached_property
    def assumed(self) -> tuple[Assumed, ...]:
        """What is not known and could matter, and the answers it was counted like."""
        return tuple(
            Assumed(
                self._ask(each.question), each.said_unsure, self._answers(each.question, each.like or each.counts_as)
            )
            for each in assumptions(self.visit.answers, self.assessment)
            if each.matters
        )

    @cached_property
    def unsure(self) -> tuple[str, ...]:
        return tuple(self._ask(each) for each in self.assessment.journey.unsure)

    @cached_property
    def unanswered(self) -> tuple[str, ...]:
        return tuple(self._ask(each) for each in self.assessment.journey.unanswered)

    @property
    def told(self) -> Iterator[tuple[str, str, str]]:
        """(screen, question, answer) for every question that was asked, in words."""
        for question in self.assessment.journey.asked:
            given = self.facts[question.id] if question.id not in self.assessment.journey.unanswered else frozenset()
            yield SCREEN_OF[question.id].id, self._ask(question.id), self._answers(question.id, tuple(given))

    @property
    def rules_version(self) -> str:
        return RULE_SET

    def _words(self, question: str) -> Words:
        return self.snapshot.words("question", question)

    def _ask(self, question: str) -> str:
        return say(QUESTION[question], "ask", self._words(question), self.facts)

    def _answers(self, question: str, options: tuple[str, ...]) -> str:
        in_order = [option for option in QUESTION[question].options if option in options]
        return "; ".join(self._answer(question, option) for option in in_order)

    def label(self, question: str) -> str:
        """The question in a word or two."""
        return str(self._words(question).get("label") or self._ask(question))

    def in_short(self, question: str, given: Collection[str]) -> list[str]:
        """These answers in a word or two each, in the order of the table."""
        words, row = self._words(question), QUESTION[question]
        return [
            words.get(f"short.{each}") or say(row, each, words, self.facts) for each in row.options if each in given
        ]

    def _answer(self, question: str, option: str) -> str:
        """As the reader saw it. After a loss, an answer from before it was known may speak of a baby: then shorter."""
        words = self._words(question)
        said = say(QUESTION[question], option, words, self.facts)
        return words.get(f"short.{option}") or said if self.after_loss and speaks_of_baby_or_feeding(said) else said
