/** What somebody quotes: the number of a notice or report, which leads to its case, or words of a reason. */
import type { Action, Answer, Page as Paged } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { ActionEntry } from './action-entry.tsx'

const PATHS = { rep: 'reports', cmp: 'complaints', act: 'actions', dec: 'decisions' } as const
const AT_ONCE = 100

export type Numbered = keyof typeof PATHS | 'ntc'

/** What kind of thing a number is of; null: it is none of these. */
export function numberedAs(typed: string): Numbered | null {
  const [kind = ''] = /^(rep|cmp|act|ntc|dec)(?=_[\w-]+$)/.exec(typed) ?? []
  return kind === 'ntc' || isPath(kind) ? kind : null
}

const isPath = (kind: string): kind is keyof typeof PATHS => kind in PATHS

type Quoted = {
  readonly case?: string | null
  readonly status?: string
  readonly subject?: { readonly type: string; readonly id: string }
  readonly about?: { readonly account?: string; readonly organization?: string }
}

const aboutOf = ({ subject, about = {} }: Quoted): string | null => {
  if (subject !== undefined && subject.type !== 'content') return `${subject.type}/${subject.id}`
  if (about.account !== undefined) return `account/${about.account}`
  return about.organization === undefined ? null : `organization/${about.organization}`
}

export function QuotedView({ kind, id }: { readonly kind: Numbered; readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer<Quoted | null>(['cases', 'quoted', id], async (): Promise<Answer<Quoted | null>> => {
    if (kind !== 'ntc') return client.ask<Quoted>('GET', `/v1/${PATHS[kind]}/${encodeURIComponent(id)}`)
    // A notice is read by whom it is for; the staff reads what it tells of.
    const found = await client.ask<Paged<Action>>('GET', '/v1/actions', { query: { notice: id } })
    return found.ok ? { ok: true, value: found.value.items[0] ?? null } : found
  })
  return (
    <Loaded known={known} rows={3}>
      {(found) => {
        if (found === null) return <Panel title={say(INVESTIGATE.noNumber)} />
        const about = aboutOf(found)
        return (
          <section className="stack tight">
            <h2>
              {say(INVESTIGATE[kind])} <code>{id}</code>
            </h2>
            <dl className="facts">
              <dt>{say(INVESTIGATE.case)}</dt>
              <dd>
                {typeof found.case === 'string' ? (
                  <Link to="/case/$id" params={{ id: found.case }}>
                    {shortId(found.case)}
                  </Link>
                ) : (
                  say(INVESTIGATE.noCase)
                )}
              </dd>
              {about !== null && (
                <>
                  <dt>{say(INVESTIGATE.about)}</dt>
                  <dd>
                    <Link to="/subject" search={{ q: about }}>
                      {about}
                    </Link>
                  </dd>
                </>
              )}
              {found.status !== undefined && (
                <>
                  <dt>{say(INVESTIGATE.status)}</dt>
                  <dd>{say(wordFor(STATUS_WORDS, found.status))}</dd>
                </>
              )}
            </dl>
          </section>
        )
      }}
    </Loaded>
  )
}

export function ReasonView({ words }: { readonly words: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<Action>(['cases', 'by-reason', words], (cursor) =>
    client.ask<Paged<Action>>('GET', '/v1/actions', { query: { reason: words, limit: AT_ONCE, cursor } }),
  )
  return (
    <section className="stack">
      <h2>{say(INVESTIGATE.withReason, words)}</h2>
      <LoadedPages known={known} rows={3}>
        {(items) =>
          items.length === 0 && !known.hasMore ? (
            <Panel title={say(INVESTIGATE.noReason)} />
          ) : (
            <div className="stack">
              {items.map((action) => (
                <ActionEntry key={action.id} action={action} onRead={known.again} />
              ))}
            </div>
          )
        }
      </LoadedPages>
    </section>
  )
}
