"""Warnings and hints: the file works, and something in it could be better."""

from __future__ import annotations

from salesdance.authoring.catalogue import Entry

ADVICE: tuple[Entry, ...] = (
    Entry(
        "few-topics",
        "warning",
        "A deal from its first meeting needs something to ask on each of the five topics.",
        right="    topic: cost\n",
        wrong="    topic: trouble\n",
        at="facts:\n",
    ),
    Entry(
        "weak-favourite",
        "warning",
        "When no objection is likelier than all others together, reading the prospect is guessing.",
        right="    weight: often                      # often | sometimes | rarely | always, or "
        "a number; shares are worked out\n",
        wrong="    weight: 4\n",
        at="4\n    family: time",
        also=("few-clues",),
        extra=(
            "excuses:\n",
            """  noise:
    weight: 3.9
    family: product
    card: It is too loud.
    says: Yours hums, and theirs hums less.
    answer: {says: Come and hear one running at the boat builder's in Weir Street.}
    after_the_no: {says: It was the noise in the end.}

excuses:
""",
        ),
    ),
    Entry(
        "few-clues",
        "hint",
        "Three clues for each objection are good: a thing, a slip, an evasion. Without any it is a warning.",
        right="      of: no_heir\n      strength: 4\n",
        wrong="      of: downtime\n      strength: 4\n",
        at="no_heir:\n    weight",
    ),
    Entry(
        "same-clue",
        "warning",
        "A clue that looks and sounds like the plain answer cannot be noticed.",
        right="      does: She runs a thumb down the dates in May and stops at every one.\n",
        wrong="      does: She unrolls a drawing and holds the corners down.\n",
        at="clue:\n      of: downtime\n      strength: 3\n      does: She unrolls",
    ),
    Entry(
        "faint-clue",
        "warning",
        "A guarded answer with a clue must differ from the one without.",
        right="      faintly: {says: It got mended. Overnight., does: She puts the pencil behind her ear.}\n",
        wrong="      faintly: {says: It got mended., does: She puts the pencil behind her ear.}\n",
    ),
    Entry(
        "unused-excuse",
        "warning",
        "No objection hides behind this excuse, and it is true of none.",
        right="    hides_behind: [summer, second_quote]\n",
        wrong="    hides_behind: [second_quote]\n",
        at="summer:\n    label",
    ),
    Entry(
        "no-tell",
        "warning",
        "An excuse that always sounds the same teaches nothing.",
        right="    tell: {says: After the summer. Yes. September., "
        "does: She says it to the calendar and not to you.}\n",
        wrong='    tell: {says: "Ask me again after the summer, I\'ll have the roof paid by then.", '
        "does: She points at the bucket.}\n",
        also=("same-answer",),
    ),
    Entry(
        "unused-opening",
        "warning",
        "An opening is shown only when a scenario starts late.",
        right="# opening: only for a scenario that starts late, what she says as it opens.\n",
        wrong="opening: You found us.\n",
        at="opening: You",
        also=("answer-words",),
    ),
    Entry(
        "no-opening",
        "warning",
        "A scenario that starts late begins with a word from the prospect.",
        right="  act: discover\n",
        wrong="  act: cement\n",
        at="cement\n  #",
    ),
    Entry(
        "no-call",
        "warning",
        "A no is told on the telephone where `start` says so, or where the meeting is one: then it is only heard.",
        right="  act: discover\n",
        wrong="  act: discover\n  by_phone: true\n",
        at="by_phone",
    ),
    Entry(
        "used-up",
        "warning",
        "A look back offers a move that `played` has already made as often as it can be made.",
        right="      choices: [downside/two_visits, promise/one_day]\n",
        wrong="      choices: [downside/two_visits, promise/one_day]\n  played: [promise/one_day]\n",
        at="promise/one_day]\n  played",
    ),
    Entry(
        "never-lands",
        "warning",
        "The difference to the rival lands only once a fact linked to it was heard.",
        right="  linked_to: [thursday, hands]         # facts that make this land once they were heard\n",
        wrong="  linked_to: []\n",
    ),
    Entry(
        "few-mails",
        "warning",
        "With so few mails of a kind the same one comes twice in a deal.",
        right="    - {from: Ruth Tolland, says: Mad week. Two doors and a funeral. Will write about the dates.}\n",
        wrong="",
        at="hectic:\n",
    ),
    Entry(
        "other-beginning",
        "warning",
        "On the tongue stand the first words of a line; when it is said, all of that line is.",
        right="  - {says: Thank you for telling me straight, move: thank_them, motive: She did not have to.}",
        wrong="  - {says: Thank you for ringing, move: thank_them, motive: She did not have to.}",
        at="Thank you for ringing",
    ),
    Entry(
        "same-answer",
        "warning",
        "Two answers have the same words. Inside one fact the player cannot tell the moods apart; "
        "elsewhere it is a hint.",
        right="    cornered: {says: You can see it from where you're sitting., "
        "does: She looks at the clock above the saw.}\n",
        wrong="    cornered: {says: It's a joinery. There is dust., does: She looks at the clock above the saw.}\n",
        at="It's a joinery. There is dust., does: She looks",
    ),
    Entry(
        "few-moments",
        "hint",
        "An hour has ten to twelve votes; a sitting does not come to all that are named.",
        right='    - {act: close, why: "Asking now is early for some and late for others."}\n',
        wrong="",
        at="moments:",
    ),
    Entry(
        "many-moments",
        "hint",
        "More than twelve votes are no hour any more, and who reads the page looks for those that matter.",
        right='    - {act: close, why: "Asking now is early for some and late for others."}\n',
        wrong='    - {act: close, why: "Asking now is early for some and late for others."}\n'
        '    - {act: close, after: answer/*, why: "It was answered, and some ask at once."}\n'
        '    - {act: close, after: reason/*, why: "It landed, and some ask at once."}\n'
        '    - {act: close, after: ask/*, why: "One question more, or the one that counts."}\n',
        at="moments:",
    ),
    Entry(
        "long-brief",
        "hint",
        "A brief of more than 60 words is not read.",
        right="  wrote to you herself. It is your first visit. She has cleared one chair.\n",
        wrong="  wrote to you herself. It is your first visit. She has cleared one chair. "
        "There is a radio on the shelf, a\n"
        "  bucket below the roof, and a drawing of a door on the wall that is taller than she is. "
        "Nobody has offered\n"
        "  you coffee, and the saw is running.\n",
        at=">-\n",
    ),
    Entry(
        "long-card",
        "hint",
        "A suspicion card holds twelve words.",
        right="    card: I can't have the saws off in May.\n",
        wrong="    card: I can't have the saws off in May, not for a day, not even for half of one.\n",
        at="I can't have the saws off in May, not",
    ),
    Entry(
        "line-words",
        "hint",
        "A line of the seller has 6 to 16 words.",
        right="    ask: Whose handwriting is that on all the drawers back there?\n",
        wrong="    ask: Whose handwriting is that?\n",
        at="Whose",
    ),
    Entry(
        "answer-words",
        "hint",
        "An answer has 3 to 35 words; a body line makes up for words.",
        right="    deeper: My father had a rule. The saws pay for the roof. He wrote it on a drawer.\n",
        wrong="    deeper: We managed.\n",
        at="We managed.",
    ),
    Entry(
        "long-mail",
        "hint",
        "A mail has at most 50 words.",
        right="says: Osk asks whether the hose comes in grey. He says black looks like a hospital.}\n",
        wrong="says: Osk asks whether the hose comes in grey. He says black looks like a hospital. "
        "I said it is a hose "
        "and nobody looks at a hose. He said that he looks at it all day because "
        "it hangs where the tram bell used "
        "to hang and he liked the bell. So I promised that I would ask you about grey.}\n",
        at="Osk asks",
    ),
    Entry(
        "brochure-word",
        "hint",
        "Customers do not talk like brochures: solution, leverage, value, journey, reach out ...",
        right="  wavering: It's still here and it's still on. Ask me again when the year is out.\n",
        wrong="  wavering: It's a good solution and it's still on. Ask me again when the year is out.\n",
        at="It's a good",
    ),
    Entry(
        "quoted-words",
        "hint",
        "Words stand without quotation marks; the game adds its own.",
        right="  kept: The doors are hung. You can see from one end of the shed to the other.\n",
        wrong="  kept: \"'The doors are hung. You can see from one end of the shed to the other.'\"\n",
        at="\"'The",
    ),
    Entry(
        "body-line",
        "hint",
        "A body line is one full sentence.",
        right="    dodges: {says: Osk likes things as they are., does: She does not call him.}\n",
        wrong="    dodges: {says: Osk likes things as they are., does: not calling him}\n",
        at="not calling",
    ),
    Entry(
        "not-to-be-heard",
        "hint",
        "On the telephone only `heard` is shown, and this can only be seen.",
        right="heard: The saw starts up again.}\n",
        wrong="heard: She smiles with her mouth closed.}\n",
        at="She smiles with",
    ),
    Entry(
        "exclamation-marks",
        "hint",
        "One exclamation mark in a scenario, once, from the person one least expects.",
        right="    agrees: {says: Ask him. Bring a coffee., does: She shouts his name once.}\n",
        wrong="    agrees: {says: Ask him! Bring a coffee., does: She shouts his name once.}\n",
        at='"Osk! Monday',
    ),
)
