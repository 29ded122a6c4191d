"""The look of the page: colours for light and dark, a calm column of text, and what changes on paper."""

from __future__ import annotations

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #eef1f6; --sheet: #fbfcfd; --line: #d5dbe5; --ink: #131c2b; --quiet: #55617a;
  --accent: #2355d0; --warm: #a84300; --track: #dfe5ee; --mine: #e9effc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d131f; --sheet: #161f2e; --line: #2a3547; --ink: #e9eef7; --quiet: #a3afc4;
    --accent: #7ba2ff; --warm: #f0a35e; --track: #2a3547; --mine: #1c2a45;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { max-width: 44rem; margin: 0 auto; }
header, section {
  background: var(--sheet); border: 1px solid var(--line); border-radius: 14px;
  padding: 1.5rem 1.75rem; margin: 0 0 1.25rem;
}
h1, h2, h3 { line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; color: var(--quiet); font-weight: 600; }
p { margin: 0 0 .75rem; } p:last-child { margin-bottom: 0; }
.quiet, small { color: var(--quiet); } small { font-size: .875rem; }
blockquote { margin: 0 0 1rem; padding: 0; }
.truth { font-size: 1.45rem; line-height: 1.35; font-weight: 600; margin: .25rem 0 1rem; }
.moment { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 0 0 1.1rem; }
.mine { background: var(--mine); border-radius: 10px; padding: .45rem .8rem; margin: 0 0 .5rem; }
.does { font-style: italic; color: var(--quiet); margin: 0 0 .25rem; }
.says { margin: 0 0 .25rem; }
ul { margin: 0 0 .75rem; padding-left: 1.2rem; } li { margin: 0 0 .5rem; }
.figures { display: flex; gap: .6rem; align-items: center; flex-wrap: wrap; margin: 0 0 1.1rem; }
.figures svg { width: 15rem; max-width: 100%; height: auto; }
.on { fill: var(--accent); } .off { fill: none; stroke: var(--quiet); stroke-width: 1.5; }
.chart { display: block; width: 100%; height: auto; }
.first { stroke: var(--accent); } .second { stroke: var(--warm); } .grid { stroke: var(--line); stroke-opacity: 1; }
.mark { stroke: var(--quiet); stroke-opacity: .6; }
.still { margin-bottom: 1.25rem; } .still .second { stroke: var(--quiet); }
.keys { display: flex; gap: 1.5rem; flex-wrap: wrap; } .key { width: 1.9rem; height: .5rem; vertical-align: middle; }
.ends { display: flex; justify-content: space-between; margin-top: .25rem; }
.skill { border-top: 1px solid var(--line); padding: .8rem 0; }
.row { display: inline-block; width: 92%; vertical-align: top; }
.row > * { display: block; }
.row svg { width: 100%; height: .6rem; margin: .35rem 0; }
.track { fill: var(--track); fill-opacity: 1; } .fill { fill: var(--accent); }
summary { cursor: pointer; } summary::marker { color: var(--quiet); }
dl { margin: .75rem 0 0; } dt { font-weight: 600; } dd { margin: 0 0 .8rem; }
.next { font-weight: 600; border-left: 3px solid var(--accent); padding-left: .9rem; margin: 1.25rem 0; }
.total { text-align: right; }
.chapter { margin-top: 1.5rem; } ol.talk { list-style: none; padding: 0; margin: 0; } ol.talk > li { margin: 0 0 1rem; }
.turned { border-top: 1px solid var(--line); padding-top: .25rem; margin-top: 1.25rem; }
.finds th { width: 10rem; font-weight: 400; color: var(--quiet); }
.lines td + td, .lines th + th { text-align: right; }
.lines th + th { width: 6rem; } .lines td + td { overflow-wrap: normal; }
ol.events { margin: 0 0 1rem; padding-left: 1.4rem; font-size: .9375rem; } ol.events li { margin: 0 0 .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td {
  text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line);
}
td { overflow-wrap: anywhere; }
@media (max-width: 34rem) {
  header, section { padding: 1.1rem 1.1rem; }
}
@media print {
  :root {
    --ground: #fff; --sheet: #fff; --line: #bbb; --ink: #000; --quiet: #444;
    --accent: #333; --warm: #333; --track: #ddd; --mine: #f2f2f2;
  }
  body { padding: 0; font-size: 10.5pt; }
  main { max-width: none; }
  header, section { border: 0; border-radius: 0; padding: 0; margin: 0 0 1.5rem; }
  .moment, .skill, li, tr, .still { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .truth { font-size: 15pt; }
}
"""
