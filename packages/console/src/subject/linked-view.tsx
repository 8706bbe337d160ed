/** What a file, a link or a device is linked with: the recorded decisions it was part of, and why each is here. */
import { Link } from '@tanstack/react-router'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant, sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded, Panel } from '../ui/panel.tsx'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { DecisionTable, type FoundDecision } from './decision-table.tsx'

export type TraceKind = 'file' | 'link' | 'device'

type Linked = {
  readonly looked: number
  readonly since: string | null
  readonly found: readonly (Omit<FoundDecision, 'id'> & { readonly decision: string; readonly where: string })[]
  readonly file?: { readonly size: number; readonly firstSeen: number; readonly analysis: { readonly type?: string } }
}

const REGISTERS = { file: 'hashes', link: 'urls', device: 'clients' } as const

export function LinkedView({ kind, id }: { readonly kind: TraceKind; readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = useAnswer(['links', kind, id], () =>
    client.ask<Linked>('GET', `/v1/links/${kind}/${encodeURIComponent(id)}`),
  )
  return (
    <section className="stack">
      <h2>
        <code>
          {kind}/{id}
        </code>
      </h2>
      <Loaded known={known}>
        {({ looked, since, found, file }) => (
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
            <p className="soft">
              {since === null
                ? say(INVESTIGATE.lookedNone)
                : say(INVESTIGATE.lookedThrough, sayNumber(looked, language), sayInstant(since, language))}{' '}
              <Link to="/registers" search={{ q: REGISTERS[kind] }}>
                {say(INVESTIGATE.register)}
              </Link>
            </p>
            {found.length === 0 ? (
              <Panel title={say(INVESTIGATE.notFound)} />
            ) : (
              <>
                <p>
                  {say(
                    INVESTIGATE.accounts,
                    new Set(found.map(({ actor }) => actor)).size,
                    new Set(found.map(({ organization }) => organization)).size,
                  )}
                </p>
                <DecisionTable
                  items={found.map(({ decision, where, ...row }) => ({
                    ...row,
                    id: decision,
                    why: say(INVESTIGATE[kind], where),
                  }))}
                />
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
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
