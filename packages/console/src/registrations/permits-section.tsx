/** Permits that administrators ask for: granted or refused by a senior, with a reason that they read. */
import type { PermitRequest } from '@goodstanding/sdk'
import { useState } from 'react'
import { WordsPrompt } from '../case/prompts.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayStatedDay } from '../frame/times.ts'
import { useAct, usePages } from '../frame/use-answer.ts'
import { FindField, useFinding } from '../ui/find-in-list.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Panel } from '../ui/panel.tsx'
import { Rows } from '../ui/rows.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { issuerWords, PERMITS, PERMIT_KIND_WORDS } from '../words/permit-words.ts'

const PORTION = 100

export function PermitsSection() {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<PermitRequest>(
    ['permit-requests', 'asked'],
    (cursor) => client.permitRequests.list({ status: 'asked', limit: PORTION, cursor }),
    { every: 30_000 },
  )
  const [typed, setTyped] = useState('')
  const heldIn = ({ holder, clauses, issuer, request }: PermitRequest): string =>
    [holder, ...clauses, say(issuerWords(issuer)), request.purpose].join('\n')
  const finding = useFinding({ known, typed, heldIn, size: PORTION })
  return (
    <section className="stack" aria-labelledby="permits">
      <h2 id="permits">{say(PERMITS.asked)}</h2>
      <FindField finding={finding} typed={typed} onType={setTyped} label={PERMITS.findAsked} />
      <LoadedPages known={{ ...known, ...finding.list, items: known.items && finding.shown }} rows={2}>
        {(items) => (
          <Rows
            items={items}
            keyOf={({ id }) => id}
            empty={typed === '' && <Panel title={say(PERMITS.noneAsked)} text={say(PERMITS.noneAskedHow)} />}
          >
            {(found) => <Request found={found} />}
          </Rows>
        )}
      </LoadedPages>
    </section>
  )
}

function Request({ found }: { readonly found: PermitRequest }) {
  const say = useSay()
  const toast = useToast()
  const now = useNow()
  const { language } = usePreferences()
  const { client } = useSession()
  const mayDecide = useMay('permit.decide')
  const [outcome, setOutcome] = useState<'grant' | 'refuse' | null>(null)
  const { id, holder, clauses, issuer, validFrom, validUntil, request } = found
  const decide = useAct(
    (reason: string) => client.permitRequests.decide(id, { outcome: outcome ?? 'refuse', reason }),
    ['permit-requests'],
  )
  return (
    <article className="panel stack tight">
      <header className="row">
        <h3>{holder}</h3>
        <span className="clause">{clauses.join(' ')}</span>
        <DueTag at={request.deadline} now={now} />
      </header>
      <p className="words">{request.purpose}</p>
      <dl className="facts">
        <dt>{say(PERMITS.kind)}</dt>
        <dd>{say(PERMIT_KIND_WORDS[request.kind])}</dd>
        <dt>{say(PERMITS.issuer)}</dt>
        <dd>{say(issuerWords(issuer))}</dd>
        <dt>{say(PERMITS.validity)}</dt>
        <dd>{say(PERMITS.fromUntil, sayStatedDay(validFrom, language), sayStatedDay(validUntil, language))}</dd>
        {request.evidence.map(({ text, file }) => (
          <div key={`${file ?? ''} ${text ?? ''}`} style={{ display: 'contents' }}>
            <dt>{say(PERMITS.evidence)}</dt>
            <dd className="words">{file === null ? text : <code>{file}</code>}</dd>
          </div>
        ))}
      </dl>
      {mayDecide ? (
        <div className="row">
          <button type="button" className="button main" onClick={() => setOutcome('grant')}>
            {say(PERMITS.grant)} <span className="visually-hidden">{holder}</span>
          </button>
          <button type="button" className="button commit" onClick={() => setOutcome('refuse')}>
            {say(PERMITS.refuse)} <span className="visually-hidden">{holder}</span>
          </button>
        </div>
      ) : (
        <p className="small soft">{say(PERMITS.seniorDecides)}</p>
      )}
      {outcome !== null && (
        <WordsPrompt
          title={say(outcome === 'grant' ? PERMITS.grantTitle : PERMITS.refuseTitle, holder)}
          label={say(PERMITS.reason)}
          place={`${id} ${outcome}`}
          send={outcome === 'grant' ? PERMITS.grant : PERMITS.refuse}
          act={decide}
          isCommit={outcome === 'refuse'}
          onClose={() => setOutcome(null)}
          onDone={() => toast({ text: say(outcome === 'grant' ? PERMITS.granted : PERMITS.refused) })}
        />
      )}
    </article>
  )
}
