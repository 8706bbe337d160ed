/** Requests of authorities: received, checked, held, approved by a second person, produced or refused. */
import type { LegalRequest } from '@goodstanding/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { usePages } from '../frame/use-answer.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { Rows } from '../ui/rows.tsx'
import { LEGAL } from '../words/legal-words.ts'
import { Intake } from './intake.tsx'
import { OPEN, RequestCard } from './request-card.tsx'

export function LegalPage() {
  const { q }: { readonly q?: string } = useSearch({ strict: false })
  const isAll = q === 'all'
  const say = useSay()
  const { client } = useSession()
  const [isReceiving, setIsReceiving] = useState(false)
  const known = usePages<LegalRequest>(
    ['legal', isAll],
    (cursor) => client.legalRequests.list({ limit: 100, cursor, ...(isAll ? {} : { status: OPEN.join() }) }),
    { every: 30_000 },
  )
  const { items: shown } = known
  return (
    <Page
      title={say(LEGAL.title)}
      end={
        <button type="button" className="button main" onClick={() => setIsReceiving(true)}>
          {say(LEGAL.receive)}
        </button>
      }
    >
      <nav className="tabs" aria-label={say(LEGAL.title)}>
        <Link to="/legal" search={{ q: 'open' }} aria-current={isAll ? undefined : 'page'}>
          {say(LEGAL.open)}
        </Link>
        <Link to="/legal" search={{ q: 'all' }} aria-current={isAll ? 'page' : undefined}>
          {say(LEGAL.all)}
        </Link>
      </nav>
      {shown === undefined ? (
        known.problem === null ? (
          <Bones />
        ) : (
          <ProblemPanel problem={known.problem} again={known.again} />
        )
      ) : (
        <Rows items={shown} keyOf={({ id }) => id} empty={<Panel title={say(isAll ? LEGAL.noneAtAll : LEGAL.none)} />}>
          {(request) => <RequestCard request={request} />}
        </Rows>
      )}
      <MoreButton list={known} />
      {isReceiving && <Intake onClose={() => setIsReceiving(false)} />}
    </Page>
  )
}
