/** One request: what is asked about whom, who handled it, and the steps that can follow in its state. */
import { LEGAL_CHECKLIST, LEGAL_REQUEST_STEPS } from '@goodstanding/casework'
import type { LegalRequest, LegalStep } from '@goodstanding/sdk'
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { createHeld } from '../frame/held.ts'
import { useSession } from '../frame/session.tsx'
import { saySpanEdge } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { sayList } from '../frame/words.ts'
import { Checks } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CHECK_WORDS, KIND_WORDS, LEGAL } from '../words/legal-words.ts'
import { Ask, type Asking } from './request-asks.tsx'

/** Where somebody still has to do something about it. */
const IS_OPEN: Readonly<Record<LegalRequest['status'], boolean>> = {
  ...{ received: true, validated: true, holding: true, approved: true, produced: true, emergency: true },
  ...{ closed: false, refused: false },
}
export const OPEN: readonly string[] = Object.entries(IS_OPEN).flatMap(([status, is]) => (is ? [status] : []))

/** Whether the machine of the server takes a step now; `isHeld` is asked for beside the state. */
function takes({ status, held }: LegalRequest, step: keyof typeof LEGAL_REQUEST_STEPS): boolean {
  const states: readonly string[] = LEGAL_REQUEST_STEPS[step]
  return states.includes(status) && (step !== 'release-hold' || held === 'held')
}

const PLAIN = ['validate', 'hold', 'approve', 'produce', 'close'] as const

const NONE: readonly string[] = []
const { useHeld, forget } = createHeld<readonly string[]>((checked) => checked.length === 0, NONE)

export function RequestCard({ request }: { readonly request: LegalRequest }) {
  const say = useSay()
  const toast = useToast()
  const { client, who } = useSession()
  const [checked, setChecked] = useHeld(`${request.id} checks`, () => NONE)
  const [asking, setAsking] = useState<Asking>(null)
  const [produced, setProduced] = useState<string | null>(null)
  const step = useAct(
    ({ name, body = {} }: { readonly name: LegalStep; readonly body?: Readonly<Record<string, unknown>> }) =>
      client.legalRequests.step(request.id, name, body),
    ['legal'],
  )
  /** A step leaves its button behind, and a request that is closed or refused leaves the list of open ones. */
  const tell = (after: LegalRequest): void => {
    if (after.package !== undefined) setProduced(JSON.stringify(after.package, null, 2))
    const became =
      request.held === 'held' && after.held !== 'held' ? LEGAL.heldBefore : wordFor(STATUS_WORDS, after.status)
    toast({ text: say(FRAME.titleOf, say(became), after.authority) })
  }
  const open = useAct((_: null) => client.ask<unknown>('GET', `/v1/legal-requests/${request.id}/package`), ['legal'])
  const take = async (name: LegalStep): Promise<void> => {
    const after = await step.run({ name, body: name === 'validate' ? { checked } : {} })
    if (after === null) return
    forget(`${request.id} checks`)
    tell(after)
  }
  const mayApprove = !request.handledBy.includes(who.id)
  const isChecked = LEGAL_CHECKLIST.every((check) => checked.includes(check))
  const isDone = request.production !== undefined
  /** Which of several requests a button is about, for whoever hears its name alone. */
  const own = <span className="visually-hidden">{request.authority}</span>
  return (
    <article className="panel stack tight" aria-label={request.authority}>
      <CardHead request={request} />
      <Facts request={request} />
      {takes(request, 'validate') && (
        <Checks
          legend={say(LEGAL.checklist)}
          options={LEGAL_CHECKLIST.map((check) => [check, say(wordFor(CHECK_WORDS, check))])}
          chosen={checked}
          onChange={setChecked}
        />
      )}
      {takes(request, 'approve') && (
        <p className="small soft">
          {say(LEGAL.second)} {!mayApprove && say(LEGAL.notYou)}
        </p>
      )}
      {request.status === 'emergency' && <p className="small soft">{say(LEGAL.toReview)}</p>}
      <ProblemLine problem={step.problem ?? open.problem} />
      <div className="row">
        {PLAIN.filter((name) => takes(request, name)).map((name) => (
          <button
            key={name}
            type="button"
            className={`button${name === 'produce' || name === 'approve' ? ' commit' : ''}`}
            disabled={step.isRunning || (name === 'approve' && !mayApprove) || (name === 'validate' && !isChecked)}
            onClick={() => (name === 'approve' || name === 'produce' ? setAsking(name) : void take(name))}
          >
            {say(LEGAL[name])} {own}
          </button>
        ))}
        <More request={request} onAsk={setAsking} />
        {isDone && produced === null && (
          <button
            type="button"
            className="button"
            disabled={open.isRunning}
            onClick={() =>
              void open.run(null).then((found) => {
                if (found !== null) setProduced(JSON.stringify(found, null, 2))
              })
            }
          >
            {say(LEGAL.package)} {own}
          </button>
        )}
        {produced !== null && (
          <a
            className="button main"
            download={`${request.id}.json`}
            href={URL.createObjectURL(new Blob([produced], { type: 'application/json' }))}
          >
            {say(LEGAL.download)} {own}
          </a>
        )}
      </div>
      <Ask request={request} asking={asking} onDone={tell} onClose={() => setAsking(null)} />
    </article>
  )
}

