/** Published transparency reports, for everybody: a list, and each as tables that print and need no script. */
import {
  type Count,
  type NamedPeriod,
  type PublishedReport,
  ROW_WORDS,
  TABLE_WORDS,
  TRANSPARENCY_TABLES,
  type TransparencyTable,
} from '@goodstanding/casework'
import type { Bilingual, Instant } from '@goodstanding/model'
import { type Html, html } from './html.ts'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { TRANSPARENCY_PAGE_WORDS as WORDS } from './transparency-page-words.ts'

type Say = (words: Bilingual) => string

export const LIST = '/policy/transparency'

/** `2026-07-01 - 2026-09-30`: a period ends where the next one begins. */
const spanOf = ({ from, until }: NamedPeriod): string => `${dayOf(from)} – ${dayOf(until - 1)}`

const same = (name: string): Bilingual => ({ en: name, zh: name })

export type PublishedList = {
  readonly language: MemberLanguage
  readonly published: readonly { readonly period: NamedPeriod; readonly publishedAt: Instant }[]
}

export function renderTransparencyList({ language, published }: PublishedList): string {
  const say: Say = (words) => words[language]
  const lines = published.map(
    ({ period, publishedAt }) =>
      html`<li><a href="${LIST}/${period.name}">${period.name}</a> <span class="small">${spanOf(period)} · ${say(WORDS.published)} ${dayOf(publishedAt)}</span></li>`,
  )
  const body = html`<p class="opening">${say(WORDS.opening)} <a href="/policy">${say(WORDS.policy)}</a></p>
${lines.length === 0 ? html`<p>${say(WORDS.nothing)}</p>` : html`<ul>${lines}</ul>`}`
  return renderFrame({ language, title: say(WORDS.title), path: LIST, script: false }, body)
}

const shown = (count: Count): string => (count === null ? '<5' : String(count))

type Row = { readonly head: Html | string; readonly value: string }

type Table = {
  readonly id: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly total: string | null
  readonly columns: readonly [string, string]
}

const renderRow = ({ head, value }: Row): Html => html`<tr><th scope="row">${head}</th><td>${value}</td></tr>`

function renderTable({ id, title, rows, total, columns: [what, value] }: Table, say: Say): Html {
  const foot = total === null ? html`` : html`<tfoot>${renderRow({ head: say(WORDS.total), value: total })}</tfoot>`
  return html`<section><h2 id="${id}">${title}</h2><table class="counts" aria-labelledby="${id}"><thead><tr><th scope="col">${what}</th><th scope="col">${value}</th></tr></thead>
<tbody>${rows.map(renderRow)}</tbody>${foot}</table></section>`
}

export type TransparencyPage = {
  readonly language: MemberLanguage
  readonly report: PublishedReport
  /** Of a clause of the policy in force; null: it has no such clause any more. */
  readonly titleOf: (clause: string) => Bilingual | null
}

export function renderTransparencyPage({ language, report, titleOf }: TransparencyPage): string {
  const say: Say = (words) => words[language]
  const { period, tables, medianHours, publishedAt } = report
  const path = `${LIST}/${period.name}`
  const headOf = (table: TransparencyTable, key: string): Html | string => {
    if (!table.endsWith('ByClause')) return say(ROW_WORDS[key] ?? same(key))
    const title = titleOf(key)
    return title === null ? key : html`<a href="/policy#${key}">${key}</a> ${say(title)}`
  }
  const titleOfTable = (name: string): string => say(TABLE_WORDS[name] ?? same(name))
  const [counted, empty] = [true, false].map((isCounted) =>
    TRANSPARENCY_TABLES.filter((name) => (tables[name].total !== 0) === isCounted),
  )
  const parts = (counted ?? []).map((name) => {
    const { total, cells } = tables[name]
    const rows = cells.map(({ key, count }): Row => ({ head: headOf(name, key), value: shown(count) }))
    const columns = [say(WORDS.row), say(WORDS.count)] as const
    return renderTable({ id: name, title: titleOfTable(name), rows, total: shown(total), columns }, say)
  })
  const nothing =
    empty === undefined || empty.length === 0
      ? html``
      : html`<section><h2>${say(WORDS.none)}</h2><ul>${empty.map((name) => html`<li>${titleOfTable(name)}</li>`)}</ul></section>`
  const medians = Object.entries(medianHours).map(
    ([name, hours]): Row => ({
      head: titleOfTable(name),
      value: hours === null ? say(WORDS.tooFew) : String(hours),
    }),
  )
  const hours = [say(WORDS.row), say(WORDS.hours)] as const
  const median = renderTable(
    { id: 'medianHours', title: say(WORDS.median), rows: medians, total: null, columns: hours },
    say,
  )
  const body = html`<p class="meta">${spanOf(period)} · ${say(WORDS.published)} ${dayOf(publishedAt)} · ${say(WORDS.times)}</p>
<p class="opening">${say(WORDS.opening)} ${say(WORDS.small)}</p>
<p class="off-paper"><a href="${path}.csv?lang=${language}">${say(WORDS.csv)}</a> · <a href="${path}.json">${say(WORDS.json)}</a> · <a href="${LIST}">${say(WORDS.all)}</a></p>
${parts}${median}${nothing}`
  return renderFrame({ language, title: `${say(WORDS.of)} ${period.name}`, path, script: false }, body)
}
