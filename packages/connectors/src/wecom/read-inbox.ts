/** The lines of the inbox's file: callbacks, and keys of those that were worked on. A line that a crash cut short is none. */
import { fieldsOf, readJson, textIn } from '../read-fields.ts'

export type InboxItem = { readonly key: string; readonly xml: string }

export function readInbox(text: string): { readonly keys: readonly string[]; readonly waiting: readonly InboxItem[] } {
  const keys = new Set<string>()
  const waiting = new Map<string, InboxItem>()
  for (const line of text.split('\n')) {
    const fields = fieldsOf(readJson(line))
    const [key, xml, done] = [textIn(fields, 'key'), textIn(fields, 'xml'), textIn(fields, 'done')]
    if (done !== null) {
      keys.add(done)
      waiting.delete(done)
    } else if (key !== null && xml !== null) {
      keys.add(key)
      waiting.set(key, { key, xml })
    }
  }
  return { keys: [...keys], waiting: [...waiting.values()] }
}
