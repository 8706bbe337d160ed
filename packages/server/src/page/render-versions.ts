/** The versions of the policy: from when each counted, and in words what changed with it. */
import type { Bilingual } from '@goodstanding/model'
import type { ClauseChange, PolicyDifference } from '@goodstanding/policy'
import type { ReadableVersion } from '../policy/version-history.ts'
import { type Html, html } from './html.ts'
import { dayOf, type MemberLanguage, renderFrame } from './member-frame.ts'
import { VERSION_WORDS } from './version-words.ts'

/** `changes`: null where it has none before it, or cannot be read; `isFirst` tells which. */
export type ShownVersion = ReadableVersion & { readonly changes: PolicyDifference | null; readonly isFirst: boolean }

export type VersionsPage = {
  readonly language: MemberLanguage
  /** The address of this page, for the link to the other language. */
  readonly path: string
  readonly versions: readonly ShownVersion[]
  /** Where older ones stand; null on the last page. */
  readonly older: string | null
}

type Say = (words: Bilingual) => string

const addressOf = (version: string): string => `/policy/${encodeURIComponent(version)}`

/** `from 2026-01-01`, `from 2026-01-01 to 2026-02-01`, by day. */
export function spanWords({ from, until, state }: Pick<ReadableVersion, 'from' | 'until' | 'state'>): Bilingual {
  const [start, end] = [dayOf(from), until === null ? null : dayOf(until)]
  if (state === 'past' && end !== null)
    return { en: `in force from ${start} to ${end}`, zh: `${start} 至 ${end} 期间有效` }
  if (state === 'upcoming') return { en: `in force from ${start} on`, zh: `将自 ${start} 起生效` }
  return { en: `in force since ${start}`, zh: `自 ${start} 起有效` }
}

function clauseLink(version: string, clause: string): Html {
  return html`<a class="number" href="${addressOf(version)}#${clause}">${clause}</a>`
}

function partsOf({ fields, rules }: ClauseChange): readonly Bilingual[] {
  const named = fields.map((field) => VERSION_WORDS.fields[field] ?? VERSION_WORDS.otherField)
  const counted = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const names = rules[kind]
    if (names.length === 0) return []
    const words = VERSION_WORDS.rules[kind]
    return [{ en: `${words.en} ${names.join(', ')}`, zh: `${words.zh}${names.join('、')}` }]
  })
  return [...new Set(named), ...counted]
}

function renderChanges({ changes, isFirst, version }: ShownVersion, say: Say): Html {
  if (isFirst) return html`<p>${say(VERSION_WORDS.first)}</p>`
  if (changes === null) return html`<p>${say(VERSION_WORDS.unreadable)}</p>`
  const { policy, added, removed, changed } = changes
  if (policy.length + added.length + removed.length + changed.length === 0)
    return html`<p>${say(VERSION_WORDS.nothing)}</p>`
  const whole = policy.map((name) => say(VERSION_WORDS.wholeFields[name] ?? VERSION_WORDS.otherField))
  const lines = [
    ...(whole.length === 0
      ? []
      : [html`<li>${say(VERSION_WORDS.whole)}${whole.join(say(VERSION_WORDS.between))}</li>`]),
    ...added.map((clause) => html`<li>${clauseLink(version, clause)} ${say(VERSION_WORDS.added)}</li>`),
    ...removed.map((clause) => html`<li>${clauseLink(changes.from, clause)} ${say(VERSION_WORDS.removed)}</li>`),
    ...changed.map((change) => {
      const parts = partsOf(change).map(say).join(say(VERSION_WORDS.between))
      return html`<li>${clauseLink(version, change.clause)} ${say(VERSION_WORDS.changed)}${parts}</li>`
    }),
  ]
  return html`<ul>${lines}</ul>`
}

function renderVersion(shown: ShownVersion, say: Say): Html {
  return html`<article><h2 id="v-${shown.version}"><a href="${addressOf(shown.version)}">${shown.version}</a></h2>
<p class="meta">${say(VERSION_WORDS.states[shown.state])} · ${say(spanWords(shown))}</p>
${renderChanges(shown, say)}</article>`
}

export function renderVersionsPage({ language, path, versions, older }: VersionsPage): string {
  const say: Say = (words) => words[language]
  const more = older === null ? html`` : html`<p><a href="${older}">${say(VERSION_WORDS.older)}</a></p>`
  const body = html`<p class="opening">${say(VERSION_WORDS.opening)} <a href="/policy">${say(VERSION_WORDS.inForce)}</a></p>
${versions.map((shown) => renderVersion(shown, say))}${more}`
  return renderFrame({ language, title: say(VERSION_WORDS.title), path, script: false }, body)
}

/** Instead of the clauses of a version whose files this product no longer reads. */
export function renderUnreadable(language: MemberLanguage, path: string): string {
  const say: Say = (words) => words[language]
  const body = html`<p>${say(VERSION_WORDS.unreadable)}</p><p><a href="/policy/versions">${say(VERSION_WORDS.title)}</a></p>`
  return renderFrame({ language, title: say(VERSION_WORDS.title), path, script: false }, body)
}
