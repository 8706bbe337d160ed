/** The verified badge of the own organization: where it stands, what can be proven, and the permits on record. */
import type { Verification } from '@goodstanding/sdk'
import { Page } from '../frame/frame.tsx'
import { AskList } from '../registrations/ask-section.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay, sayInstant, sayStatedDay } from '../frame/times.ts'
import { useAnswer, usePages } from '../frame/use-answer.ts'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { ORG } from '../words/org-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { ApplicationForm } from './application-form.tsx'
import { issuerWords, PERMITS } from '../words/permit-words.ts'
import { PermitRequests } from './permit-requests.tsx'
import { Challenges, ProofRows } from './proof-list.tsx'

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
  const now = useNow()
  const known = useAnswer(['verification'], () => client.verifications.get(who.organization ?? ''))
  const permits = usePages<PermitFact>(['permits'], (cursor) =>
    client.ask('GET', '/v1/own-organization/permits', {
      query: { limit: 50, ...(cursor === null ? {} : { cursor }) },
    }),
  )
  return (
    <Page title={say(ORG.verificationTitle)}>
      <Loaded known={known} rows={3}>
        {(found) => (
          <>
            {mayApply(found, now) && <p className="soft">{say(ORG.verificationIntro)}</p>}
            <AnswerForm found={found} />
            <Challenges found={found} />
            <dl className="facts">
              <dt>{say(ORG.status)}</dt>
              <dd>
                <span
                  className={`tag${found.status === 'verified' ? ' good' : found.status === 'pending' ? ' waits' : ''}`}
                >
                  {say(found.status === 'none' ? ORG.notVerified : wordFor(STATUS_WORDS, found.status))}
                </span>
                {found.deadline !== undefined &&
                  found.waitsFor !== 'applicant' &&
                  ` ${say(ORG.applied, sayDay(found.deadline, language))}`}
              </dd>
              {found.until !== undefined && (
                <>
                  <dt>{say(ORG.until)}</dt>
                  <dd>{sayDay(found.until, language)}</dd>
                </>
              )}
              <ProofRows found={found} />
            </dl>
            <AskList found={{ ...found, asks: (found.asks ?? []).filter(({ end }) => end !== null) }} />
            <Renamed found={found} />
            <Refused found={found} />
            <Revoked found={found} />
            {mayApply(found, now) && <ApplicationForm />}
          </>
        )}
      </Loaded>
      <section>
        <h2>{say(ORG.permits)}</h2>
        <LoadedPages known={permits} rows={2}>
          {(items) =>
            items.length === 0 ? (
              <Panel title={say(ORG.noPermits)} />
            ) : (
              <WideTable label={say(ORG.permits)}>
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
                      <td>{say(issuerWords(issuer))}</td>
                      <td className="clause">{clauses.join(' ')}</td>
                      <td>
                        {sayStatedDay(validUntil, language)} <Expiry at={validUntil} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </WideTable>
            )
          }
        </LoadedPages>
      </section>
      <PermitRequests />
    </Page>
  )
}

function mayApply({ status, applyFrom }: Verification, now: number): boolean {
  if (status === 'revoked') return applyFrom !== undefined && Date.parse(applyFrom) <= now
  return status === 'none' || status === 'expiring'
}

/** Why the badge ends sooner than it would: it is of another name. */
function Renamed({ found: { renamed, until } }: { readonly found: Verification }) {
  const say = useSay()
  const { language } = usePreferences()
  if (renamed === undefined || until === undefined) return null
  return (
    <p className="panel">{say(ORG.renamed, renamed.name, sayDay(renamed.at, language), sayDay(until, language))}</p>
  )
}

/** Why the last application was refused, in the words of whoever refused it. */
function Refused({ found: { refused } }: { readonly found: Verification }) {
  const say = useSay()
  const { language } = usePreferences()
  if (refused === undefined) return null
  return (
    <div className="panel stack tight">
      <p>{say(ORG.refused, sayDay(refused.at, language))}</p>
      <p className="words">{say(PERMITS.because, refused.reason)}</p>
    </div>
  )
}

/** What a revocation means for an application: the one that it closed, and the next. */
function Revoked({ found: { at, applyFrom, appliedAt } }: { readonly found: Verification }) {
  const say = useSay()
  const { language } = usePreferences()
  if (at === undefined || applyFrom === undefined) return null
  return (
    <p className="soft">
      {say(ORG.applyFrom, sayDay(at, language), sayInstant(applyFrom, language))}
      {appliedAt !== undefined && ` ${say(ORG.closedWith, sayDay(appliedAt, language))}`}
    </p>
  )
}

const SOON_MS = 30 * 86_400_000

function Expiry({ at }: { readonly at: string }) {
  const say = useSay()
  const left = Date.parse(at) - useNow()
  if (left > SOON_MS) return null
  return <span className={`tag ${left < 0 ? 'acts' : 'waits'}`}>{say(left < 0 ? ORG.expired : ORG.expires)}</span>
}
