/** The open cases of this node, by subject and family: so that a decision can name its case before it is stored. */
import { type Db, listCasesOver, listOpenCases } from '@goodstanding/ledger'

export type OpenCases = {
  readonly get: (subjectKey: string, family: string) => string | null
  readonly put: (subjectKey: string, family: string, id: string) => void
  /** Forgets a case that was decided, unless another has taken its place. */
  readonly remove: (subjectKey: string, family: string, id: string) => void
  /**
   * Forgets cases that other nodes decided: what is found later would open them again. Of what others open nothing needs to be known:
   * whoever joins a case asks the database.
   */
  readonly follow: () => Promise<void>
}

/** A case may have been decided so long before others can see that it is. */
const SEEN_LATE_MS = 60_000

/** After whatever the database's clock says. */
const NEVER = Date.UTC(9999, 0)

const keyOf = (subjectKey: string, family: string): string => `${family}\u0000${subjectKey}`

export async function loadOpenCases(db: Db): Promise<OpenCases> {
  const cases = new Map<string, string>()
  /** By the database's clock, since which this node has seen what is over. */
  let { readAt: followed } = await listCasesOver(db, NEVER)
  for (const { id, subjectKey, family } of await listOpenCases(db)) cases.set(keyOf(subjectKey, family), id)
  const remove: OpenCases['remove'] = (subjectKey, family, id) => {
    if (cases.get(keyOf(subjectKey, family)) === id) cases.delete(keyOf(subjectKey, family))
  }
  return {
    get: (subjectKey, family) => cases.get(keyOf(subjectKey, family)) ?? null,
    put: (subjectKey, family, id) => {
      cases.set(keyOf(subjectKey, family), id)
    },
    remove,
    follow: async () => {
      const { cases: over, readAt } = await listCasesOver(db, followed - SEEN_LATE_MS)
      for (const { id, subjectKey, family } of over) remove(subjectKey, family, id)
      followed = readAt
    },
  }
}
