/** A notice to the own organization, fact by fact, with its appeal and, where the notice offers it, the request for an early end. */
import type { Appeal, Notice } from '@goodstanding/sdk'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { WordsPrompt } from '../case/prompts.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { useToast } from '../ui/toast.tsx'
import { ORG } from '../words/org-words.ts'
import { isEarly, OwnAppeal } from './own-appeal.tsx'

const ASKING = {
  appeal: { title: ORG.appeal, label: ORG.appealWhy, send: ORG.appealSend, done: ORG.appealed },
  early: { title: ORG.early, label: ORG.earlyWhy, send: ORG.early, done: ORG.earlyAsked },
} as const

const isOwn = ({ party }: Appeal): boolean => party === 'subject'

type NoticeCardProps = { readonly notice: Notice; readonly appeals: readonly Appeal[] }

export function NoticeCard({ notice, appeals }: NoticeCardProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const { language } = usePreferences()
  const [asking, setAsking] = useState<keyof typeof ASKING | null>(null)
  const { opening, facts } = notice.described
  const file = useAct(
    (text: string) =>
      client.appeals.file({
        action: notice.action,
        text,
        ...(asking === 'early' ? { kind: 'early-release' as const } : {}),
      }),
    ['appeals'],
  )
  const mayAppeal = !appeals.some(isOwn) && Date.parse(notice.appealUntil) > serverNow()
  // What is over or was taken back has no early end.
  const isOver = facts.some(({ name }) => name === 'now')
  const mayAsk = notice.earlyRelease === 'may-apply' && !isOver && !appeals.some(isEarly)
  return (
    <article className="panel stack tight">
      <p className="words">{say(opening)}</p>
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
      {appeals.map((each) => (
        <OwnAppeal key={each.id} appeal={each} />
      ))}
      {(mayAppeal || mayAsk) && (
        <p className="row">
          {mayAppeal && (
            <button type="button" className="button" onClick={() => setAsking('appeal')}>
              {say(ORG.appeal)}
            </button>
          )}
          {mayAsk && (
            <button type="button" className="button" onClick={() => setAsking('early')}>
              {say(ORG.early)}
            </button>
          )}
          {mayAppeal && (
            <span className="small quiet">{say(ORG.appealUntil, sayDay(notice.appealUntil, language))}</span>
          )}
        </p>
      )}
      {asking !== null && (
        <WordsPrompt
          title={say(ASKING[asking].title)}
          label={say(ASKING[asking].label)}
          send={ASKING[asking].send}
          act={file}
          onClose={() => setAsking(null)}
          onDone={() => toast({ text: say(ASKING[asking].done) })}
        />
      )}
    </article>
  )
}
