/** People who asked to be erased: by when they are owed an answer, what keeps their data for now, and the receipt of what was destroyed. */
import { Link, useSearch } from '@tanstack/react-router'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { usePages } from '../frame/use-answer.ts'
import { MoreButton } from '../ui/more-button.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { Rows } from '../ui/rows.tsx'
import { ERASURES } from '../words/erasure-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { type Erasure, ErasureCard } from './erasure-card.tsx'

type ErasurePage = { readonly items: readonly Erasure[]; readonly next: string | null }

const WAITING = 'requested,approved,held'
const EVERY_MS = 30_000

export function ErasuresPage() {
  const { q }: { readonly q?: string } = useSearch({ strict: false })
  const isAll = q === 'all'
  const say = useSay()
  const { client } = useSession()
  const known = usePages<Erasure>(
    ['erasures', isAll],
    (cursor) =>
      client.ask<ErasurePage>('GET', '/v1/erasures', {
        query: { limit: 100, ...(isAll ? {} : { status: WAITING }), ...(cursor === null ? {} : { cursor }) },
      }),
    { every: EVERY_MS },
  )
  const { items } = known
  return (
    <Page title={say(FRAME.erasures)}>
      <nav className="tabs" aria-label={say(FRAME.erasures)}>
        <Link to="/erasures" search={{ q: 'open' }} aria-current={isAll ? undefined : 'page'}>
          {say(ERASURES.open)}
        </Link>
        <Link to="/erasures" search={{ q: 'all' }} aria-current={isAll ? 'page' : undefined}>
          {say(ERASURES.all)}
        </Link>
      </nav>
      <p className="small soft prose">{say(ERASURES.means)}</p>
      {items === undefined ? (
        known.problem === null ? (
          <Bones />
        ) : (
          <ProblemPanel problem={known.problem} again={known.again} />
        )
      ) : (
        <Rows
          items={items}
          keyOf={({ id }) => id}
          empty={<Panel title={say(isAll ? ERASURES.noneAtAll : ERASURES.none)} />}
        >
          {(erasure) => <ErasureCard erasure={erasure} />}
        </Rows>
      )}
      <MoreButton list={known} />
    </Page>
  )
}
