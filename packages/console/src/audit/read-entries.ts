/** Entries of the log between two indices, and which of them have what was typed. */
import { wordsOfAct } from '@goodstanding/casework'
import type { Answer, Goodstanding } from '@goodstanding/sdk'
import { useMemo } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { folded } from '../ui/folded.ts'
import type { LogEntry } from './verify-log.ts'

export type Entries = { readonly items: readonly LogEntry[]; readonly next: string | null }

/** Entries may be large: then fewer come at once than were asked for. */
export async function readEntries(client: Goodstanding, from: number, until: number): Promise<Answer<Entries>> {
  const items: LogEntry[] = []
  for (let at: string | null = String(from); at !== null && Number(at) < until; ) {
    const answer: Answer<Entries> = await client.ask<Entries>('GET', '/v1/audit/entries', {
      query: { from: at, limit: until - Number(at) },
    })
    if (!answer.ok) return answer
    items.push(...answer.value.items)
    at = answer.value.next
  }
  return { ok: true, value: { items, next: null } }
}

export const wordOf = (entry: LogEntry['entry'], name: string): string => {
  const found = entry[name]
  return typeof found === 'string' ? found : ''
}

export type Fits = (entry: LogEntry) => boolean

/** Whether an entry has the words, in what was logged or in what the page says of it. */
export function useFits(typed: string): Fits {
  const say = useSay()
  return useMemo(() => {
    const words = folded(typed.trim())
    return ({ entry, opening }) => {
      const act = wordsOfAct(wordOf(entry, 'act'))
      return folded(`${JSON.stringify([entry, opening])} ${act === null ? '' : say(act)}`).includes(words)
    }
  }, [typed, say])
}
