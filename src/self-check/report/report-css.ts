/** The look of a report that stands by itself: ink on paper, no colour that says safe. */
export const reportCss = `
:root{color-scheme:light dark;--bg:#f2f1ec;--surface:#fff;--sunk:#e8e7e1;--text:#1b1f27;--text-2:#4a4f59;--line:#d5d3cb;--edge:#6d7078;--inverse:#1b1f27;--on:#fff;--link:#1c4488}
@media (prefers-color-scheme:dark){:root{--bg:#101216;--surface:#1a1d23;--sunk:#262a32;--text:#e9e9e6;--text-2:#b6bac3;--line:#363b45;--edge:#8d929c;--inverse:#e9e9e6;--on:#1a1d23;--link:#a6c4f5}}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:76rem;margin:0 auto;padding:24px 16px}
h1{font-size:26px;line-height:1.2;margin:0 0 8px;overflow-wrap:anywhere}
p{margin:0 0 6px;overflow-wrap:anywhere}
.tally{list-style:none;display:flex;flex-wrap:wrap;gap:8px 32px;padding:12px 16px;margin:16px 0;background:var(--surface);border:1px solid var(--line);border-radius:4px}
.tally b{font-size:20px}.tally span{color:var(--text-2)}
.scroll{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:4px}
table{border-collapse:collapse;width:100%;min-width:44rem}
caption{text-align:left;padding:8px 16px;color:var(--text-2);font-size:13px}
th,td{text-align:left;vertical-align:top;padding:8px 16px;border-top:1px solid var(--line);font-weight:400}
thead th{font-size:13px;font-weight:600;color:var(--text-2)}
tbody th{width:32%}.fail th,.warn th{font-weight:600}tbody th p{font-weight:400;color:var(--text-2)}
td:first-child b{font-weight:600;white-space:nowrap}
.fail td:first-child b{background:var(--inverse);color:var(--on);padding:2px 8px;border-radius:3px}
.warn td:first-child b{border:1px solid var(--edge);padding:1px 7px;border-radius:3px}
.not-tried td:first-child b{border:1px dashed var(--edge);padding:1px 7px;border-radius:3px}
pre{background:var(--sunk);border-radius:3px;padding:8px;margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px}
code{background:var(--sunk);border-radius:3px;padding:0 4px}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media print{:root{--bg:#fff;--surface:#fff;--sunk:#eee;--text:#000;--text-2:#333;--line:#999;--edge:#333;--inverse:#000;--on:#fff;--link:#000}main{max-width:none;padding:0}.scroll{overflow:visible;border:0}table{min-width:0}tr{break-inside:avoid}body{font-size:11px}}
`;
