/**
 * The one style sheet of the server-rendered pages: the margin that carries clause numbers, two themes, print.
 * Served as a file, so that the content security policy needs no inline style.
 */
export const STYLE = `:root{color-scheme:light dark;--paper:#f8fbf9;--paper-1:#f0f5f2;--rule:#cdd5d1;--ink:#192625;--ink-2:#455352;--ink-3:#596664;--celadon:#1e6559;--soft:#d2ede6;--sev-1:#97a9a9;--sev-2:#5e879b;--sev-3:#545e99;--sev-4:#5c2f79;--focus:#0072a8}
@media (prefers-color-scheme:dark){:root{--paper:#121918;--paper-1:#18201f;--rule:#303938;--ink:#dbe1df;--ink-2:#abb5b2;--ink-3:#959f9d;--celadon:#84c5b6;--soft:#1e3733;--sev-1:#677879;--sev-2:#6f99ae;--sev-3:#95a1da;--sev-4:#cca5ea;--focus:#64c4f0}}
@media (prefers-contrast:more){:root{--ink-2:var(--ink);--ink-3:var(--ink);--rule:var(--ink);--sev-1:var(--ink);--sev-2:var(--ink)}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 "Atkinson Hyperlegible Next",system-ui,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei UI","Noto Sans SC","Noto Sans CJK SC",sans-serif}
:lang(zh){line-height:1.75;line-break:strict;text-wrap-style:pretty}
.page{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 6rem;overflow-wrap:break-word}
a{color:var(--celadon)}a:focus-visible,summary:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
header{border-bottom:1px solid var(--rule);margin-bottom:2rem;padding-bottom:1rem}
h1{font-size:1.65rem;font-weight:600;margin:.2rem 0}
h2{font-size:1.25rem;font-weight:600;margin:3rem 0 .25rem;padding-left:8.5rem}
.intro{padding-left:8.5rem;color:var(--ink-2);margin:.25rem 0 1rem}
.meta,.small{color:var(--ink-3);font-size:.86rem}
.languages a[aria-current]{font-weight:600;text-decoration:none;color:var(--ink)}
.clause{display:grid;grid-template-columns:7rem 1fr;gap:0 1.5rem;border-top:1px solid var(--rule);padding:1rem 0}
.number{font:600 .82rem/1.7 "JetBrains Mono",ui-monospace,monospace;color:var(--celadon);text-decoration:none;overflow-wrap:anywhere;text-align:right}
h3{font-size:1.02rem;font-weight:600;margin:0}
.clause p{margin:.35rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.6rem 0 0;font-size:.9rem}
dt{color:var(--ink-3)}dd{margin:0;color:var(--ink-2)}
details{font-size:.9rem;margin-top:.5rem}summary{cursor:pointer;color:var(--celadon)}.notices details{margin:0}.notices details .opening{margin-top:.75rem}
details ul{margin:.4rem 0;padding-left:1.1rem}
.severity{white-space:nowrap}.bars{letter-spacing:-.05em}.severity-1 .bars{color:var(--sev-1)}.severity-2 .bars{color:var(--sev-2)}.severity-3 .bars{color:var(--sev-3)}.severity-4 .bars{color:var(--sev-4)}
dd strong{font-weight:600;color:var(--ink)}
.contents{display:grid;grid-template-columns:1fr 1fr;gap:.3rem 1.5rem;padding:0;list-style:none;margin:0;font-size:.92rem}
.narrow{max-width:36rem}.narrow h2{padding-left:0;margin:2.2rem 0 .5rem}.words{white-space:pre-line;overflow-wrap:anywhere}.words,textarea,input{unicode-bidi:plaintext}.notices{list-style:none;padding:0;margin:0}.notices li{border-top:1px solid var(--rule);padding:.6rem 0}.entry{border-top:1px solid var(--rule);padding-top:.6rem}goodstanding-standing,goodstanding-notice,goodstanding-feedback{--goodstanding-accent:var(--celadon);--goodstanding-on-accent:var(--paper);--goodstanding-line:var(--ink-3);--goodstanding-rule:var(--rule);--goodstanding-focus:var(--focus);--goodstanding-font:inherit}.narrow header{margin-bottom:1.25rem}
.opening{font-size:1.05rem;margin:0 0 1.25rem}.facts{grid-template-columns:7.5rem minmax(0,1fr);gap:0;border-bottom:1px solid var(--rule);font-size:.95rem}.facts dt,.facts dd{border-top:1px solid var(--rule);padding:.4rem 0;overflow-wrap:anywhere}.facts dt{text-align:right}.facts dd{color:var(--ink);padding-left:1.25rem}.facts .number{text-decoration:underline;margin-right:.35rem}.on-paper{display:none}
.wide h2{padding-left:0;margin:2.2rem 0 .5rem;overflow-wrap:anywhere}.wide h3{margin:1.2rem 0 .2rem}.wide code{overflow-wrap:anywhere}.wide .facts .facts{border-bottom:0;font-size:.95em}.call{border-top:1px solid var(--rule);margin-top:2rem}.call h2{margin-top:1rem}
.problem{border:1px solid var(--rule);border-left:4px solid var(--sev-4);padding:.25rem 1rem;margin:0 0 1.25rem;background:var(--paper-1)}
.fields{display:grid;gap:.4rem;justify-items:start;margin-top:1.5rem}.fields p{margin:0}
input,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--ink-3);border-radius:.3rem;padding:.45rem .6rem;width:100%}
button,.button{font:inherit;display:inline-block;color:var(--ink);background:var(--paper-1);border:1px solid var(--ink-3);border-radius:.3rem;padding:.45rem 1rem;text-decoration:none;cursor:pointer}
button.main,.button.main{background:var(--celadon);border-color:var(--celadon);color:var(--paper)}
button:focus-visible,input:focus-visible,textarea:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.choice{display:flex;gap:.6rem;align-items:center;min-height:2.75rem}.choice input{width:auto;accent-color:var(--celadon)}fieldset{border:0;padding:0;margin:0}legend,.fields>label{font-weight:600;padding:0}.fields>.choice{font-weight:400}goodstanding-standing::part(title){font-weight:600}.ways{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;align-items:center}.ways form{margin-left:auto}.link{border:0;background:none;padding:.3rem 0;min-height:1.5rem;color:var(--celadon);text-decoration:underline}
.counts{width:100%;border-collapse:collapse}.counts th,.counts td{border-top:1px solid var(--rule);padding:.4rem 0;text-align:left;font-weight:400;overflow-wrap:anywhere}.counts td,.counts th+th{text-align:right;padding-left:1rem;font-variant-numeric:tabular-nums}.counts thead th{border-top:0;color:var(--ink-3);font-size:.86rem}.counts tfoot th,.counts tfoot td{font-weight:600}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
@media (max-width:44rem){.clause,dl,.contents,.facts{grid-template-columns:minmax(0,1fr)}.number{text-align:left}h2,.intro{padding-left:0}.facts dt{text-align:left;padding-bottom:0}.facts dd{border-top:0;padding:0 0 .4rem}}
@media print{:root{color-scheme:light;--paper:#fff;--paper-1:#fff;--rule:#bbb;--ink:#000;--ink-2:#222;--ink-3:#444;--celadon:#000}form,form.fields,nav,nav.ways,goodstanding-feedback::part(form){display:none}.facts{grid-template-columns:9rem minmax(0,1fr)}.facts dt{text-align:left}.on-paper{display:block}.facts dt,.facts dd{break-inside:avoid}body{background:#fff;color:#000;font-size:10.5pt}.page{max-width:none;padding:0}.languages,.contents,.skip,.off-paper{display:none}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}.clause,.clause dl,.clause .number{display:block}.clause dt{margin-top:.4rem}.clause .number,.clause h3,.clause dt,h2,.intro,summary{break-after:avoid}.clause p,.clause dd,.clause details+details,li{break-inside:avoid}a{color:inherit;text-decoration:none}:is(.meta,.opening,.problem,main>ul:not(.contents)) a[href^="/"]::after{content:" (" attr(href) ")";overflow-wrap:anywhere}}
`
