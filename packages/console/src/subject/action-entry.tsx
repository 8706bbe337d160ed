/** An action away from its case: under which clause, when and why it was taken, and where it was decided. */
import type { Action } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { ActionCard } from '../case/decided-panel.tsx'
import { usePreferences } from '../frame/preferences.tsx'
import { sayDay } from '../frame/times.ts'
import { shortId } from '../queue/queue-row.tsx'

type EntryProps = { readonly action: Action; readonly onRead: () => void }

export function ActionEntry({ action, onRead }: EntryProps) {
  const { language } = usePreferences()
  const { clause, takenAt, reason, case: decided } = action
  return (
    <div className="stack tight">
      <p className="row small">
        <ClauseLink id={clause} />
        {takenAt !== undefined && <span>{sayDay(takenAt, language)}</span>}
        {decided !== null && (
          <Link to="/case/$id" params={{ id: decided }}>
            {shortId(decided)}
          </Link>
        )}
        <span className="soft words">{reason}</span>
      </p>
      <ActionCard action={action} onRead={onRead} />
    </div>
  )
}
