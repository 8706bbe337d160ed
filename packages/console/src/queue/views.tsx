/** Views of the queue: the ones everybody has, and the ones that a person kept in this browser. Each is a filter, so a link. */
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { QUEUE } from '../words/queue-words.ts'

const EVERYBODYS = [
  'is:open',
  'due:late',
  'sev:>=3',
  'assignee:me',
  'source:appeal',
  'source:complaint',
  'is:waiting',
  'is:decided',
] as const
const KEPT = 'goodstanding.views'

function readKept(): readonly string[] {
  return (localStorage.getItem(KEPT) ?? '').split('\n').filter(Boolean)
}

export function Views({ query, onOpen }: { readonly query: string; readonly onOpen: (query: string) => void }) {
  const say = useSay()
  const [kept, setKept] = useState(readKept)
  const keep = (next: readonly string[]): void => {
    localStorage.setItem(KEPT, next.join('\n'))
    setKept(next)
  }
  const isKnown = query === '' || [...EVERYBODYS, ...kept].includes(query)
  return (
    <div className="tabs">
      {[...EVERYBODYS, ...kept].map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === query}
          onClick={() => onOpen(view === query ? '' : view)}
        >
          {view}
        </button>
      ))}
      {!isKnown && (
        <button type="button" onClick={() => keep([...kept, query])}>
          + {say(QUEUE.keepView)}
        </button>
      )}
      {kept.includes(query) && (
        <button type="button" onClick={() => keep(kept.filter((view) => view !== query))}>
          − {say(QUEUE.dropView, query)}
        </button>
      )}
    </div>
  )
}
