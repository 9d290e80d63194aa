/** Of the document as a file: it stands alone, on screen from 320 px wide and on A4. */
export const documentCss = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1c2127;font:1rem/1.45 system-ui,"Segoe UI",Arial,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.25rem}
h1{margin:.25rem 0 .75rem;font-size:1.6rem;line-height:1.2}
h2{margin:1.5rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid #1c2127;font-size:1.15rem}
p{margin:.35rem 0;white-space:pre-line}
.note{color:#4a5059;font-size:.9rem}
.urgency{padding:.5rem .75rem;border:2px solid #1c2127;border-left-width:.6rem;font-weight:700}
dl{display:grid;grid-template-columns:11rem 1fr;gap:.4rem 1rem;margin:.35rem 0}
dt{color:#4a5059}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
ul{margin:.35rem 0;padding-left:1.25rem}
li{white-space:pre-line}
.words{margin:.75rem 0}
blockquote{margin:.2rem 0 0;padding-left:.9rem;border-left:4px solid #1c2127}
.opinion{margin-top:1.5rem;padding:.1rem .9rem .6rem;border:1px dashed #1c2127}
.opinion h2{margin-top:.6rem;border-bottom-width:1px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.92rem}
caption{padding:.2rem 0 .4rem;color:#4a5059;font-size:.9rem;text-align:left}
th,td{padding:.35rem .5rem;border:1px solid #8a9099;text-align:left;vertical-align:top;overflow-wrap:break-word}
thead th{background:#f0efec}
.body{display:block;max-width:100%;height:auto;margin:.5rem 0}
.outline{fill:#f6f5f2;stroke:#4a5059;stroke-width:1}
.dot{fill:#1c2127;stroke:#fff;stroke-width:1}
.number{fill:#fff;font:700 8px sans-serif;text-anchor:middle}
.name{fill:#1c2127;font:8px sans-serif;text-anchor:middle}
@media (max-width:32rem){
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.4rem}
table{min-width:36rem}
}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt sans-serif}}
@media print{
.dot,.outline{print-color-adjust:exact}
body{font-size:10.5pt}
main{max-width:none;padding:0}
.scroll{overflow:visible}
h2{break-after:avoid}
tr,.words,dd,.body{break-inside:avoid}
dt{break-after:avoid}
dt:last-of-type:not(:first-of-type){break-before:avoid}
thead{display:table-header-group}
}
`;
