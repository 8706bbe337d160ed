/** Which members a measure in force affects, and which of what members reported lies with the operator now. */
import type { Capability, Page, Report, StandingAction } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay, sayInstant } from '../frame/times.ts'
import { usePages } from '../frame/use-answer.ts'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { ACTION_VERBS, CAPABILITY_WORDS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'
import { ORG } from '../words/org-words.ts'
import { useSayAbout } from './about-report.ts'

type MemberAction = {
  readonly id: string
  readonly account: string
  readonly name: string | null
  readonly type: StandingAction['type']
  readonly capability?: Capability
  readonly clause: string
  readonly takenAt: string
  readonly until: string | null
}

const WITH_OPERATOR = 'complained,with-operator'

/** `isLimited`: the organization itself is, which every member feels. */
export function MembersAffected({ isLimited }: { readonly isLimited: boolean }) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const actions = usePages<MemberAction>(['member-actions'], (cursor) =>
    client.ask<Page<MemberAction>>('GET', '/v1/own-organization/actions', { query: { limit: 100, cursor } }),
  )
  const reports = usePages<Report>(['reports', WITH_OPERATOR], (cursor) =>
    client.reports.list({ status: WITH_OPERATOR, limit: 100, cursor }),
  )
  const sayAbout = useSayAbout(reports.items ?? [])
  return (
    <>
      <section>
        <h2>{say(ORG.members)}</h2>
        {isLimited && <p>{say(ORG.everyMember)}</p>}
        <LoadedPages known={actions} rows={2}>
          {(items) =>
            items.length === 0 && !actions.hasMore ? (
              <p className="quiet">{say(ORG.noMembers)}</p>
            ) : (
              <ul className="stack tight">
                {items.map(({ id, account, name, type, capability, clause, takenAt, until }) => (
                  <li key={id} className="row">
                    <ClauseLink id={clause} />
                    <strong className="words">{name === null ? account : say(ORG.named, name, account)}</strong>
                    <span>
                      {say(ACTION_VERBS[type])}
                      {capability !== undefined && ` · ${say(CAPABILITY_WORDS[capability])}`}
                    </span>
                    <span className="small quiet">
                      {sayDay(takenAt, language)} {until !== null && say(CASE.effectUntil, sayInstant(until, language))}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </LoadedPages>
      </section>
      <section>
        <h2>{say(ORG.inHand)}</h2>
        <LoadedPages known={reports} rows={2}>
          {(items) =>
            items.length === 0 && !reports.hasMore ? (
              <p className="quiet">{say(ORG.noneInHand)}</p>
            ) : (
              <ul className="stack tight">
                {items.map((report) => (
                  <li key={report.id} className="row">
                    {report.clause !== null && <ClauseLink id={report.clause} />}
                    <Link to="/reports">{sayAbout(report)}</Link>
                    <span className="tag waits">{say(wordFor(STATUS_WORDS, report.status))}</span>
                    {report.deadline !== null && (
                      <span className="small quiet">{say(ORG.answerUntil, sayDay(report.deadline, language))}</span>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </LoadedPages>
      </section>
    </>
  )
}
