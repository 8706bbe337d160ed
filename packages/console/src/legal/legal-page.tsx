/** Requests of authorities: received, checked, held, approved by a second person, produced or refused. */
import { LEGAL_CHECKLIST } from '@goodstanding/casework'
import type { LegalRequest, LegalStep } from '@goodstanding/sdk'
import { useState } from 'react'
import { WordsPrompt } from '../case/prompts.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { Checks, FormDialog, TextField } from '../ui/form-parts.tsx'
import { Loaded, Panel, ProblemLine } from '../ui/panel.tsx'
import { Due, useNow } from '../ui/time.tsx'
import { STATUS_WORDS, wordFor } from '../words/casework-words.ts'
import { CHECK_WORDS, SCREENING } from '../words/screening-words.ts'

export function LegalPage() {
  const say = useSay()
  const { client } = useSession()
  const [isReceiving, setIsReceiving] = useState(false)
  const known = useAnswer(['legal'], () => client.legalRequests.list({ limit: 100 }), { every: 30_000 })
  return (
    <Page
      title={say(SCREENING.legal)}
      end={
        <button type="button" className="button main" onClick={() => setIsReceiving(true)}>
          {say(SCREENING.receive)}
        </button>
      }
    >
      <Loaded known={known}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel title={say(SCREENING.noLegal)} />
          ) : (
            <div className="stack">
              {items.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
            </div>
          )
        }
      </Loaded>
      {isReceiving && <Intake onClose={() => setIsReceiving(false)} />}
    </Page>
  )
}

/** What can follow in each state. The server holds to who may, and to two people. */
const NEXT: Readonly<Record<string, readonly LegalStep[]>> = {
  received: ['validate'],
  validated: ['hold'],
  holding: ['approve', 'release-hold'],
  approved: ['produce'],
  produced: ['close'],
  emergency: [],
  closed: [],
  refused: [],
}

function RequestCard({ request }: { readonly request: LegalRequest }) {
  const say = useSay()
  const now = useNow()
  const { client } = useSession()
  const { language } = usePreferences()
  const [checked, setChecked] = useState<readonly string[]>([])
  const [isRefusing, setIsRefusing] = useState(false)
  const [produced, setProduced] = useState<string | null>(null)
  const step = useAct(
    (name: LegalStep) => client.legalRequests.step(request.id, name, name === 'validate' ? { checked } : {}),
    ['legal'],
  )
  const refuse = useAct((reason: string) => client.legalRequests.step(request.id, 'refuse', { reason }), ['legal'])
  const take = async (name: LegalStep): Promise<void> => {
    const after = await step.run(name)
    if (after?.package !== undefined) setProduced(JSON.stringify(after.package, null, 2))
  }
  const { status, authority, country, basis, reference, scope, gag } = request
  const isOpen = status === 'received' || status === 'validated' || status === 'holding' || status === 'approved'
  return (
    <article className="panel stack tight">
      <header className="row">
        <h2>
          {authority} {country !== '' && <span className="quiet">{country}</span>}
        </h2>
        <span className={`tag${isOpen ? ' waits' : ''}`}>{say(wordFor(STATUS_WORDS, status))}</span>
        {isOpen && (
          <span className="small soft">
            {say(SCREENING.deadline)} <Due at={request.deadline} now={now} />
          </span>
        )}
        {gag !== null && <span className="tag acts">{say(SCREENING.gag, sayDay(gag.until, language))}</span>}
      </header>
      <dl className="facts">
        <dt>{say(SCREENING.basis)}</dt>
        <dd>
          {basis} {reference !== '' && <code>{reference}</code>}
        </dd>
        <dt>{say(SCREENING.subjects).split(/[,，]/, 1)}</dt>
        <dd>
          <code>{scope.subjects.join(', ')}</code>
          {scope.records !== null && <span className="soft"> · {say(SCREENING.records, scope.records)}</span>}
        </dd>
      </dl>
      {status === 'received' && (
        <Checks
          legend={say(SCREENING.checklist)}
          options={LEGAL_CHECKLIST.map((check) => [check, say(wordFor(CHECK_WORDS, check))])}
          chosen={checked}
          onChange={setChecked}
        />
      )}
      {status === 'holding' && <p className="small soft">{say(SCREENING.second)}</p>}
      <ProblemLine problem={step.problem} />
      <div className="row">
        {NEXT[status]?.map((name) => (
          <button
            key={name}
            type="button"
            className={`button${name === 'produce' || name === 'approve' ? ' commit' : ''}`}
            disabled={step.isRunning}
            onClick={() => void take(name)}
          >
            {say(wordFor(SCREENING, name))}
          </button>
        ))}
        {isOpen && (
          <button type="button" className="button" onClick={() => setIsRefusing(true)}>
            {say(SCREENING.refuse)}
          </button>
        )}
        {produced !== null && (
          <a
            className="button main"
            download={`${request.id}.json`}
            href={URL.createObjectURL(new Blob([produced], { type: 'application/json' }))}
          >
            {say(SCREENING.download)}
          </a>
        )}
      </div>
      {isRefusing && (
        <WordsPrompt
          title={`${say(SCREENING.refuse)}: ${authority}`}
          label={say(SCREENING.reason)}
          send={SCREENING.refuse}
          act={refuse}
          isCommit
          onClose={() => setIsRefusing(false)}
          onDone={() => undefined}
        />
      )}
    </article>
  )
}

function Intake({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { client } = useSession()
  const [authority, setAuthority] = useState('')
  const [country, setCountry] = useState('')
  const [basis, setBasis] = useState('')
  const [reference, setReference] = useState('')
  const [subjects, setSubjects] = useState('')
  const list = subjects
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const receive = useAct(
    (_: null) => client.legalRequests.receive({ authority, country, basis, reference, scope: { subjects: list } }),
    ['legal'],
  )
  return (
    <FormDialog
      title={say(SCREENING.receive)}
      send={say(SCREENING.receive)}
      isReady={authority.trim() !== '' && basis.trim() !== '' && list.length > 0}
      act={receive}
      onSend={() => void receive.run(null).then((done) => done !== null && onClose())}
      onClose={onClose}
    >
      <TextField label={say(SCREENING.authority)} value={authority} onChange={setAuthority} />
      <TextField label={say(SCREENING.country)} value={country} onChange={setCountry} />
      <TextField label={say(SCREENING.basis)} value={basis} onChange={setBasis} />
      <TextField label={say(SCREENING.reference)} value={reference} onChange={setReference} />
      <TextField label={say(SCREENING.subjects)} value={subjects} onChange={setSubjects} isLong />
    </FormDialog>
  )
}
