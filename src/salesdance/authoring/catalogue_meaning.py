"""Findings about what a scenario points to, and what can never be reached."""

from __future__ import annotations

from salesdance.authoring.catalogue import Entry

MEANING: tuple[Entry, ...] = (
    Entry(
        "unknown-objection",
        "error",
        "An id that is no objection of this scenario.",
        right="    matters_if: [downtime]             # objections for which it weighs more\n",
        wrong="    matters_if: [down_time]\n",
        at="down_time",
    ),
    Entry(
        "unknown-fact",
        "error",
        "An id that is no fact of this scenario.",
        right="    opens: [repair]                    # may be asked about only once this was answered openly\n",
        wrong="    opens: [repairs]\n",
        at="repairs]",
    ),
    Entry(
        "unknown-excuse",
        "error",
        "An id that is no excuse of this scenario.",
        right="    hides_behind: [summer, second_quote]\n",
        wrong="    hides_behind: [sumer, second_quote]\n",
        at="sumer",
    ),
    Entry(
        "unknown-subject",
        "error",
        "A contact is about users, rival, nothing, more, a commitment or an objection.",
        right="    about: more\n",
        wrong="    about: service\n",
        at="service\n",
    ),
    Entry(
        "unknown-move",
        "error",
        "A move that this scenario does not have.",
        right="        promise/one_day: One day, you said.",
        wrong="        promise/oneday: One day, you said.",
    ),
    Entry(
        "unknown-signal",
        "error",
        "An answer that this move never gets.",
        right="      not_now/summer:                  # a mood each, if the words should differ\n",
        wrong="      not_now/winter:\n",
    ),
    Entry(
        "not-a-decider",
        "error",
        "A clue can point to a person only if that person can stop the deal.",
        right="    decides: sometimes\n",
        wrong="    decides: never\n",
        at="will\n      strength: 3",
    ),
    Entry(
        "too-many-deciders",
        "error",
        "At most two people can stop a deal.",
        right="  osk:\n    name: Osk Brandvold\n    role: at the band saw for twenty-six years\n",
        wrong="  bank: {name: Mr Ferris, role: at the bank, decides: rarely}\n"
        "  osk:\n    name: Osk Brandvold\n    role: at the band saw for twenty-six years\n"
        "    decides: rarely\n",
        at="decides: rarely\n",
    ),
    Entry(
        "no-competitor",
        "error",
        "Something is about the rival, and there is none.",
        right="""competitor:
  name: Norvent
  pitches: sometimes                   # in the two weeks after a yes
  strength: 0.5
  wins_on: a lower price on the day
  difference: Theirs is louder than your radio, and ours you can talk beside.
  linked_to: [thursday, hands]         # facts that make this land once they were heard
  lands: {says: I'd like to hear the radio again., does: She tilts her head towards the shelf.}
  shrugs: {says: It's a workshop., does: She raises her voice a little.}

""",
        wrong="",
        at="rival:  ",
    ),
    Entry(
        "never-asked",
        "error",
        "A fact waits for another one that waits for it.",
        right="    opens: [college]\n",
        wrong="    opens: [college, father]\n",
        at="father:\n    ask",
    ),
    Entry(
        "opened-twice",
        "error",
        "A fact waits for one other fact only.",
        right="    opens: [college]\n",
        wrong="    opens: [college, repair]\n",
        at="repair]\n",
    ),
    Entry(
        "never-said",
        "warning",
        "A move or an answer that exists, and never comes up in this scenario.",
        right="        about_us: You told me",
        wrong="        bring/osk: You told me",
    ),
    Entry(
        "bad-weights",
        "error",
        "Own score weights stand for all parts; outcome and long game are always marked.",
        right="weights: {}                            # own score weights; the total stays 100\n",
        wrong="weights: {discovery: 60, outcome: 40}\n",
    ),
    Entry(
        "reserved-id",
        "error",
        "An id that already means something else where only the id is written.",
        right="  service_plan:\n",
        wrong="  next_step:\n    # a contact of its own, beside that of the commitment\n",
    ),
)
