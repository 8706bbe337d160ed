/** Which reports of a case without a violation are manifestly unfounded. Their reporters are not shown: what counts is the report. */
import type { Case } from '@goodstanding/sdk'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayInstant } from '../frame/times.ts'
import { shortId } from '../queue/queue-row.tsx'
import { InPortions } from '../ui/in-portions.tsx'
import { CASE } from '../words/case-words.ts'
import type { Draft } from './draft.ts'

type FieldProps = {
  readonly found: Case
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
}

export function UnfoundedField({ found, draft, onChange }: FieldProps) {
  const say = useSay()
  const { language } = usePreferences()
  if (!draft.isNoViolation || found.reports.length === 0) return null
  const toggle = (id: string): void => {
    const { unfounded } = draft
    onChange({ unfounded: unfounded.includes(id) ? unfounded.filter((each) => each !== id) : [...unfounded, id] })
  }
  return (
    <fieldset className="field">
      <legend>{say(CASE.unfounded)}</legend>
      <p className="small soft">{say(CASE.unfoundedMeans)}</p>
      <InPortions items={found.reports}>
        {(reports) => (
          <div className="choices">
            {reports.map(({ id, clause, at }) => (
              <label key={id}>
                <input type="checkbox" checked={draft.unfounded.includes(id)} onChange={() => toggle(id)} />
                <span>
                  {shortId(id)} {found.clauses.includes(clause) && <code>{clause}</code>}{' '}
                  <span className="quiet">{sayInstant(at, language)}</span>
                </span>
              </label>
            ))}
          </div>
        )}
      </InPortions>
    </fieldset>
  )
}
