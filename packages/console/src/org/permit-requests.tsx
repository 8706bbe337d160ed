/** Permits that the own organization asked for, and the form that asks for another. */
import type { NewPermitRequest, PermitRequest } from '@goodstanding/sdk'
import { useState } from 'react'
import { useWords } from '../frame/held.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay, sayStatedDay } from '../frame/times.ts'
import { useAct, usePages } from '../frame/use-answer.ts'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { FindField, useFinding } from '../ui/find-in-list.tsx'
import { FormDialog, Question, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { PERMITS, PERMIT_KIND_WORDS, PERMIT_STATUS_WORDS } from '../words/permit-words.ts'

const PORTION = 50

export function PermitRequests() {
  const say = useSay()
  const { language } = usePreferences()
  const { client } = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const known = usePages<PermitRequest>(['permit-requests'], (cursor) =>
    client.permitRequests.list({ limit: PORTION, cursor }),
  )
  const [typed, setTyped] = useState('')
  const heldIn = ({ clauses, status, request, reason = '' }: PermitRequest): string =>
    [...clauses, say(wordFor(PERMIT_STATUS_WORDS, status)), request.purpose, reason].join('\n')
  const finding = useFinding({ known, typed, heldIn, size: PORTION })
  const [leaving, setLeaving] = useState<PermitRequest | null>(null)
  return (
    <section className="stack" aria-labelledby="asked-permits">
      <div className="row">
        <h2 id="asked-permits">{say(PERMITS.requests)}</h2>
        <button type="button" className="button end" onClick={() => setIsAsking(true)}>
          {say(PERMITS.ask)}
        </button>
      </div>
      <FindField finding={finding} typed={typed} onType={setTyped} label={PERMITS.findRequest} />
      <LoadedPages known={{ ...known, ...finding.list, items: known.items && finding.shown }} rows={2}>
        {(items) =>
          items.length === 0 && typed === '' ? (
            <p className="quiet">{say(PERMITS.noRequests)}</p>
          ) : (
            <ul className="stack tight">
              {items.map((asked) => {
                const { id, clauses, validUntil, status, reason, request } = asked
                return (
                  <li key={id} className="panel stack tight">
                    <p className="row">
                      <span className="clause">{clauses.join(' ')}</span>
                      <span className={`tag${status === 'granted' ? ' good' : status === 'asked' ? ' waits' : ''}`}>
                        {say(wordFor(PERMIT_STATUS_WORDS, status))}
                      </span>
                      <span className="soft small">
                        {status === 'asked'
                          ? say(PERMITS.answerBy, sayDay(request.deadline, language))
                          : say(PERMITS.until, sayStatedDay(validUntil, language))}
                      </span>
                    </p>
                    <p className="words">{request.purpose}</p>
                    {reason !== undefined && reason !== '' && (
                      <p className="words soft">{say(PERMITS.because, reason)}</p>
                    )}
                    {status === 'asked' && (
                      <p>
                        <button type="button" className="button small" onClick={() => setLeaving(asked)}>
                          {say(PERMITS.withdraw)} <span className="visually-hidden">{clauses.join(' ')}</span>
                        </button>
                      </p>
                    )}
                  </li>
                )
              })}
            </ul>
          )
        }
      </LoadedPages>
      {isAsking && <AskDialog onClose={() => setIsAsking(false)} />}
      {leaving !== null && <WithdrawDialog asked={leaving} onRefused={known.again} onClose={() => setLeaving(null)} />}
    </section>
  )
}

type WithdrawProps = {
  readonly asked: PermitRequest
  /** It may have been answered meanwhile. */
  readonly onRefused: () => void
  readonly onClose: () => void
}

function WithdrawDialog({ asked: { id, clauses, request }, onRefused, onClose }: WithdrawProps) {
  const say = useSay()
  const { client } = useSession()
  const withdraw = useAct((_: null) => client.permitRequests.withdraw(id), ['permit-requests'])
  return (
    <Question
      title={say(PERMITS.withdrawTitle, clauses.join(' '))}
      text={say(PERMITS.withdrawWhat, request.purpose)}
      send={say(PERMITS.withdraw)}
      act={{
        ...withdraw,
        did: async () => {
          const isDone = await withdraw.did(null)
          if (!isDone) onRefused()
          return isDone
        },
      }}
      onClose={onClose}
    />
  )
}

const SHA256 = /^[0-9a-f]{64}$/i

function AskDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [chosen, setKind] = useWords('permit kind', 'authority')
  const kind: NewPermitRequest['kind'] = chosen === 'operator' ? 'operator' : 'authority'
  const [clause, setClause] = useWords('permit clause')
  const [purpose, setPurpose] = useWords('permit purpose')
  const [issuer, setIssuer] = useWords('permit issuer')
  const [until, setUntil] = useWords('permit until')
  const [proof, setProof] = useWords('permit proof')
  const act = useAct((asked: NewPermitRequest) => client.permitRequests.ask(asked), ['permit-requests'])
  const needed = kind === 'authority' ? [purpose, issuer, until, proof] : [purpose, until]
  const isReady = clause !== '' && needed.every((each) => each.trim() !== '')
  const send = (): void => {
    const stated = proof.trim()
    const evidence = stated === '' ? [] : [SHA256.test(stated) ? { file: stated } : { text: stated }]
    const asked = {
      kind,
      purpose: purpose.trim(),
      clauses: [clause],
      issuer: kind === 'operator' ? say(PERMITS.theOperator) : issuer.trim(),
      validUntil: `${until}T23:59:59Z`,
      evidence,
    }
    void act.run(asked).then((done) => {
      if (done === null) return
      for (const empty of [setClause, setPurpose, setIssuer, setUntil, setProof]) empty('')
      toast({ text: say(PERMITS.askedFor) })
      onClose()
    })
  }
  return (
    <FormDialog
      title={say(PERMITS.ask)}
      send={say(PERMITS.ask)}
      isReady={isReady}
      act={act}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className="field">
        <legend>{say(PERMITS.kind)}</legend>
        <div className="choices">
          {(['authority', 'operator'] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>{say(PERMIT_KIND_WORDS[each])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="permit-clause">{say(PERMITS.clause)}</label>
        <ClauseCombobox
          id="permit-clause"
          value={clause || null}
          placeholder={say(PERMITS.clauseHint)}
          isInvalid={false}
          onChange={(value) => setClause(value ?? '')}
        />
      </div>
      <TextField label={say(PERMITS.purpose)} value={purpose} onChange={setPurpose} isLong />
      {kind === 'authority' && <TextField label={say(PERMITS.issuer)} value={issuer} onChange={setIssuer} />}
      <TextField label={say(PERMITS.validUntil)} value={until} onChange={setUntil} type="date" />
      <TextField label={say(PERMITS.evidence)} value={proof} onChange={setProof} note={say(PERMITS.evidenceNote)} />
    </FormDialog>
  )
}
