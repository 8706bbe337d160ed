/** What a file, a link or a device is linked with: the recorded decisions it was part of, and why each is here. */
import type { Page } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayInstant, sayNumber } from '../frame/times.ts'
import { useAnswer, usePages } from '../frame/use-answer.ts'
import { Bones, Loaded, Panel, ProblemPanel } from '../ui/panel.tsx'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { DecisionTable, type FoundDecision } from './decision-table.tsx'

export type TraceKind = 'file' | 'link' | 'device'

type LinkedDecision = FoundDecision & { readonly where: string }

type Linked = Page<LinkedDecision> & {
  readonly count: {
    readonly decisions: number
    readonly accounts: number
    readonly organizations: number
    /** There are more than were counted. */
    readonly more: boolean
  }
  /** Older decisions have not been looked through yet; null: all were. */
  readonly since: string | null
  readonly file?: { readonly size: number; readonly firstSeen: string; readonly analysis: { readonly type?: string } }
}

const REGISTERS = { file: 'hashes', link: 'urls', device: 'clients' } as const

const AT_ONCE = 50

export function LinkedView({ kind, id }: { readonly kind: TraceKind; readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<LinkedDecision, Linked>(['links', kind, id], (cursor) =>
    client.ask<Linked>('GET', `/v1/links/${kind}/${encodeURIComponent(id)}`, { query: { limit: AT_ONCE, cursor } }),
  )
  return (
    <section className="stack">
      <h2>
        <code>
          {kind}/{id}
        </code>
      </h2>
      {known.first === undefined || known.items === undefined ? (
        known.problem === null ? (
          <Bones rows={5} />
        ) : (
          <ProblemPanel problem={known.problem} again={known.again} />
        )
      ) : (
        <>
          <Summary kind={kind} linked={known.first} />
          {known.items.length === 0 && <Panel title={say(INVESTIGATE.notFound)} />}
          {known.items.length > 0 && (
            <DecisionTable items={known.items.map((row) => ({ ...row, why: say(INVESTIGATE[kind], row.where) }))} />
          )}
          <MoreButton list={known} />
        </>
      )}
    </section>
  )
}

/** What is known of it, how much it links, and how far back everything was looked through. */
function Summary({ kind, linked }: { readonly kind: TraceKind; readonly linked: Linked }) {
  const say = useSay()
  const { language } = usePreferences()
  const mayManage = useMay('staff.manage')
  const { count, since, file } = linked
  const many = (number: number): string => `${sayNumber(number, language)}${count.more ? '+' : ''}`
  return (
    <>
      {kind === 'file' && (
        <p>
          {file === undefined
            ? say(INVESTIGATE.fileUnknown)
            : say(
                INVESTIGATE.fileKnown,
                file.analysis.type ?? '–',
                sayNumber(file.size, language),
                sayInstant(file.firstSeen, language),
              )}
        </p>
      )}
      <p>
        {say(INVESTIGATE.linkedCount, many(count.decisions), many(count.accounts), many(count.organizations))}{' '}
        <span className="soft">
          {since === null ? say(INVESTIGATE.lookedAll) : say(INVESTIGATE.lookedSince, sayInstant(since, language))}
        </span>{' '}
        {mayManage && (
          <Link to="/registers" search={{ q: REGISTERS[kind] }}>
            {say(INVESTIGATE.register)}
          </Link>
        )}
      </p>
    </>
  )
}

type Shared = { readonly account: string; readonly organization: string; readonly shared: number }

/** Other accounts that were registered with something of this one, and with how much. */
export function LinkedAccounts({ account }: { readonly account: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['links', 'account', account], () =>
    client.ask<{ readonly accounts: readonly Shared[] }>('GET', `/v1/links/account/${encodeURIComponent(account)}`),
  )
  return (
    <section className="stack tight">
      <h2>{say(INVESTIGATE.linked)}</h2>
      <Loaded known={known} rows={2}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <p className="quiet">{say(INVESTIGATE.noLinked)}</p>
          ) : (
            <ul className="stack tight">
              {accounts.map((other) => (
                <li key={other.account} className="row">
                  <Link to="/subject" search={{ q: `account/${other.account}` }}>
                    {other.account}
                  </Link>
                  <span className="soft">{other.organization}</span>
                  <span className="small soft">{say(INVESTIGATE.sharedWhy, other.shared)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
