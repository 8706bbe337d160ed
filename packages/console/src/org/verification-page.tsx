/** The verified badge of the own organization: where it stands, what can be proven, and the permits on record. */
import type { Proof } from '@goodstanding/sdk'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { AskList } from '../registrations/ask-section.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { STATUS_WORDS, wordFor } from '../words/casework-words.ts'
import { ORG } from '../words/org-words.ts'
import { PROOF_WORDS } from '../words/proof-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { PermitRequests } from './permit-requests.tsx'

type PermitFact = {
  readonly id: string
  readonly issuer: string
  readonly clauses: readonly string[]
  readonly validUntil: string
}

export function VerificationPage() {
  const say = useSay()
  const { client, who } = useSession()
  const { language } = usePreferences()
  const known = useAnswer(['verification'], () => client.verifications.get(who.organization ?? ''))
  const permits = useAnswer(['permits'], () =>
    client.ask<{ readonly items: readonly PermitFact[] }>('GET', '/v1/own-organization/permits', {
      query: { limit: 200 },
    }),
  )
  return (
    <Page title={say(ORG.verificationTitle)}>
      <Loaded known={known} rows={3}>
        {({ status, evidence, until, deadline, ...found }) => (
          <>
            <AnswerForm found={{ status, ...found }} />
            <dl className="facts">
              <dt>{say(ORG.status)}</dt>
              <dd>
                <span className={`tag${status === 'verified' ? ' good' : status === 'pending' ? ' waits' : ''}`}>
                  {say(wordFor(STATUS_WORDS, status))}
                </span>
                {deadline !== undefined &&
                  found.waitsFor !== 'applicant' &&
                  ` ${say(ORG.applied, sayDay(deadline, language))}`}
              </dd>
              {until !== undefined && (
                <>
                  <dt>{say(ORG.until)}</dt>
                  <dd>{sayDay(until, language)}</dd>
                </>
              )}
              {evidence?.map((proof) => (
                <div key={`${proof.kind} ${proof.value}`} style={{ display: 'contents' }}>
                  <dt>{say(wordFor(PROOF_WORDS, proof.kind))}</dt>
                  <dd>
                    <code>{proof.value}</code>{' '}
                    {proof.checked !== undefined && (
                      <span className="tag">{say(wordFor(PROOF_WORDS, proof.checked))}</span>
                    )}
                    {proof.why !== undefined && proof.why !== null && <p className="small soft">{say(proof.why)}</p>}
                  </dd>
                </div>
              ))}
            </dl>
            <AskList found={{ status, ...found, asks: (found.asks ?? []).filter(({ end }) => end !== null) }} />
            {(status === 'none' || status === 'expiring') && <Application />}
          </>
        )}
      </Loaded>
      <section>
        <h2>{say(ORG.permits)}</h2>
        <Loaded known={permits} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Panel title={say(ORG.noPermits)} />
            ) : (
              <table className="table">
                <thead>
                  <tr>
                    <th>{say(ORG.issuer)}</th>
                    <th>{say(ORG.clauses)}</th>
                    <th>{say(ORG.until)}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ id, issuer, clauses, validUntil }) => (
                    <tr key={id}>
                      <td>{issuer}</td>
                      <td className="clause">{clauses.join(' ')}</td>
                      <td>
                        {sayDay(validUntil, language)} <Expiry at={validUntil} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Loaded>
      </section>
      <PermitRequests />
    </Page>
  )
}

const SOON_MS = 30 * 86_400_000

function Expiry({ at }: { readonly at: string }) {
  const say = useSay()
  const left = Date.parse(at) - useNow()
  if (left > SOON_MS) return null
  return <span className={`tag ${left < 0 ? 'acts' : 'waits'}`}>{say(left < 0 ? ORG.expired : ORG.expires)}</span>
}

const KINDS = ['domain-dns', 'domain-file', 'registry-number', 'document'] as const

function Application() {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [kind, setKind] = useState<Proof['kind']>('domain-dns')
  const [value, setValue] = useState('')
  const apply = useAct((evidence: readonly Proof[]) => client.verifications.apply({ evidence }), ['verification'])
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void apply.run([{ kind, value: value.trim() }]).then((done) => done !== null && toast({ text: say(ORG.apply) }))
      }}
    >
      <label className="field">
        <span>{say(ORG.kind)}</span>
        <select
          className="input"
          value={kind}
          onChange={(event) => setKind(KINDS.find((known) => known === event.target.value) ?? 'document')}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {say(wordFor(PROOF_WORDS, each))}
            </option>
          ))}
        </select>
      </label>
      <TextField label={say(ORG.value)} value={value} onChange={setValue} />
      <ProblemLine problem={apply.problem} />
      <p>
        <button type="submit" className="button main" disabled={value.trim() === '' || apply.isRunning}>
          {say(ORG.apply)}
        </button>
      </p>
    </form>
  )
}
