/**
 * The policy page: every clause with what is watched, who decides and what follows, rendered from the clause files.
 * Readable without JavaScript, in English, Chinese or both; prints with everything open.
 */
import { type Bilingual, EVENT_WORDS } from '@goodstanding/model'
import type { ClauseDescription, PolicyDescription, RuleDescription, SectionDescription } from '@goodstanding/policy'
import { acceptedLanguage } from './accepted-language.ts'
import type { ReadableVersion } from '../policy/version-history.ts'
import { type Html, html } from './html.ts'
import { dayOf } from './member-frame.ts'
import { spanWords } from './render-versions.ts'
import { TRANSPARENCY_PAGE_WORDS } from './transparency-page-words.ts'
import { VERSION_WORDS } from './version-words.ts'
import { DECIDED_WORDS, EFFECT_WORDS, PAGE_WORDS, SEVERITY_WORDS, wordsOfMeasure } from './words.ts'

/** Which languages a page shows. */
export type PageLanguage = 'en' | 'zh' | 'both'

type Speak = (words: Bilingual) => Html

const speakers: Readonly<Record<PageLanguage, Speak>> = {
  en: ({ en }) => html`<span lang="en">${en}</span>`,
  zh: ({ zh }) => html`<span lang="zh">${zh}</span>`,
  both: ({ en, zh }) => html`<span lang="en">${en}</span> <span lang="zh">${zh}</span>`,
}

const DAY = 86_400_000

/** ` for 7 days`, or nothing for what has no end by itself. */
function lasting(durationMs: number | null): Bilingual {
  if (durationMs === null) return { en: '', zh: '' }
  const days = Math.round(durationMs / DAY)
  return { en: ` for ${days} ${days === 1 ? 'day' : 'days'}`, zh: ` ${days} 天` }
}

function modeWords({ mode, lowered }: RuleDescription): Bilingual {
  if (mode === 'watch') return lowered === null ? PAGE_WORDS.watchOnly : PAGE_WORDS.loweredToWatch
  return lowered === null ? PAGE_WORDS.switchedOff : PAGE_WORDS.loweredToOff
}

const withRemark = (words: Bilingual, remark: Bilingual): Bilingual => ({
  en: `${words.en} (${remark.en})`,
  zh: `${words.zh}（${remark.zh}）`,
})

