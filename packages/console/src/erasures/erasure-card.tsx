/** One person who asked to be erased, and what whoever decides may do. */
import type { Bilingual } from '@goodstanding/model'
import { useState } from 'react'
import { WordsPrompt } from '../case/prompts.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { ERASURES } from '../words/erasure-words.ts'

/** As `GET /v1/erasures` says it. */
export type Erasure = {
  readonly id: string
  readonly status: 'requested' | 'approved' | 'held' | 'erased' | 'refused'
  readonly person: string
  readonly organization: string | null
  readonly requestedAt: string
  readonly deadline: string
  readonly heldBy?: { readonly legalRequests: readonly string[]; readonly open: readonly string[] }
  readonly until?: string | null
  readonly receipt?: string
  readonly erasedAt?: string
  readonly reason?: string
}

const TAGS = {
  requested: 'tag waits',
  approved: 'tag waits',
  held: 'tag waits',
  erased: 'tag good',
  refused: 'tag',
} as const

const OPEN_WORDS: Readonly<Record<string, Bilingual>> = {
  case: ERASURES.openCase,
  report: ERASURES.openReport,
  appeal: ERASURES.openAppeal,
  notice: ERASURES.openNotice,
  action: ERASURES.openAction,
}

export function ErasureCard({ erasure }: { readonly erasure: Erasure }) {
  const say = useSay()
  const now = useNow()
  const { person, status, deadline } = erasure
  return (
    <article className="panel stack tight" aria-label={person}>
      <p className="row">
        <strong>
          <code>{person}</code>
        </strong>
        <span className={TAGS[status]}>{say(ERASURES[status])}</span>
        {status === 'requested' && <DueTag at={deadline} now={now} />}
      </p>
      <Facts erasure={erasure} />
      {status === 'requested' && <Acts erasure={erasure} />}
      {status === 'erased' && <Receipt erasure={erasure} />}
    </article>
  )
}

function Facts({ erasure }: { readonly erasure: Erasure }) {
  const say = useSay()
  const { language } = usePreferences()
  const { organization, requestedAt, heldBy, until = null, receipt, erasedAt, reason } = erasure
  return (
    <dl className="facts">
      {organization !== null && (
        <>
          <dt>{say(ERASURES.organization)}</dt>
          <dd>
            <code>{organization}</code>
          </dd>
        </>
      )}
      <dt>{say(ERASURES.asked)}</dt>
      <dd>{sayInstant(requestedAt, language)}</dd>
      {heldBy !== undefined && (
        <>
          <dt>{say(ERASURES.heldBy)}</dt>
          <dd>
            {heldBy.legalRequests.map((id) => (
              <p key={id}>{say(ERASURES.legalHold, id)}</p>
            ))}
            {heldBy.open.map((what) => (
              <OpenThing key={what} what={what} />
            ))}
          </dd>
        </>
      )}
      {until !== null && (
        <>
          <dt>{say(ERASURES.heldUntil)}</dt>
          <dd>{sayInstant(until, language)}</dd>
        </>
      )}
      {erasedAt !== undefined && (
        <>
          <dt>{say(ERASURES.erasedAt)}</dt>
          <dd>{sayInstant(erasedAt, language)}</dd>
          <dt>{say(ERASURES.receipt)}</dt>
          <dd>
            <code>{receipt}</code>
          </dd>
        </>
      )}
      {reason !== undefined && (
        <>
          <dt>{say(ERASURES.refused)}</dt>
          <dd className="words" lang="">
            {reason}
          </dd>
        </>
      )}
    </dl>
  )
}

/** `notice/ntc_1`: what is not over yet, and by which id others find it. */
function OpenThing({ what }: { readonly what: string }) {
  const say = useSay()
  const [, kind = '', id = ''] = /^([a-z]+)\/(.+)$/.exec(what) ?? []
  const words = OPEN_WORDS[kind]
  return (
    <p>
      {words === undefined ? '' : `${say(words)} `}
      <code>{words === undefined ? what : id}</code>
    </p>
  )
}

function Acts({ erasure: { id, person } }: { readonly erasure: Erasure }) {
  const say = useSay()
  const { client } = useSession()
  const [asking, setAsking] = useState<'approve' | 'refuse' | null>(null)
  const path = `/v1/erasures/${id}`
  const approve = useAct((_: null) => client.ask<Erasure>('POST', `${path}/approve`, { body: {} }), ['erasures'])
  const refuse = useAct(
    (reason: string) => client.ask<Erasure>('POST', `${path}/refuse`, { body: { reason } }),
    ['erasures'],
  )
  const close = (): void => setAsking(null)
  return (
    <div className="row">
      <button type="button" className="button commit" onClick={() => setAsking('approve')}>
        {say(ERASURES.approve)} <span className="visually-hidden">{person}</span>
      </button>
      <button type="button" className="button" onClick={() => setAsking('refuse')}>
        {say(ERASURES.refuse)} <span className="visually-hidden">{person}</span>
      </button>
      {asking === 'approve' && (
        <Question
          title={say(ERASURES.approveTitle, person)}
          text={say(ERASURES.approveMeans)}
          send={say(ERASURES.approve)}
          act={approve}
          onClose={close}
        />
      )}
      {asking === 'refuse' && (
        <WordsPrompt
          title={say(ERASURES.refuseTitle, person)}
          label={say(ERASURES.refuseWhy)}
          place={`${id} refuse`}
          send={ERASURES.refuse}
          act={refuse}
          isCommit
          onClose={close}
          onDone={() => undefined}
        />
      )}
    </div>
  )
}

/** Signed, with the proof that the log holds it: what the person is given. */
function Receipt({ erasure: { id, receipt } }: { readonly erasure: Erasure }) {
  const say = useSay()
  const { client } = useSession()
  const [text, setText] = useState<string | null>(null)
  const read = useAct((_: null) => client.ask<unknown>('GET', `/v1/erasures/${id}/receipt`), ['erasure-receipt', id])
  return (
    <div className="row">
      {text === null ? (
        <button
          type="button"
          className="button small"
          disabled={read.isRunning}
          onClick={() =>
            void read.run(null).then((found) => setText(found === null ? null : JSON.stringify(found, null, 2)))
          }
        >
          {say(ERASURES.readReceipt)}
        </button>
      ) : (
        <a
          className="button small"
          download={`${receipt ?? id}.json`}
          href={URL.createObjectURL(new Blob([text], { type: 'application/json' }))}
        >
          {say(ERASURES.saveReceipt)}
        </a>
      )}
      <ProblemLine problem={read.problem} />
    </div>
  )
}