function CardHead({ request }: { readonly request: LegalRequest }) {
  const say = useSay()
  const now = useNow()
  const { language } = usePreferences()
  const { authority, country, status, deadline, held, gag } = request
  const isWaiting = IS_OPEN[status]
  return (
    <header className="row">
      <h2>
        {authority} {country !== '' && <span className="quiet">{country}</span>}
      </h2>
      <span className={`tag${isWaiting ? ' waits' : ''}`}>{say(wordFor(STATUS_WORDS, status))}</span>
      {held !== 'no' && <span className="tag">{say(held === 'held' ? LEGAL.heldNow : LEGAL.heldBefore)}</span>}
      {isWaiting && status !== 'produced' && <DueTag at={deadline} now={now} />}
      {gag !== null && status !== 'refused' && (
        <span className="tag acts">{say(LEGAL.gag, saySpanEdge(gag.until, 'until', language))}</span>
      )}
    </header>
  )
}

function Facts({ request }: { readonly request: LegalRequest }) {
  const say = useSay()
  const { language } = usePreferences()
  const { basis, reference, scope, handledBy, reason, status, production } = request
  const { kinds, span, records, counts = {} } = scope
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  const listed = found.map(([kind, count]) => say(LEGAL.kindCount, count, say(wordFor(KIND_WORDS, kind))))
  const from = span.from.startsWith('1970-01-01') ? null : saySpanEdge(span.from, 'from', language)
  const until = span.until === null ? null : saySpanEdge(span.until, 'until', language)
  const named = kinds.map((kind) => say(wordFor(KIND_WORDS, kind)))
  return (
    <dl className="facts">
      <dt>{say(LEGAL.basis)}</dt>
      <dd>
        {basis} {reference !== '' && <code>{reference}</code>}
      </dd>
      <dt>{say(LEGAL.about)}</dt>
      <dd>
        <code>{scope.subjects.join(', ')}</code>{' '}
        <span className="soft">
          {named.length === 0 ? say(LEGAL.everything) : sayList(named, language)}
          {from !== null && until !== null && ` · ${say(LEGAL.span, from, until)}`}
          {from !== null && until === null && ` · ${say(LEGAL.since, from)}`}
          {from === null && until !== null && ` · ${say(LEGAL.upTo, until)}`}
        </span>
      </dd>
      {records !== null && (
        <>
          <dt>{say(LEGAL.records)}</dt>
          <dd>
            {listed.length === 0 ? records : say(LEGAL.recordsOf, records, sayList(listed, language))}
            <br />
            <small className="soft">{say(LEGAL.counted)}</small>
          </dd>
        </>
      )}
      {handledBy.length > 0 && (
        <>
          <dt>{say(LEGAL.handled)}</dt>
          <dd>{sayList(handledBy, language)}</dd>
        </>
      )}
      {production !== undefined && (
        <>
          <dt>{say(LEGAL.manifest)}</dt>
          <dd>
            <code className="small words">{production.manifest}</code>
          </dd>
        </>
      )}
      {reason !== undefined && (
        <>
          <dt>{status === 'refused' ? say(LEGAL.refusedBecause, request.by ?? '') : say(LEGAL.reason)}</dt>
          <dd className="words">{reason}</dd>
        </>
      )}
    </dl>
  )
}

type MoreProps = { readonly request: LegalRequest; readonly onAsk: (asking: Asking) => void }

/** Steps that ask for something first. */
function More({ request, onAsk }: MoreProps) {
  const say = useSay()
  const steps = [
    ['review', 'review', LEGAL.review],
    ['narrow', 'narrow', LEGAL.narrow],
    ['extend-gag', 'gag', LEGAL.gagForm],
    ['produce-emergency', 'emergency', LEGAL.emergency],
    ['refuse', 'refuse', LEGAL.refuse],
    ['release-hold', 'release', LEGAL['release-hold']],
  ] as const
  return steps
    .filter(([step]) => takes(request, step))
    .map(([step, asking, words]) => (
      <button key={step} type="button" className="button" onClick={() => onAsk(asking)}>
        {say(words)} <span className="visually-hidden">{request.authority}</span>
      </button>
    ))
}
