/// The look of the HTML report. Every verdict has a colour, a pattern of its underline, and its
/// word beside it; contrast is 4.5 to 1 or more in light and dark.
enum HTMLReportStyle {
  static let css = """

    :root { color-scheme: light dark; --ground: #fdfcf9; --ink: #1d1d1b; --soft: #5a5853; --line: #d8d4ca; --card: #ffffff;
      --good: #1b6b3a; --fair: #7a5200; --bad: #a3211b; --odd: #6b3fa0; }
    @media (prefers-color-scheme: dark) { :root { --ground: #17181a; --ink: #ecebe7; --soft: #b3b0a8; --line: #3b3d41;
      --card: #202225; --good: #7fd6a0; --fair: #f0c060; --bad: #ff9d94; --odd: #cdb0f5; } }
    * { box-sizing: border-box; }
    body { margin: 0; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.55 Georgia, "DejaVu Serif", serif; }
    header, section, .tag, .badge, table, dl { font-family: system-ui, "DejaVu Sans", sans-serif; }
    h1 { margin: 0 0 .5rem; font: 600 1.9rem/1.2 Georgia, "DejaVu Serif", serif; }
    h2 { font-size: 1.2rem; margin: 1.6em 0 .5em; } h3 { font-size: .95rem; margin: 1em 0 .3em; }
    .kicker { margin: 0; color: var(--soft); text-transform: uppercase; letter-spacing: .08em; font-size: .8rem; }
    .note { border-left: 4px solid var(--fair); padding-left: .8rem; }
    .skip { position: absolute; left: -99em; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem; }
    a { color: inherit; } :focus-visible { outline: 3px solid var(--odd); outline-offset: 2px; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem 3rem; }
    @media (min-width: 62rem) { .columns { grid-template-columns: minmax(0, 11fr) minmax(0, 10fr); align-items: start; } }
    main p { max-width: 38rem; } .caption { color: var(--soft); font-size: .9rem; }
    blockquote { margin: 1em 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    .legend { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; list-style: none; padding: 0; margin: 1rem 0 0; }
    .quote { text-decoration-line: underline; text-decoration-thickness: .14em; text-underline-offset: .2em;
      text-decoration-color: var(--v);
      text-decoration-style: var(--under); background: color-mix(in srgb, var(--v) 9%, transparent); }
    .quote:hover, :target { background: color-mix(in srgb, var(--v) 20%, transparent); }
    .tag { display: inline-block; margin: 0 .2em 0 .35em; padding: 0 .4em; border: 1px solid var(--v); border-radius: .3em;
      color: var(--v); font-size: .7rem; line-height: 1.5; white-space: nowrap; text-decoration: none; }
    .badge { display: inline-block; padding: .05em .5em; border: 2px var(--edge) var(--v); border-radius: .35em; color: var(--v);
      font-size: .85rem; font-weight: 600; }
    .v-verbatim { --v: var(--good); --under: solid; --edge: solid; }
    .v-cleaned { --v: var(--good); --under: dotted; --edge: dotted; }
    .v-condensed { --v: var(--fair); --under: dashed; --edge: dashed; }
    .v-reordered { --v: var(--fair); --under: double; --edge: double; }
    .v-spliced { --v: var(--odd); --under: dashed; --edge: dashed; }
    .v-altered { --v: var(--bad); --under: wavy; --edge: solid; }
    .v-misattributed { --v: var(--bad); --under: double; --edge: double; }
    .v-notFound { --v: var(--bad); --under: dotted; --edge: dotted; }
    .quiet { --v: var(--soft); --under: dotted; --edge: dotted; }
    .body { scroll-margin-top: 7rem; }
    .card { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--v); border-radius: .4em;
      margin: 0 0 .8rem; padding: .6rem .9rem; font-size: .92rem; }
    summary { cursor: pointer; } summary .text { display: block; margin-top: .35rem; font-family: Georgia, "DejaVu Serif", serif; }
    .number { color: var(--soft); } .look { color: var(--bad); } .alarm { color: var(--bad); }
    .reasons { color: var(--bad); padding-left: 1.2rem; } .remarks { color: var(--soft); padding-left: 1.2rem; }
    dl { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .6rem 0; } dt { color: var(--soft); font-size: .78rem; }
    dd { margin: 0; } time { font-variant-numeric: tabular-nums; color: var(--soft); }
    .tape p { margin: .2rem 0; } .gap { padding-left: 1rem; border-left: 3px dashed var(--line); }
    .gap .word, .said { color: var(--soft); font-size: .85rem; }
    del { text-decoration: line-through; text-decoration-thickness: 2px; color: var(--soft); }
    mark { background: color-mix(in srgb, var(--bad) 22%, transparent); color: inherit; padding: 0 .15em; }
    ins { text-decoration: underline wavy var(--bad); text-underline-offset: .2em; } ins::before { content: "→ "; }
    table { border-collapse: collapse; width: 100%; font-size: .85rem; }
    th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere; }
    th { color: var(--soft); font-weight: 500; } audio { width: 100%; display: block; }
    .sound { margin: .6rem 0; } figcaption { color: var(--soft); font-size: .85rem; }
    @media print { :root { --ground: #fff; --ink: #000; --soft: #444; --line: #999; --card: #fff; --good: #14532d;
      --fair: #5c3d00; --bad: #8b1a14; --odd: #4b2a78; }
      body { padding: 0; font-size: 10.5pt; } .columns { display: block; }
      .skip, .sound, audio, .back { display: none; } h2, h3, summary { break-after: avoid; } p { orphans: 2; widows: 2; }
      main p { max-width: none; } .card { break-inside: avoid; padding: .25rem .6rem; margin-bottom: .4rem; font-size: 8.5pt; }
      .card dl { margin: .2rem 0; } .card dl div { display: flex; gap: .3rem; } .card h3 { margin: .4em 0 .1em; font-size: 8.5pt; }
      .card table, .card dt { font-size: 8pt; } .badge { font-size: 8.5pt; }
      .card.v-verbatim h3 { display: none; } summary { list-style: none; } summary .text { margin-top: .1rem; }
      #evidence { break-before: page; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

    """
}
