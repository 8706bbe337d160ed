/**
 * Whether the people of an import's or update's rows consented. Each row is asked about once for a decision, though both the whole and the row
 * look at it; about many rows before it, in pieces, so that the decision itself is short.
 */
import { fieldsOfRow } from '@goodstanding/detectors'
import type { Pieces } from '@goodstanding/policy'
import type { RowEvent } from '../signal-reader.ts'
import type { FactMemory } from './fact-memory.ts'

export type RowCoverage = {
  readonly isCovered: (event: RowEvent, index: number) => boolean
  /** Asks for every row ahead of the decision. */
  readonly ask: (event: RowEvent) => Pieces<void>
  /** The next decision of this event asks again. */
  readonly forget: (event: RowEvent) => void
}

/** So many rows are one piece. */
const ROWS = 64
const [UNASKED, COVERED, MISSING] = [0, 1, 2]

export function createRowCoverage({ consent }: Pick<FactMemory, 'consent'>): RowCoverage {
  const asked = new WeakMap<RowEvent, Uint8Array>()

  const answersOf = (event: RowEvent): Uint8Array => {
    const known = asked.get(event)
    if (known !== undefined) return known
    const answers = new Uint8Array(event.data.rows.length)
    asked.set(event, answers)
    return answers
  }
  const isCovered = (event: RowEvent, index: number): boolean => {
    const answers = answersOf(event)
    if (answers[index] === UNASKED) answers[index] = isConsented(event, index, consent) ? COVERED : MISSING
    return answers[index] === COVERED
  }
  return {
    isCovered,
    *ask(event) {
      for (let index = 0; index < event.data.rows.length; index++) {
        isCovered(event, index)
        if (index % ROWS === ROWS - 1) yield
      }
    },
    forget: (event) => {
      asked.delete(event)
    },
  }
}

/** Whether the person of a row consented to its fields, or corrects data of their own. A row without an id names nobody who could have. */
function isConsented(event: RowEvent, index: number, ask: FactMemory['consent']): boolean {
  const row = event.data.rows[index]
  const id = row?.person['id']
  if (row === undefined || typeof id !== 'string') return false
  const { organization, purpose, actor } = event.data
  if (event.type === 'directory.update' && id === actor.id) return true
  const question = { person: id, organization, purpose, fields: fieldsOfRow(row.person), recipient: null }
  return ask({ ...question, time: event.time }) === 'covered'
}
