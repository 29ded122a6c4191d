"""A debrief made by hand, for faces that are tested without a sitting."""

from __future__ import annotations

from salesdance.sitting.debrief import (
    Bar,
    Compared,
    Debrief,
    Decider,
    Find,
    Guess,
    Instead,
    Line,
    Moment,
    Showing,
    SkillBar,
    Sources,
    TheCard,
    ThePerson,
    Told,
    Turned,
    Turning,
)
from salesdance.sitting.debrief_shares import Chance
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

BETTER = Line("probe/why", "What would have to be true for you to sign?", 0.62)
A_TURN = Turned(
    turn=9,
    kind="cost",
    label="This is where it turned",
    moment=EXCUSED,
    heard=(ASKED,),
    tempting=("You heard the price come up again.",),
    changed=("From here she trusted you less.",),
    believed="I couldn't tell anyone why yours.",
    share=0.58,
    better=(BETTER,),
    worth=0.08,
    figures="It cost 0.8 of the 10 that a customer who stays and is glad of it is worth, give or take 0.2.",
    hindsight="Knowing who it really was: two of ten after this line, and five after the first of the better ones.",
)
A_TURNING = Turning(
    words="These lines mattered most, judged by what could be known then:",
    moments=(A_TURN,),
    turns=(
        Compared(ASKED, Line("ask/stapler", "What was it about the stapler?", 0.7, truly=0.35), (), exact=True),
        Compared(EXCUSED, Line("close", "Shall we?", 0.54, 0.08, 0.02, 0.27), (BETTER,)),
    ),
    notes=("A line that cost 0.4 or more counts as one that turned a deal.",),
)
