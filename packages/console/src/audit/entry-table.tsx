/** Entries of the log, newest first. */
import { wordsOfAct } from '@goodstanding/casework'
import { useMemo } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayInstant } from '../frame/times.ts'
import { Coded } from '../ui/coded.tsx'
import { Panel } from '../ui/panel.tsx'
import { AUDIT } from '../words/audit-words.ts'
import { type Fits, wordOf } from './read-entries.ts'
import type { LogEntry } from './verify-log.ts'

/** Texts that tell of people are logged sealed: the entry is verified as it was logged, and read in the case. */
const SEALED = 'gs1.'

type ShownProps = { readonly items: readonly LogEntry[]; readonly fits: Fits; readonly onAll: () => void }

/** What a filter leaves of some entries, or that it leaves none. */
export function EntriesShown({ items, fits, onAll }: ShownProps) {
  const say = useSay()
  const shown = useMemo(() => items.filter(fits).toReversed(), [items, fits])
  if (items.length === 0) return <Panel title={say(AUDIT.none)} />
  if (shown.length === 0)
    return (
      <Panel title={say(AUDIT.noneHere)}>
        <button type="button" className="button" onClick={onAll}>
          {say(AUDIT.showAll)}
        </button>
      </Panel>
    )
  return <EntryTable shown={shown} />
}

export function EntryTable({ shown }: { readonly shown: readonly LogEntry[] }) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(AUDIT.title)}>
      <table className="table">
        <thead>
          <tr>
            <th>#</th>
            <th>{say(AUDIT.at)}</th>
            <th>{say(AUDIT.by)}</th>
            <th>{say(AUDIT.act)}</th>
            <th>{say(AUDIT.object)}</th>
            <th>{say(AUDIT.why)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index, entry, opening }) => (
            <tr key={index}>
              <td className="number">
                <a
                  href={`/v1/audit/proof/${index}`}
                  download={`proof-${index}.json`}
                  aria-label={say(AUDIT.proof, index)}
                >
                  {index}
                </a>
              </td>
              <td className="number">{sayInstant(wordOf(entry, 'at'), language)}</td>
              <td>{opening?.by ?? wordOf(entry, 'by')}</td>
              <td className="words">
                <Coded code={wordOf(entry, 'act')} words={wordsOfAct(wordOf(entry, 'act'))} />
              </td>
              <td className="words">
                <code>{wordOf(entry, 'object')}</code>
              </td>
              <td className="words">
                {wordOf(entry, 'why').startsWith(SEALED) ? (
                  <span className="quiet">{say(AUDIT.sealed)}</span>
                ) : (
                  wordOf(entry, 'why')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
