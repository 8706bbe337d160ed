/** The fact that was kept for later: our own words, written by `personOfMember`. */
import type { Person } from '@goodstanding/model'
import { readJson } from '../matrix/read-fields.ts'

export function readPerson(text: string | null): Person | null {
  return text === null ? null : (readJson(text) as Person | null)
}
