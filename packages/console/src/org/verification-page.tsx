/** The verified badge of the own organization: where it stands, what can be proven, and below it the permits. */
import type { Verification } from '@goodstanding/sdk'
import { Page } from '../frame/frame.tsx'
import { AskList } from '../registrations/ask-section.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay, sayInstant } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { ORG } from '../words/org-words.ts'
import { AnswerForm } from './answer-form.tsx'
import { ApplicationForm } from './application-form.tsx'
import { PERMITS } from '../words/permit-words.ts'
import { OwnPermits } from './own-permits.tsx'
import { PermitRequests } from './permit-requests.tsx'
import { Challenges, ProofRows } from './proof-list.tsx'

export function VerificationPage() {
  const say = useSay()
  const { client, who } = useSession()
  const { language } = usePreferences()
  const now = useNow()
  const known = useAnswer(['verification'], () => client.verifications.get(who.organization ?? ''))
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
      <OwnPermits />
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
