/** What is known for years of the words of a file, which nobody keeps. */
import { isWritten, wordsOfFile } from '@goodstanding/detectors'
import type { Heard } from '@goodstanding/engine'

export type Hear = (words: string) => Heard

/** `words`: of a document. Those of plain text are heard where its bytes come under the name of a note. */
export function heardIn(
  words: string | null,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  hear: Hear | null,
): { readonly heard?: Heard } {
  const text = words ?? (isWritten(name) ? wordsOfFile(name, bytes) : null)
  const heard = text === null ? {} : (hear?.(text) ?? {})
  return Object.keys(heard).length === 0 ? {} : { heard }
}
