import type { NameEntry } from './name-entry.ts'

/** An entry as `freezeNames` wrote it. Throws where the text is another's, which the head of the bytes keeps from happening. */
export function fromEntryText(text: string): NameEntry {
  return JSON.parse(text) as NameEntry
}
