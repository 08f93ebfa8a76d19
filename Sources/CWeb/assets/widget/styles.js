/** Where the window takes the whole page. */
export const narrow = "(max-width: 30rem), (max-height: 30rem)";

/** How the widget looks: a sheet of its own, which the page around it cannot reach and which does not reach the page. */
export const styles = `
:host {
    --accent: light-dark(#0b5c63, #7fd0d3);
    --on-accent: light-dark(#fff, #06282b);
    --paper: light-dark(#fffdf9, #17191b);
    --raised: light-dark(#f4f1ea, #212427);
    --mine: light-dark(#e2efee, #17383b);
    --ink: light-dark(#1c2326, #eceae5);
    --soft: light-dark(#55606a, #a9b2b8);
    --edge: light-dark(#dcd7cc, #363b3f);
    --warn: light-dark(#8a4b00, #f3b76a);
    --warn-paper: light-dark(#fdf0dc, #35270f);
    --bad: light-dark(#a1261c, #ff9d90);
    color-scheme: light dark;
    font: 1rem/1.5 system-ui, sans-serif;
    color: var(--ink);
}
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[hidden] { display: none !important; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
:host(:dir(rtl)) .send:not(.stop) .icon { transform: scaleX(-1); }

.launcher {
    position: fixed; inset-block-end: max(1.25rem, env(safe-area-inset-bottom)); inset-inline-end: 1.25rem; z-index: 10;
    display: inline-flex; align-items: center; gap: .6rem; padding: .8rem 1.25rem; min-block-size: 48px;
    border: 0; border-radius: 999px; background: var(--accent); color: var(--on-accent); font-weight: 600;
    box-shadow: 0 8px 24px #0003;
}
:host([open]) .launcher { visibility: hidden; }
.badge { min-inline-size: 1.5em; padding: 0 .4em; border-radius: 999px; background: var(--on-accent); color: var(--accent); font-size: .85em; text-align: center; }

.panel {
    position: fixed; inset: auto; inset-block-end: max(1.25rem, env(safe-area-inset-bottom)); inset-inline-end: 1.25rem;
    inline-size: min(26.5rem, 100vw - 2.5rem); block-size: min(42rem, 100dvh - 2.5rem); margin: 0; padding: 0;
    border: 1px solid var(--edge); border-radius: 18px; background: var(--paper); color: inherit; overflow: hidden;
    box-shadow: 0 24px 64px #0004;
}
.panel:popover-open { display: flex; flex-direction: column; }
@media ${narrow} {
    .panel { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
}
.header { display: flex; align-items: flex-start; gap: .25rem; padding: .85rem .75rem .75rem; padding-inline-start: 1.1rem; border-block-end: 1px solid var(--edge); }
.heading { flex: 1; min-inline-size: 0; }
h2 { margin: 0; font-size: 1.05rem; line-height: 1.3; }
.chip { margin: .1rem 0 0; font-size: .82rem; line-height: 1.35; color: var(--soft); overflow-wrap: anywhere; }
.chip:empty { display: none; }
.round { display: inline-grid; place-items: center; inline-size: 36px; block-size: 36px; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--soft); }
.quiet { display: inline-flex; align-items: center; gap: .4rem; min-block-size: 32px; padding: .2rem .7rem; border: 1px solid var(--edge); border-radius: 999px; background: none; font-size: .87rem; }
:is(.round, .quiet):hover { background: var(--raised); color: var(--ink); }
.quiet.main { border-color: transparent; background: var(--accent); color: var(--on-accent); }

.line { display: flex; align-items: center; gap: .6rem; padding: .45rem 1.1rem; background: var(--warn-paper); color: var(--warn); font-size: .87rem; }
.line .text { flex: 1; margin: 0; font-variant-numeric: tabular-nums; }
.lamp { inline-size: .6rem; block-size: .6rem; flex: none; border: 2px solid currentColor; border-radius: 50%; }
.line[data-kind=back] { background: var(--mine); color: var(--accent); }
.line[data-kind=back] .lamp { background: currentColor; }
.line[data-kind=stopped] { color: var(--bad); }
.line .quiet { border-color: currentColor; }

.offer { padding: .9rem 1.1rem; background: var(--raised); border-block-end: 1px solid var(--edge); }
.offer p { margin: 0 0 .5rem; }
.lines { margin: .75rem 0 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--edge); font-size: .87rem; color: var(--soft); }
.lines div { overflow: hidden; max-block-size: 6em; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem; }

.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem 1.1rem; display: flex; flex-direction: column; }
.log:focus-visible { outline-offset: -2px; }
.older { align-self: center; margin-block-end: .75rem; }
.empty { margin: auto; padding: 1.5rem .5rem; max-inline-size: 19rem; text-align: center; color: var(--soft); }
.empty p { margin: 0; }
.empty .question { margin-block-end: .35rem; font-size: 1.15rem; font-weight: 600; color: var(--ink); }
.list { list-style: none; margin: auto 0 0; padding: 0; display: flex; flex-direction: column; gap: .9rem; }
.bubble { padding: .6rem .9rem; border-radius: 14px; overflow-wrap: anywhere; }
li[data-kind=mine] { align-self: flex-end; max-inline-size: 88%; display: flex; flex-direction: column; align-items: flex-end; gap: .2rem; }
li[data-kind=mine] .bubble { background: var(--mine); border-end-end-radius: 4px; white-space: pre-wrap; }
.state { display: flex; align-items: center; gap: .3rem; font-size: .78rem; color: var(--soft); }
.state .icon { inline-size: 1em; block-size: 1em; }
li[data-state=failed] .state { color: var(--bad); }
li[data-state=waiting] .bubble { outline: 1px dashed var(--edge); }
.who { display: flex; gap: .5rem; align-items: baseline; font-size: .8rem; font-weight: 600; color: var(--soft); margin-block-end: .2rem; }
.who time { font-weight: 400; }
.rich { background: var(--raised); border-end-start-radius: 4px; }
.rich :is(p, ul, ol, pre, blockquote, table) { margin-block: .7em; }
.rich > :first-child { margin-block-start: 0; }
.rich > :is(:last-child, :has(+ .tail:empty)) { margin-block-end: 0; }
.tail { display: block; }
.rich :is(ul, ol) { padding-inline-start: 1.4em; }
.rich :is(h3, h4, h5, h6) { margin-block: 1em .4em; font-size: 1em; line-height: 1.35; }
.rich pre { overflow-x: auto; padding: .7rem .8rem; border-radius: 8px; background: var(--paper); border: 1px solid var(--edge); font-size: .87em; }
.rich code { font-family: ui-monospace, monospace; font-size: .92em; }
.rich :not(pre) > code:not(.math) { padding: .1em .3em; border-radius: 4px; background: var(--paper); }
.rich .math.display { display: block; overflow: auto hidden; margin-block: .5em; text-align: center; }
.rich blockquote { margin-inline: 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--edge); color: var(--soft); }
.rich table { border-collapse: collapse; display: block; overflow-x: auto; }
.rich :is(th, td) { padding: .25em .6em; border: 1px solid var(--edge); text-align: start; }
.rich .end { text-align: end; }
.rich .center { text-align: center; }
a { color: var(--accent); text-underline-offset: 2px; }
.seam { margin: .4rem 0 0; font-size: .8rem; font-style: italic; color: var(--soft); }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .9rem; margin-block-start: .3rem; font-size: .8rem; color: var(--soft); }
.foot details[open] { flex-basis: 100%; }
.foot summary { min-block-size: 24px; padding-block: .2rem; cursor: pointer; }
.foot :is(p, ul) { margin: .2rem 0; overflow-wrap: anywhere; }
.feedback { display: flex; flex-wrap: wrap; margin-inline-start: auto; }
.feedback .round { inline-size: 28px; block-size: 28px; }
.feedback .down .icon { rotate: 180deg; }
.feedback .icon { inline-size: 1rem; block-size: 1rem; }
.round[aria-pressed=true] { color: var(--accent); background: var(--mine); }
.note { display: flex; gap: .4rem; flex-basis: 100%; margin-block-start: .3rem; }
.note input { flex: 1; min-inline-size: 0; padding: .25rem .6rem; border: 1px solid var(--edge); border-radius: 999px; background: var(--paper); }
li[data-kind=line] { align-self: center; text-align: center; font-size: .83rem; color: var(--soft); }
li[data-kind=line] p { margin: 0 0 .3rem; }
.dots { display: inline-flex; gap: .3rem; padding: .5rem .2rem 0; }
.dots i { inline-size: .45rem; block-size: .45rem; border-radius: 50%; background: var(--soft); animation: breathe 1.2s infinite ease-in-out; }
.dots i + i { animation-delay: .2s; }
@keyframes breathe { 0%, 70%, to { opacity: .25; } 35% { opacity: 1; } }

.footer { padding: .6rem .9rem max(.7rem, env(safe-area-inset-bottom)); border-block-start: 1px solid var(--edge); }
.place { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.place p { flex: 1 1 14rem; margin: 0; }
.place, .typing { margin: 0 .2rem .5rem; font-size: .83rem; color: var(--soft); }
.compose { display: flex; align-items: flex-end; gap: .4rem; padding: .3rem; border: 1px solid var(--edge); border-radius: 14px; background: light-dark(#fff, #1d2022); }
.compose:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
textarea { flex: 1; min-inline-size: 0; max-block-size: 9rem; padding: .45rem .6rem; border: 0; background: none; resize: none; field-sizing: content; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.send { display: inline-grid; place-items: center; inline-size: 40px; block-size: 40px; flex: none; padding: 0; border: 0; border-radius: 10px; background: var(--accent); color: var(--on-accent); }
.stop { background: var(--raised); color: var(--ink); }
.extras { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .5rem; }
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; opacity: .6; } }
@media (forced-colors: active) { :is(.bubble, button) { border: 1px solid; } }
`;
