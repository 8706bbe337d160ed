/**
 * Words are looked for in the cases that were read, and there are more: reading goes on until one fits, and a word that may be an id leads
 * to all cases of whom it names, which the server finds among tens of thousands.
 */
import { readFilter } from '@goodstanding/casework'
import { useEffect, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { QUEUE } from '../words/queue-words.ts'
import type { QueueItems } from './use-queue-items.ts'

/** Ten times two hundred, for one press: as many as a page holds without becoming slow. */
const PAGES_AT_ONCE = 10

type NoneProps = { readonly found: QueueItems; readonly query: string; readonly onQuery: (query: string) => void }

export function NoneSoFar({ found, query, onQuery }: NoneProps) {
  const say = useSay()
  const [left, setLeft] = useState(0)
  const { hasMore, isReading, problem, more } = found
  const goesOn = left > 0 && hasMore && problem === null
  useEffect(() => {
    if (!goesOn || isReading) return
    setLeft(left - 1)
    more()
  }, [goesOn, isReading, left, more])
  return (
    <>
      <button
        type="button"
        className="button main"
        disabled={goesOn || isReading}
        onClick={() => setLeft(PAGES_AT_ONCE)}
      >
        {say(QUEUE.furtherOn)}
      </button>
      {namedIn(query).map(({ id, asAccount, asOrganization }) => [
        <button key="account" type="button" className="button" onClick={() => onQuery(asAccount)}>
          {say(QUEUE.ofAccount, id)}
        </button>,
        <button key="organization" type="button" className="button" onClick={() => onQuery(asOrganization)}>
          {say(QUEUE.ofOrganization, id)}
        </button>,
      ])}
    </>
  )
}

/** The one word of a filter that may be an id, and the filters that ask for what it names. */
function namedIn(query: string) {
  const [word, ...others] = readFilter(query).terms.filter(({ field, isNot }) => field === 'text' && !isNot)
  if (word === undefined || others.length > 0) return []
  const id = word.raw
  const as = (asked: string): string =>
    query
      .normalize('NFKC')
      .split(/\s+/)
      .map((part) => (part === id ? asked : part))
      .join(' ')
      .trim()
  return [{ id, asAccount: as(`subject:account/${id}`), asOrganization: as(`org:${id}`) }]
}
