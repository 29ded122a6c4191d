"""A debrief made by hand, for faces that are tested without a sitting."""

from __future__ import annotations

from salesdance.sitting.debrief import (
    Bar,
    Chance,
    Debrief,
    Decider,
    Find,
    Guess,
    Instead,
    Moment,
    Showing,
    SkillBar,
    Sources,
    TheCard,
    ThePerson,
    Told,
)
from salesdance.sitting.view import Said

DANA = "Dana Okafor"
ASKED = Moment(
    3,
    3,
    "First meeting, Tuesday",
    "What was it about the stapler?",
    (Said(DANA, "The slant. I've shown it to everyone.", "She swipes past another stapler."),),
)
EXCUSED = Moment(
    9, 8, "First meeting, Tuesday", "Shall we?", (Said(DANA, "It's the budget.", "She says it to the table."),)
)
A_DEBRIEF = Debrief(
    title="The Copy Room",
    ending="Dana said no.",
    person=ThePerson(
        name=DANA,
        role="Office manager",
        heading="What Dana never said:",
        truth="I couldn't tell anyone why yours.",
        straight="There were two brochures on my desk, the same blue.",
        told=False,
        instead=(Instead("the budget", EXCUSED),),
        places=(
            Showing("What was it about the stapler?", "The slant.", ASKED, followed=False),
            Showing("Who has seen the picture?", "Petra, and Colm."),
        ),
        deciders=(Decider("Aurelio Brandt", "holds the lease file", could_stop=True, named=True, met=False),),
        fit="It would have suited them.",
        guesses=(Guess("I can't be without a machine just then.", "fairly sure", "As you asked", right=False),),
    ),
    luck=(Chance("7 of 10 such meetings end in a yes. This was one of the other three.", 7, 0.68, False, 9),),
    card=TheCard(
        skills=(
            SkillBar(
                "discovery",
                Bar("Finding out", 9.5, 16.0),
                "More than half of what there was.",
                (Bar("worth of the questions", 4.0, 6.0, "Nine questions.", ASKED),),
            ),
        ),
        limits=(Bar("the whole card", 70.0, 100.0, "You promised far more than will be delivered.", ASKED),),
        total=61.25,
        next_thing="Next time: follow what they let slip.",
    ),
    finds=(
        Find("found", "Inherited. Nobody here chose them.", "How did it come here?"),
        Find("half", "", "What is in the book?"),
        Find("missed", "", "Who scans?", opened_by="How did it come here?"),
    ),
    forecasts=(Told("What is it?", "the trial (fairly sure)", "the stapler, 6 in 10", 9, 1.5, 4.0),),
    lines=(ASKED, EXCUSED),
    sources=Sources("copy_room", "ab" * 32, "evidence", "cd" * 32, 1, 7, 11, "plain", ("Numbers with sources.",)),
)
