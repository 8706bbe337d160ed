/** Who is signed in, and the client that speaks for them: the cookie says who, the CSRF token that the page is ours. */
import { type Answer, createGoodstanding, type Goodstanding, type Problem } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { Panel, ProblemPanel } from '../ui/panel.tsx'
import { FRAME } from '../words/frame-words.ts'
import type { BannersProps } from './banners.tsx'
import { Ended } from './ended.ts'
import { sending, watchAsked } from './pending.ts'
import { useSay } from './preferences.tsx'
import { presenceHeaders } from './presence.ts'
import { hearServer } from './server-clock.ts'

/** As `GET /v1/session` says it. */
export type Who = {
  readonly kind: 'staff' | 'person'
  readonly id: string
  readonly name?: string
  readonly organization?: string
  readonly role?: string
  readonly roles?: readonly string[]
  readonly queues?: readonly string[]
  readonly csrf: string
  readonly endsAt: string | null
  /** The acts of the table of permissions that one of the roles may do. */
  readonly may: readonly string[]
}

export type Session = {
  readonly who: Who
  readonly client: Goodstanding
  /** Answers what kept it from being done: whoever leaves must know that they are still signed in. */
  readonly signOut: () => Promise<Problem | null>
}

const Context = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(Context)
  if (session === null) throw new Error('A session is missing around this page.')
  return session
}

/** Whether a role of the asker may do an act. The server asks again; this only leaves out what would be refused. */
export function useMay(act: string): boolean {
  return useSession().who.may.includes(act)
}

type Kind = 'staff' | 'person'

/** What every request of a page says: whose page it is, and the language that its reader chose, for the words of refusals. */
export const pageHeaders = ({ kind, csrf }: Pick<Who, 'kind' | 'csrf'>): Readonly<Record<string, string>> => ({
  'x-csrf-token': csrf,
  'x-session': kind,
  'accept-language': document.documentElement.lang,
})

type Ending = {
  /** Hears of every answer that says that nobody is signed in. */
  readonly onEnded: () => void
  /** The CSRF token of the same person, who signed in anew in another tab; null: nobody did, or it is somebody else. */
  readonly renew: () => Promise<string | null>
}

function clientOf(kind: Kind, csrf: string, { onEnded, renew }: Ending): Goodstanding {
  /** Nobody was signed in anew when it was looked: what the clock reads need not ask again. */
  let isOver = false
  return createGoodstanding({
    url: '',
    watch: watchAsked,
    headers: () => ({ ...pageHeaders({ kind, csrf }), ...presenceHeaders() }),
    fetch: async (input, init) => {
      const askedAt = Date.now()
      const answer = await sending.send(input, init)
      hearServer({ date: answer.headers.get('date'), askedAt, heardAt: Date.now() })
      const isEnded = answer.status === 401 || (answer.status === 403 && (await answer.clone().text()).includes('csrf'))
      if (!isEnded) return answer
      const renewed = isOver && init?.method === 'GET' ? null : await renew()
      if (renewed === null) {
        isOver = true
        onEnded()
        return answer
      }
      const headers = new Headers(init?.headers)
      headers.set('x-csrf-token', renewed)
      return sending.send(input, { ...init, headers })
    },
  })
}

/** Who is signed in by now. */
const askWho = (kind: Kind): Promise<Answer<Who>> =>
  clientOf(kind, '', { onEnded: () => undefined, renew: () => Promise.resolve(null) }).ask<Who>('GET', '/v1/session')

const isSame = (one: Who, other: Who): boolean => one.id === other.id && one.organization === other.organization

/** A page goes on without them where they cannot be loaded. */
const Banners = lazy(
  (): Promise<{ default: (props: BannersProps) => ReactNode }> =>
    import('./banners.tsx').then(
      ({ Banners: component }) => ({ default: component }),
      () => ({ default: () => null }),
    ),
)

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'known'; readonly answer: Who }

const ASKING: State = { kind: 'asking' }

/** Asks who is signed in before anything else is drawn; sends whoever is not to the sign-in page. */
export function SessionGate({ kind, children }: { readonly kind: Kind; readonly children: ReactNode }) {
  const [state, setState] = useState<State>(ASKING)
  const [isEnded, setIsEnded] = useState(false)
  const queries = useQueryClient()
  const say = useSay()
  const ask = useCallback(() => {
    setState(ASKING)
    void askWho(kind).then((answer) => {
      if (answer.ok) setState({ kind: 'known', answer: answer.value })
      else setState({ kind: 'refused', problem: answer.refusal })
    })
  }, [kind])
  useEffect(ask, [ask])
  const goOn = useCallback((answer: Who) => {
    setState({ kind: 'known', answer })
    setIsEnded(false)
  }, [])
  const session = useMemo<Session | null>(() => {
    if (state.kind !== 'known') return null
    const who = state.answer
    const client = clientOf(kind, who.csrf, {
      onEnded: () => setIsEnded(true),
      renew: async () => {
        const answer = await askWho(kind)
        if (!answer.ok || !isSame(who, answer.value)) return null
        goOn(answer.value)
        return answer.value.csrf
      },
    })
    const signOut = async (): Promise<Problem | null> => {
      const answer = await client.ask('DELETE', '/v1/session')
      if (!answer.ok && answer.refusal.status !== 401) return answer.refusal
      sessionStorage.clear()
      location.assign(kind === 'staff' ? '/sign-out/provider' : '/sign-in')
      return null
    }
    return { who, client, signOut }
  }, [state, kind, goOn])
  if (state.kind === 'asking')
    return (
      <main className="page-body quiet">
        <h1 className="visually-hidden">Goodstanding</h1>
        <p role="status">{say(FRAME.loading)}</p>
      </main>
    )
  if (session === null)
    return (
      <main className="page-body">
        <h1 className="visually-hidden">Goodstanding</h1>
        {state.kind === 'refused' && state.problem.status !== 401 ? (
          // Whether anybody is signed in is not known then.
          <ProblemPanel problem={state.problem} again={ask} />
        ) : (
          <Panel title={say(FRAME.signedOut)} text={say(kind === 'staff' ? FRAME.signInStaff : FRAME.signInPerson)}>
            {kind === 'staff' && (
              <a
                className="button main"
                href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}
              >
                {say(FRAME.signIn)}
              </a>
            )}
          </Panel>
        )}
      </main>
    )
  const resume = async (isAsked: boolean): Promise<boolean> => {
    const answer = await askWho(kind)
    if (!answer.ok) return false
    if (isSame(session.who, answer.value)) goOn(answer.value)
    else if (isAsked) location.reload()
    return true
  }
  return (
    <Context value={session}>
      <Ended value={isEnded}>{children}</Ended>
      <Suspense>
        <Banners kind={kind} isEnded={isEnded} queries={queries} resume={resume} />
      </Suspense>
    </Context>
  )
}
