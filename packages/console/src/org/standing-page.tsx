/** Where the own organization stands: one sentence, limits, what was done, notices with their appeal. */
import type { Notice, Standing } from '@goodstanding/sdk'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay, sayInstant } from '../frame/times.ts'
import { useAnswer, usePages } from '../frame/use-answer.ts'
import { InPortions, type Rest } from '../ui/in-portions.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel, Unread } from '../ui/panel.tsx'
import { ACTION_VERBS, CAPABILITY_WORDS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'
import { ORG } from '../words/org-words.ts'
import { MembersAffected } from './members-affected.tsx'
import { NoticeCard } from './notice-card.tsx'
import { useOwnAppeals } from './use-own-appeals.ts'

const PORTION = 50

export function StandingPage() {
  const say = useSay()
  const { client, who } = useSession()
  const { language } = usePreferences()
  const organization = who.organization ?? ''
  const [isWhole, setIsWhole] = useState(false)
  const read = (query: { readonly limit?: number }) => () =>
    client.ask<Standing>('GET', `/v1/standing/organization/${encodeURIComponent(organization)}`, { query })
  // One behind the first portion tells that there are more; all of thousands are a megabyte, and read for who asks for them.
  const begin = useAnswer(['standing', 'begin'], read({ limit: PORTION + 1 }))
  const whole = useAnswer(['standing', 'whole'], read({}), { enabled: isWhole })
  const standing = { ...begin, value: whole.value ?? begin.value }
  const rest: Rest = {
    isRead: whole.value !== undefined,
    isReading: isWhole && whole.value === undefined && whole.problem === null,
    problem: whole.problem,
    read: () => (isWhole ? whole.again() : setIsWhole(true)),
  }
  const notices = usePages<Notice>(['notices'], (cursor) =>
    client.notices.list({
      subject: `organization/${organization}`,
      limit: 50,
      ...(cursor === null ? {} : { cursor }),
    }),
  )
  const appeals = useOwnAppeals()
  return (
    <Page title={say(ORG.standingTitle)}>
      <Loaded known={standing} rows={3}>
        {({ summary, state, points, pointsFrom, limits, verification, actions }) => (
          <>
            <p>
              <strong>{say(summary)}</strong>
            </p>
            <dl className="facts">
              <dt>{say(ORG.status)}</dt>
              <dd>
                <span className={`tag${state === 'good' ? ' good' : ' acts'}`}>
                  {say(wordFor(STATUS_WORDS, state))}
                </span>
              </dd>
              <dt>{say(ORG.points)}</dt>
              <dd>
                <span className="number">{points}</span>
                {pointsFrom.length > 0 && (
                  <InPortions items={pointsFrom} size={PORTION} rest={rest}>
                    {(shown) => (
                      <ul className="stack tight">
                        {shown.map((from) => (
                          <li key={from.action} className="row">
                            <ClauseLink id={from.clause} />
                            <span>{say(ORG.pointsFrom, from.points, sayDay(from.endsAt, language))}</span>
                          </li>
                        ))}
                      </ul>
                    )}
                  </InPortions>
                )}
              </dd>
              <dt>{say(ORG.verified)}</dt>
              <dd>{say(verification === 'none' ? ORG.notVerified : wordFor(STATUS_WORDS, verification))}</dd>
              {limits.map(({ capability, until, action }) => (
                <div key={action} style={{ display: 'contents' }}>
                  <dt>{say(ORG.limits)}</dt>
                  <dd>
                    {say(CAPABILITY_WORDS[capability])}{' '}
                    {until !== null && say(CASE.effectUntil, sayInstant(until, language))}
                  </dd>
                </div>
              ))}
            </dl>
            <section>
              <h2>{say(ORG.actions)}</h2>
              {actions.length === 0 ? (
                <p className="quiet">{say(ORG.noActions)}</p>
              ) : (
                <InPortions items={actions} size={PORTION} rest={rest}>
                  {(shown) => (
                    <ul className="stack tight">
                      {shown.map(({ id, type, capability, clause, status, takenAt, until }) => (
                        <li key={id} className="row">
                          <ClauseLink id={clause} />
                          <span>
                            {say(ACTION_VERBS[type])}
                            {capability !== null &&
                              capability !== undefined &&
                              ` · ${say(CAPABILITY_WORDS[capability])}`}
                          </span>
                          <span className="tag">{say(wordFor(STATUS_WORDS, status))}</span>
                          <span className="small quiet">
                            {sayDay(takenAt, language)}{' '}
                            {until !== null && say(CASE.effectUntil, sayInstant(until, language))}
                          </span>
                        </li>
                      ))}
                    </ul>
                  )}
                </InPortions>
              )}
            </section>
            <MembersAffected isLimited={state !== 'good'} />
          </>
        )}
      </Loaded>
      <section>
        <h2>{say(ORG.notices)}</h2>
        {/* Without them no notice offers an appeal. */}
        <Unread known={appeals} />
        <LoadedPages known={notices} rows={3}>
          {(items) =>
            items.length === 0 ? (
              <Panel title={say(ORG.noNotices)} />
            ) : (
              <div className="stack">
                {items.map((notice) => (
                  <NoticeCard
                    key={notice.id}
                    notice={notice}
                    appeals={appeals.value?.filter(({ action }) => action === notice.action)}
                  />
                ))}
              </div>
            )
          }
        </LoadedPages>
      </section>
    </Page>
  )
}
