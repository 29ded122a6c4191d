"""A realistic author's file with every form of YAML an author meets, for reading and for damaging."""

SAMPLE = """\
# yaml-language-server: $schema=./.salesdance.schema.json
salesdance: 1
id: copier_in_the_bag
title: "The copier that was in the bag"
teaches: [cement, listen]
brief: >
  Third visit to Halden Dental. Marta loved the demo
  and said yes on the phone.
start:                                        # default: the first meeting
  act: cement
  played: [ask history, promise overnight]
seller: {company: Northgate Office, product: Atlas 40, price: 14900, margin: 0.25, leased: false}
prospect:
  name: Marta Oduya
  role: Practice manager, Halden Dental
  courtesy: often
  nerves:
facts:
  history:
    ask: How did you end up with the machine you have now?
    at_ease:
      says: It came with the lease. Nobody chose it \u2014 I choose the toner. \U0001f469\u200d\u2695\ufe0f
      clue: {of: repair_time, strength: 3, says: "It came with the lease. So did the Mondays: all of them."}
    guarded: {says: Did it? It was here when I came., does: 'She looks at the door; it''s open.'}
    opens: [service_calls]
objections:
  repair_time:
    weight: often
    says: |
      If it stops on a Monday
      I have nine people in the waiting room.
    hides_behind: [budget, think_it_over]
expect:
  - {player: expert, kept_at_least: 0.55}
  - {player: pushy, kept_at_most: 0.30}
  - after: [history, service_calls]
    believes: repair_time
    at_least: -1.5
"""
