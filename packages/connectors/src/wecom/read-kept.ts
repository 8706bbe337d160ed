/** What was kept for later as JSON: our own words, written by `handle-callback.ts`. */
import type { Person } from '@goodstanding/model'
import { readJson } from '../read-fields.ts'
import type { MemberChange } from './from-callback.ts'

export function readPerson(text: string | null): Person | null {
  return text === null ? null : (readJson(text) as Person | null)
}

export function readMemberChange(text: string): MemberChange | null {
  return readJson(text) as MemberChange | null
}
