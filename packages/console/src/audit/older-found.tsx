/**
 * What else the log has of some words. The server has no filter for it: older entries are read until enough of them fit, and how far back
 * that reached is said.
 */
import type { Problem } from '@goodstanding/sdk'
import { useEffect, useRef, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { AUDIT } from '../words/audit-words.ts'
import { EntryTable } from './entry-table.tsx'
import { type Fits, readEntries } from './read-entries.ts'
import type { LogEntry } from './verify-log.ts'

const AT_ONCE = 500
const ENOUGH = 100

/** `from`: the oldest entry that was looked at. */
type Found = { readonly items: readonly LogEntry[]; readonly from: number }

export function OlderFound({ fits, until }: { readonly fits: Fits; readonly until: number }) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const [{ items, from }, setFound] = useState<Found>({ items: [], from: until })
  const [isReading, setIsReading] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const search = async (): Promise<void> => {
    setIsReading(true)
    setProblem(null)
    const wanted = items.length + ENOUGH
    let found: Found = { items, from }
    while (isOpen.current && found.from > 0 && found.items.length < wanted) {
      const next = Math.max(0, found.from - AT_ONCE)
      const answer = await readEntries(client, next, found.from)
      if (!answer.ok) {
        setProblem(answer.refusal)
        break
      }
      found = { items: [...found.items, ...answer.value.items.filter(fits).toReversed()], from: next }
      setFound(found)
    }
    setIsReading(false)
  }
  return (
    <>
      <p className="row">
        {from > 0 && (
          <button type="button" className="button" disabled={isReading} onClick={() => void search()}>
            {say(AUDIT.searchOlder)}
          </button>
        )}
        <span className="soft" role="status">
          {from < until && say(AUDIT.searched, sayNumber(items.length, language), from, until - 1)}
        </span>
      </p>
      <ProblemLine problem={problem} />
      {items.length > 0 && <EntryTable shown={items} />}
    </>
  )
}
