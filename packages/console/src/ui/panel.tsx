/** The states that every list and form has beside its content: empty, loading, failed, denied. */
import type { Problem } from '@goodstanding/sdk'
import { type ReactNode, useContext } from 'react'
import { Ended, FOR_AN_END } from '../frame/ended.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { sayInstant } from '../frame/times.ts'
import { FRAME } from '../words/frame-words.ts'

type PanelProps = { readonly title: string; readonly text?: string | undefined; readonly children?: ReactNode }

export function Panel({ title, text, children }: PanelProps) {
  return (
    <div className="panel">
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children}
    </div>
  )
}

/** Rows of their final height while the real ones are on the way. */
export function Bones({ rows = 8 }: { readonly rows?: number }) {
  const say = useSay()
  return (
    <div className="bones" role="status" aria-label={say(FRAME.loading)}>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} style={{ width: `${90 - ((at * 17) % 40)}%` }} />
      ))}
    </div>
  )
}

export function ProblemPanel({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const say = useSay()
  if (problem.kind === 'second-review.blind') return <Panel title={say(FRAME.blind)} text={say(FRAME.blindHow)} />
  if (problem.status === 403) {
    // A queue that is somebody else's, or a case about oneself: no other role would open it.
    const isOfRoles = problem.kind === 'permission.role' || problem.kind === 'role.missing'
    return <Panel title={say(FRAME.denied)} text={isOfRoles ? say(FRAME.deniedHow) : tellProblem(problem, say)} />
  }
  if (problem.status === 404) return <Panel title={say(FRAME.missing)} text={say(FRAME.missingHow)} />
  return (
    <Panel title={say(FRAME.failed)} text={tellProblem(problem, say)}>
      {problem.requestId !== null && <p className="quiet small mono">{problem.requestId}</p>}
      {again !== undefined && (
        <button type="button" className="button" onClick={again}>
          {say(FRAME.again)}
        </button>
      )}
    </Panel>
  )
}

export function ProblemLine({ problem }: { readonly problem: Problem | null }) {
  const say = useSay()
  const isEnded = useContext(Ended)
  if (problem === null || (!isEnded && FOR_AN_END.includes(problem.kind))) return null
  return (
    <p className="error" role="alert">
      {tellProblem(problem, say)}
    </p>
  )
}

type StaleProps = {
  /** What it says instead of how old the content is. */
  readonly words: string | null
  readonly readAt: number
  readonly again: () => void
}

/** Old content is kept when refreshing fails, and says how old it is. */
export function StaleBanner({ words, readAt, again }: StaleProps) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <div className="banner" role="status">
      {words ?? say(FRAME.stale, sayInstant(readAt, language))}
      <button type="button" className="button small" onClick={again}>
        {say(FRAME.again)}
      </button>
    </div>
  )
}

type Asked<Value> = { readonly value: Value | undefined; readonly problem: Problem | null; readonly again: () => void }

/** What stands where something is shown once it is known: without it, what could not be read looks like what is not there. */
export function Unread({ known: { value, problem, again } }: { readonly known: Asked<unknown> }) {
  return value === undefined && problem !== null ? <ProblemPanel problem={problem} again={again} /> : null
}

type UnreadLineProps = { readonly of: string; readonly known: Asked<unknown> }

/** As `Unread`, of what stands beside a page or in a line of it. */
export function UnreadLine({ of, known: { value, problem, again } }: UnreadLineProps) {
  const say = useSay()
  if (value !== undefined || problem === null) return null
  return (
    <p className="small soft" role="status">
      {say(FRAME.unread, of)}{' '}
      <button type="button" className="button small" onClick={again}>
        {say(FRAME.again)} <span className="visually-hidden">{of}</span>
      </button>
    </p>
  )
}

type LoadedProps<Value> = {
  readonly known: Asked<Value>
  readonly rows?: number
  readonly children: (value: Value) => ReactNode
}

/** Shows the value, or what keeps it from being there. */
export function Loaded<Value>({ known, rows = 6, children }: LoadedProps<Value>) {
  if (known.value !== undefined) return children(known.value)
  if (known.problem !== null) return <ProblemPanel problem={known.problem} again={known.again} />
  return <Bones rows={rows} />
}