/** On which events it runs. */
function typesOf({ on }: RuleDescription): Bilingual {
  if (on.length === Object.keys(EVENT_WORDS).length) return PAGE_WORDS.everyEvent
  const words = on.map((type) => EVENT_WORDS[type])
  return { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') }
}

function renderRule(rule: RuleDescription, say: Speak): Html {
  const effect = EFFECT_WORDS[rule.effect]
  const words = rule.mode === 'on' ? effect : withRemark(effect, modeWords(rule))
  return html`<li>${say(rule.why)} <span class="small">→ ${say(words)} · <code>${rule.name}</code> · ${say(typesOf(rule))}</span></li>`
}

function stepWords({ points, action: type, capability, durationMs }: ClauseDescription['ladder'][number]): Bilingual {
  const measure = wordsOfMeasure(type, capability)
  const time = lasting(durationMs)
  return {
    en: `${points} ${points === 1 ? 'point' : 'points'}: ${measure.en}${time.en}`,
    zh: `${points} 分：${measure.zh}${time.zh}`,
  }
}

function renderLadder(clause: ClauseDescription, say: Speak): Html {
  const steps = clause.ladder.map((step) => html`<li>${say(stepWords(step))}</li>`)
  return html`<details><summary>${say(PAGE_WORDS.follows)}</summary><ul>${steps}</ul></details>`
}

function renderClause(clause: ClauseDescription, say: Speak): Html {
  const rules = clause.rules.map((rule) => renderRule(rule, say))
  const counted = { en: String(rules.length), zh: String(rules.length) }
  const by = clause.decided.by.map((who, at) => html`${at === 0 ? '' : ' · '}${say(DECIDED_WORDS[who])}`)
  return html`<article class="clause" id="${clause.id}">
<a class="number" href="#${clause.id}">${clause.id}</a>
<div><h3>${say(clause.title)}</h3>
<p>${say(clause.summary)}</p>
<dl><dt>${say(PAGE_WORDS.watched)}</dt><dd>${say(clause.watched)}</dd>
<dt>${say(PAGE_WORDS.decides)}</dt><dd><strong>${by}</strong><br>${say(clause.decided)}</dd>
<dt>${say(PAGE_WORDS.severity)}</dt><dd class="severity severity-${clause.severity}"><span class="bars" aria-hidden="true">${'▮'.repeat(clause.severity)}</span> ${clause.severity} ${say(SEVERITY_WORDS[clause.severity])}</dd></dl>
${rules.length === 0 ? html`` : html`<details><summary>${say(withRemark(PAGE_WORDS.rules, counted))}</summary><ul>${rules}</ul></details>`}
${clause.ladder.length === 0 ? html`` : renderLadder(clause, say)}</div></article>`
}

function renderSection(section: SectionDescription, say: Speak): Html {
  return html`<section aria-labelledby="section-${section.id}"><h2 id="section-${section.id}">${say(section.title)}</h2>
<p class="intro">${say(section.intro)}</p>
${section.clauses.map((clause) => renderClause(clause, say))}</section>`
}

function languageLinks(language: PageLanguage): Html {
  const links: readonly (readonly [PageLanguage, string])[] = [
    ['en', 'English'],
    ['zh', '中文'],
    ['both', 'English + 中文'],
  ]
  return html`<nav class="languages small" aria-label="Language 语言">${links.map(([each, name], at) => {
    const current = each === language ? html` aria-current="page"` : html``
    return html`${at === 0 ? '' : ' · '}<a href="?lang=${each}"${current} lang="${each === 'zh' ? 'zh' : 'en'}">${name}</a>`
  })}</nav>`
}

/** What stands above the clauses of a version that is not the one in force. */
function renderSpan(span: ReadableVersion, say: Speak): Html {
  const words = spanWords(span)
  const notThis = {
    en: `${words.en}. ${VERSION_WORDS.notThis.en}`,
    zh: `${words.zh}。${VERSION_WORDS.notThis.zh}`,
  }
  return html`<p class="problem">${say(VERSION_WORDS.states[span.state])} · ${say(notThis)} <a href="/policy">${say(VERSION_WORDS.inForce)}</a></p>`
}

/** The whole page as HTML text. `span`: of a version that is not in force. */
export function renderPolicyPage(
  policy: PolicyDescription,
  language: PageLanguage,
  span: ReadableVersion | null = null,
): string {
  const say = speakers[language]
  const from = dayOf(span?.from ?? Date.parse(policy.effectiveFrom))
  const title = language === 'zh' ? policy.title.zh : policy.title.en
  const count = policy.sections.reduce((sum, section) => sum + section.clauses.length, 0)
  const page = html`<html lang="${language === 'zh' ? 'zh' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#contents">${say(PAGE_WORDS.skip)}</a><div class="page"><header>${languageLinks(language)}
<h1>${say(policy.title)}</h1>
<p class="meta">${policy.id} · ${policy.version} · ${say({ en: `in force from ${from}`, zh: `自 ${from} 起生效` })} · ${say({ en: `${count} clauses`, zh: `${count} 条` })} · <a href="mailto:${policy.contact}">${policy.contact}</a> · <a href="/policy/versions">${say(VERSION_WORDS.versions)}</a> · <a href="/policy/transparency">${say(TRANSPARENCY_PAGE_WORDS.title)}</a></p>${span === null ? html`` : renderSpan(span, say)}</header>
<main id="contents"><ul class="contents">${policy.sections.map((section) => html`<li><a href="#section-${section.id}">${say(section.title)}</a></li>`)}</ul>
${policy.sections.map((section) => renderSection(section, say))}</main></div></body></html>`
  return `<!doctype html>\n${page.html}\n`
}

/** The language of a page: `?lang=` first, then the one of Accept-Language that we speak, then English. */
export function pageLanguage(asked: unknown, acceptLanguage: string | undefined): PageLanguage {
  if (asked === 'en' || asked === 'zh' || asked === 'both') return asked
  return acceptedLanguage(acceptLanguage)
}
