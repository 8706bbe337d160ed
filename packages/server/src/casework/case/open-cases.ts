/** The open cases of this node, by subject and family: so that a decision can name its case before it is stored. */
import { type Db, listOpenCases } from '@goodstanding/ledger'

export type OpenCases = {
  readonly get: (subjectKey: string, family: string) => string | null
  readonly put: (subjectKey: string, family: string, id: string) => void
  /** Forgets a case that was decided, unless another has taken its place. */
  readonly remove: (subjectKey: string, family: string, id: string) => void
}

const keyOf = (subjectKey: string, family: string): string => `${family}\u0000${subjectKey}`

export async function loadOpenCases(db: Db): Promise<OpenCases> {
  const cases = new Map<string, string>()
  for (const { id, subjectKey, family } of await listOpenCases(db)) cases.set(keyOf(subjectKey, family), id)
  return {
    get: (subjectKey, family) => cases.get(keyOf(subjectKey, family)) ?? null,
    put: (subjectKey, family, id) => {
      cases.set(keyOf(subjectKey, family), id)
    },
    remove: (subjectKey, family, id) => {
      if (cases.get(keyOf(subjectKey, family)) === id) cases.delete(keyOf(subjectKey, family))
    },
  }
}
