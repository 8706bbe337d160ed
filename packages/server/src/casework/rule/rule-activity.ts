/**
 * What rules did lately, day by day, and who worded each. A day that is over is counted once for each node: its decisions change no more.
 * The present one is counted anew a minute apart at most, and seldom enough that it takes the database a fiftieth of the time: 200,000
 * decisions with findings take it some seconds.
 */
import { countFindings, listPolicyVersions, listWordings, type RuleCount } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { isLately } from '../../lately.ts'
import { readSteps } from '../../policy/rebase-draft.ts'
import type { Desk } from '../parts.ts'
import { instantText, type Shown } from '../show.ts'
import { knownRules } from './known-rules.ts'

const ACTIVITY_DAYS = 14
const DAY = 86_400_000
const AGAIN_MS = 60_000
const SELDOM = 50
/** What was decided just before midnight may be written just after it. */
const SETTLED_MS = 10 * 60_000

type Known = Pick<Desk, 'db' | 'now' | 'policy'>
type Counted = { readonly day: string; readonly counts: readonly RuleCount[] }
type Version = {
  readonly version: string
  readonly from: Instant
  readonly draftedBy: string | null
  readonly approvedBy: string | null
}

export function createRuleActivity(desk: Known): () => Promise<Shown> {
  const closed = new Map<Instant, readonly RuleCount[]>()
  let held: { readonly at: Instant; readonly read: Promise<Shown> } | null = null
  let pause = AGAIN_MS

  const countDay = async (from: Instant, now: Instant): Promise<Counted> => {
    const counts = closed.get(from) ?? (await countFindings(desk.db, { from, until: from + DAY }))
    if (from + DAY + SETTLED_MS < now) closed.set(from, counts)
    return { day: new Date(from).toISOString().slice(0, 10), counts }
  }

  const read = async (now: Instant): Promise<Shown> => {
    const today = Math.floor(now / DAY) * DAY
    const first = today - (ACTIVITY_DAYS - 1) * DAY
    for (const from of closed.keys()) if (from < first) closed.delete(from)
    const days: Counted[] = []
    // One after another: each reads what is kept of a day.
    for (let from = first; from <= today; from += DAY) {
      const begun = desk.now()
      days.push(await countDay(from, now))
      if (from === today) pause = Math.max(AGAIN_MS, SELDOM * (desk.now() - begun))
    }
    return showActivity(desk, days)
  }

  return () => {
    const now = desk.now()
    if (held !== null && isLately(held.at, now, pause)) return held.read
    const mine = { at: now, read: read(now) }
    held = mine
    mine.read.catch(() => {
      if (held === mine) held = null // whoever asks next tries again
    })
    return mine.read
  }
}

async function showActivity(desk: Known, days: readonly Counted[]): Promise<Shown> {
  const { policy } = desk.policy()
  const [wordings, versions] = await Promise.all([listWordings(desk.db), readPublished(desk, policy.id)])
  const since = new Map(wordings.map((one) => [`${one.clause}/${one.rule}`, one.since]))
  const found = days.map(({ day, counts }) => ({ day, events: eventsByRule(counts) }))
  const items = [...knownRules(policy)].map(([key, { clause, name }]) => ({
    clause,
    rule: name,
    found: found.flatMap(({ day, events }) => {
      const count = events.get(key)
      return count === undefined ? [] : [{ day, events: count }]
    }),
    worded: showWorded(since.get(key), versions),
  }))
  return { days: ACTIVITY_DAYS, items, next: null }
}

const eventsByRule = (counts: readonly RuleCount[]): ReadonlyMap<string, number> =>
  new Map(counts.map(({ clause, rule, events }) => [`${clause}/${rule}`, events]))

/** Newest first. */
async function readPublished({ db }: Known, policy: string): Promise<readonly Version[]> {
  const published = (await listPolicyVersions(db, policy)).filter(({ status }) => status === 'published')
  return Promise.all(
    published.map(async ({ version, effectiveFrom }) => {
      const { draftedBy, approvedBy } = await readSteps(db, version)
      return { version, from: effectiveFrom, draftedBy, approvedBy }
    }),
  )
}

/** A rule is worded by the version that was in force when it was first read so. */
function showWorded(since: Instant | undefined, versions: readonly Version[]): Shown | null {
  if (since === undefined) return null
  const by = versions.find(({ from }) => from <= since)
  return {
    since: instantText(since),
    version: by?.version ?? null,
    draftedBy: by?.draftedBy ?? null,
    approvedBy: by?.approvedBy ?? null,
  }
}
