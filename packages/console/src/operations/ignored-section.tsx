/** Members of events that the service states and nothing reads: often a misspelled one, and a clause that sees nothing. */
import { EVENT_WORDS } from '@goodstanding/model'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayInstant, sayNumber } from '../frame/times.ts'
import { Coded } from '../ui/coded.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { knownWords } from '../words/casework-words.ts'
import { OPERATING } from '../words/operating-words.ts'

export type IgnoredMember = {
  readonly type: string
  readonly pointer: string
  readonly near: string | null
  readonly events: number
  readonly lastAt: string
}

/** Nothing where all that was stated is read. */
export function IgnoredSection({ items }: { readonly items: readonly IgnoredMember[] }) {
  const say = useSay()
  const { language } = usePreferences()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{say(OPERATING.ignored)}</h2>
      <p className="small soft">{say(OPERATING.ignoredHow)}</p>
      <WideTable label={say(OPERATING.ignored)}>
        <thead>
          <tr>
            <th>{say(OPERATING.type)}</th>
            <th>{say(OPERATING.field)}</th>
            <th>{say(OPERATING.nearest)}</th>
            <th>{say(OPERATING.sampled)}</th>
            <th>{say(OPERATING.lastSeen)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ type, pointer, near, events, lastAt }) => (
            <tr key={`${type} ${pointer}`}>
              <td>
                <Coded code={type} words={knownWords(EVENT_WORDS, type)} />
              </td>
              <td className="words">
                <code>{pointer}</code>
              </td>
              <td>{near === null ? '–' : <code>{near}</code>}</td>
              <td className="number">{sayNumber(events, language)}</td>
              <td className="number">{sayInstant(lastAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  )
}
