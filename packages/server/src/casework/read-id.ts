import type { Branded } from '@goodstanding/model'

/** A text from the wire or the ledger as an id of its kind. */
export function asId<Id extends Branded<string>>(text: string): Id {
  return text as Id
}
