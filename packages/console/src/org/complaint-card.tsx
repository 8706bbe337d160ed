/** A complaint to the operator, what became of it, and the appeal of its answer where nobody else could ask for another look. */
import type { Appeal, Complaint } from '@goodstanding/sdk'
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { sayDay, sayInstant } from '../frame/times.ts'
import { langOf } from '../ui/lang-of.ts'
import { shortId } from '../queue/queue-row.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { ORG } from '../words/org-words.ts'
import { AppealDialog } from './appeal-dialog.tsx'
import { OwnAppeal } from './own-appeal.tsx'
import { useSayPerson } from './use-names.ts'

type ComplaintCardProps = {
  readonly complaint: Complaint
  /** Of the case that it is in, by whoever reads this; undefined: nobody knows yet. */
  readonly appeals: readonly Appeal[] | undefined
}

const ASKING = { title: ORG.appeal, label: ORG.appealWhy, send: ORG.appealSend, done: ORG.appealed } as const

export function ComplaintCard({ complaint, appeals }: ComplaintCardProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [isAsking, setIsAsking] = useState(false)
  const { answeredAt, appealUntil } = complaint
  const about = [complaint.about['account'], complaint.about['organization']].find((id) => typeof id === 'string')
  const { account } = complaint.about
  const sayPerson = useSayPerson(typeof account === 'string' ? [account] : [])
  const isAsked = answeredAt !== undefined && appeals?.some(({ filedAt }) => filedAt >= answeredAt) !== false
  const mayAppeal = appealUntil !== undefined && !isAsked && Date.parse(appealUntil) > serverNow()
  return (
    <li className="panel stack tight">
      <p className="row">
        {about !== undefined && (
          <strong className="words">
            {about === account ? say(ORG.about, sayPerson(about)) : say(ORG.aboutTheOrganization, about)}
          </strong>
        )}
        <code className="quiet">{shortId(complaint.id)}</code>
        <span className={`tag${complaint.status === 'answered' ? ' good' : ' waits'}`}>
          {say(wordFor(STATUS_WORDS, complaint.status))}
        </span>
        <span className="small quiet">{sayDay(complaint.filedAt, language)}</span>
      </p>
      <p className="words" lang={langOf(complaint.statement)} id={complaint.id}>
        {complaint.statement}
      </p>
      <p className="small soft">
        {complaint.answer === undefined
          ? say(ORG.answerUntil, sayDay(complaint.deadline, language))
          : say(complaint.answer)}
      </p>
      {appeals?.map((each) => (
        <OwnAppeal key={each.id} appeal={each} />
      ))}
      {mayAppeal && (
        <p className="row">
          <button type="button" className="button" aria-describedby={complaint.id} onClick={() => setIsAsking(true)}>
            {say(ORG.appeal)}
          </button>
          <span className="small quiet">{say(ORG.appealUntil, sayInstant(appealUntil, language))}</span>
        </p>
      )}
      {isAsking && (
        <AppealDialog against={{ case: complaint.case }} words={ASKING} onClose={() => setIsAsking(false)} />
      )}
    </li>
  )
}
