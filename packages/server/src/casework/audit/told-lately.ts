/**
 * Whom the pages of somebody told of lately. A page that asks again by its clock, and is told of nobody new, makes no further entry:
 * the one that stands says who had which list open. It is per node and forgotten on a restart, so that at worst there is an entry more.
 */
import type { Instant } from '@goodstanding/model'
import { isLately } from '../../lately.ts'

/** So long one entry speaks for a list that stays open. */
const FOR_MS = 3_600_000
const LISTS_MOST = 1_000

type Told = { readonly at: Instant; readonly ids: ReadonlySet<string> }

export type ToldLately = {
  /** Whether an entry stands that speaks for all of these. `list`: who reads what. */
  readonly covers: (list: string, ids: readonly string[], now: Instant) => boolean
  /** An entry was written. */
  readonly note: (list: string, ids: readonly string[], now: Instant) => void
}

export function createToldLately(): ToldLately {
  const lists = new Map<string, Told>()
  return {
    covers: (list, ids, now) => {
      const told = lists.get(list)
      return told !== undefined && isLately(told.at, now, FOR_MS) && ids.every((id) => told.ids.has(id))
    },
    note: (list, ids, now) => {
      lists.delete(list)
      const [oldest] = lists.size >= LISTS_MOST ? lists.keys() : []
      if (oldest !== undefined) lists.delete(oldest)
      lists.set(list, { at: now, ids: new Set(ids) })
    },
  }
}

/** Whom and what an answer shows, by id, or by organization where there is one for each; null: it shows something that has none, of which nobody can say that it was told before. */
export function idsShown(answer: unknown): readonly string[] | null {
  const { items } = fieldsOf(answer)
  const ids = (Array.isArray(items) ? items : [answer]).map((item) => {
    const { id, organization, subject } = fieldsOf(item)
    return id ?? organization ?? fieldsOf(subject)['id']
  })
  return ids.every((id) => typeof id === 'string') ? ids : null
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
