/** A notice to the own organization, fact by fact, with its appeal and, where the notice offers it, the request for an early end. */
import type { Appeal, Notice } from '@goodstanding/sdk'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { sayInstant } from '../frame/times.ts'
import { ORG } from '../words/org-words.ts'
import { AppealDialog } from './appeal-dialog.tsx'
import { isEarly, OwnAppeal } from './own-appeal.tsx'

const ASKING = {
  appeal: { title: ORG.appeal, label: ORG.appealWhy, send: ORG.appealSend, done: ORG.appealed },
  early: { title: ORG.early, label: ORG.earlyWhy, send: ORG.early, done: ORG.earlyAsked },
} as const

const isOwn = ({ party }: Appeal): boolean => party === 'subject'

/** `appeals`: undefined while nobody knows which there are; then none is offered. */
type NoticeCardProps = { readonly notice: Notice; readonly appeals: readonly Appeal[] | undefined }

export function NoticeCard({ notice, appeals }: NoticeCardProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [asking, setAsking] = useState<keyof typeof ASKING | null>(null)
  const { opening, facts } = notice.described
  const mayAppeal = appeals?.some(isOwn) === false && Date.parse(notice.appealUntil) > serverNow()
  // What is over or was taken back has no early end.
  const isOver = facts.some(({ name }) => name === 'now')
  const mayAsk = notice.earlyRelease === 'may-apply' && !isOver && appeals?.some(isEarly) === false
  return (
    <article className="panel stack tight" aria-labelledby={notice.id}>
      <p className="words" id={notice.id}>
        {say(opening)}
      </p>
      <dl className="facts">
        {facts.map(({ name, label, value }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{say(label)}</dt>
            <dd className="words">
              {name === 'clause' ? (
                <>
                  <ClauseLink id={notice.clause} />
                  {say(value).slice(notice.clause.length)}
                </>
              ) : (
                say(value)
              )}
            </dd>
          </div>
        ))}
      </dl>
      {appeals?.map((each) => (
        <OwnAppeal key={each.id} appeal={each} />
      ))}
      {(mayAppeal || mayAsk) && (
        <p className="row">
          {mayAppeal && (
            <button type="button" className="button" aria-describedby={notice.id} onClick={() => setAsking('appeal')}>
              {say(ORG.appeal)}
            </button>
          )}
          {mayAsk && (
            <button type="button" className="button" aria-describedby={notice.id} onClick={() => setAsking('early')}>
              {say(ORG.early)}
            </button>
          )}
          {mayAppeal && (
            <span className="small quiet">{say(ORG.appealUntil, sayInstant(notice.appealUntil, language))}</span>
          )}
        </p>
      )}
      {asking !== null && (
        <AppealDialog
          against={{ action: notice.action, ...(asking === 'early' ? { kind: 'early-release' } : {}) }}
          words={ASKING[asking]}
          onClose={() => setAsking(null)}
        />
      )}
    </article>
  )
}
