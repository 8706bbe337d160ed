/** Recorded decisions by a filter that is in the address: where the numbers of operations lead. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { DecisionList } from './decision-list.tsx'
import { readDecisionFilter } from './read-decision-filter.ts'
import { useSought } from './use-sought.ts'

export function DecisionsPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const navigate = useNavigate()
  const field = useId()
  const [typed, setTyped] = useSought(q)
  return (
    <Page
      title={say(INVESTIGATE.decisions)}
      end={
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault()
            void navigate({ to: '.', search: typed.trim() === '' ? {} : { q: typed.trim() } })
          }}
        >
          <label className="visually-hidden" htmlFor={field}>
            {say(INVESTIGATE.filter)}
          </label>
          <input
            id={field}
            className="input mono"
            value={typed}
            placeholder={say(INVESTIGATE.filterHint)}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      }
    >
      <p className="soft">{say(INVESTIGATE.decisionsNote)}</p>
      <DecisionList key={q} asked={readDecisionFilter(q)} />
    </Page>
  )
}
