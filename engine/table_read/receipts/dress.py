"""Table read, receipts, dress: the one style sheet of the page, for phones, desks, the dark and paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --page: #f6f1e7; --card: #fffcf5; --text: #1d1b16; --soft: #635c4d; --line: #d9cfba; --accent: #8a5a00; --bad: #a3312a;
  --serif: Georgia, "Noto Serif", "DejaVu Serif", "Times New Roman", serif; --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --page: #12131c; --card: #1b1d29; --text: #f2eee4; --soft: #aaa79e; --line: #353950;
  --accent: #e8a33d; --bad: #f08a80; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { max-width: 72rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 3rem);
  background: var(--page); color: var(--text); font: 1.05rem/1.55 var(--serif); overflow-wrap: anywhere; }
p, h1, h2, h3, ol, figure, blockquote { margin: 0; padding: 0; }
ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .18em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
header { max-width: 46rem; }
.eyebrow, .ground, .who, .facts, .hash, .remark, figcaption, nav, footer, .number, .disclosure, .counts { font-family: var(--sans); }
.eyebrow { font-size: .8rem; font-weight: 600; letter-spacing: .12em; text-transform: uppercase; color: var(--accent); }
h1 { margin: .35rem 0 .7rem; font-size: clamp(1.8rem, 1.2rem + 2.6vw, 3rem); font-weight: 600; line-height: 1.12; text-wrap: balance; }
.thesis { font-size: 1.25rem; line-height: 1.45; }
.counts { margin-top: 1.4rem; font-size: 1rem; }
.disclosure { margin-top: .8rem; padding-left: 1rem; border-left: 3px solid var(--line); font-size: .9rem; color: var(--soft); }
nav { margin: 2rem 0 0; padding: 1rem 0; border-block: 1px solid var(--line); font-size: .95rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .35rem 1.6rem; }
nav p { margin-top: .5rem; font-weight: 600; }
nav a { display: inline-block; padding: .2rem 0; }
h2 { margin: 3rem 0 1rem; font-size: 1.55rem; font-weight: 600; color: var(--accent); line-height: 1.2; }
main li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.5rem; padding: 1.15rem 0; border-top: 1px solid var(--line); }
main li:target { background: var(--card); box-shadow: -1rem 0 var(--card), 1rem 0 var(--card); }
.who { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; font-size: .78rem; font-weight: 600; letter-spacing: .08em; color: var(--soft); }
.number { min-width: 1.8rem; font-weight: 400; letter-spacing: 0; text-decoration: none; font-variant-numeric: tabular-nums; }
.aside { font: italic 400 .9rem var(--serif); letter-spacing: 0; }
.words { margin-top: .2rem; font-size: 1.12rem; }
.ground { font-size: .78rem; font-weight: 600; letter-spacing: .04em; color: var(--accent); }
.connective .ground { font-weight: 400; color: var(--soft); }
.connective .words { color: var(--soft); }
figure { margin-top: .55rem; padding-left: 1rem; border-left: 3px solid var(--accent); }
blockquote { font-style: italic; white-space: pre-line; }
figcaption { margin-top: .3rem; font-size: .85rem; color: var(--soft); }
.remark { margin-top: .25rem; font-size: .85rem; color: var(--bad); }
#sources li { padding: 1rem 0; border-top: 1px solid var(--line); }
#sources li:target { border-top-color: var(--accent); }
h3 { font-size: 1.1rem; font-weight: 600; }
.facts, .hash { font-size: .88rem; color: var(--soft); }
.outward { font-family: var(--sans); font-size: .9rem; }
code { font-size: .8rem; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--soft); }
@media (max-width: 46rem) {
  main li { grid-template-columns: minmax(0, 1fr); gap: .7rem 0; }
  .rests { padding-left: 1rem; } .connective .rests { padding-left: 0; }
}
@media (prefers-contrast: more) { :root { --soft: var(--text); --line: var(--text); } }
@media (forced-colors: active) { figure { border-left-color: CanvasText; } }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --accent: #6b4600; --bad: #7a1f18; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav, .skip { display: none; }
  main li, #sources li, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
  .outward { color: #000; }
}
"""
