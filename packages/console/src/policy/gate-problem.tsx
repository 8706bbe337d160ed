/** Why the server does not take a draft: what is to be done, gate by gate, in the reader's language. */
import type { Gate } from '@goodstanding/casework'
import type { Problem } from '@goodstanding/sdk'
import { useSay } from '../frame/preferences.tsx'
import { TextField } from '../ui/form-parts.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { POLICY } from '../words/policy-words.ts'
import { readStale } from './read-stale.ts'

const NEEDS = {
  examples: POLICY.needExamples,
  backtest: POLICY.needBacktest,
  watched: POLICY.needWatched,
  precision: POLICY.needPrecision,
} as const

export function closedOf({ more }: Problem): readonly Gate[] {
  const gates: unknown = more['gates']
  return Array.isArray(gates) ? gates.filter(isGate).filter(({ isMet }) => !isMet) : []
}

const isGate = (value: unknown): value is Gate =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  typeof value.kind === 'string' &&
  value.kind in NEEDS

export function GateProblem({ problem }: { readonly problem: Problem | null }) {
  const say = useSay()
  // Both texts are shown then, with what to do.
  if (readStale(problem) !== null) return null
  if (problem?.kind !== 'activation.gates') return <ProblemLine problem={problem} />
  return (
    <div className="error" role="alert">
      <p>{say(POLICY.notReady)}</p>
      <ul>
        {closedOf(problem).map(({ kind, rule }) => (
          <li key={`${kind} ${rule ?? ''}`}>
            {rule === null ? say(NEEDS[kind]) : say(POLICY.gateOf, rule, say(NEEDS[kind]))}
          </li>
        ))}
      </ul>
    </div>
  )
}

type EmergencyProps = { readonly reason: string; readonly onChange: (reason: string) => void }

/** Where somebody says why a draft cannot wait for its gates. */
export function Emergency({ reason, onChange }: EmergencyProps) {
  const say = useSay()
  return (
    <details>
      <summary>{say(POLICY.hurry)}</summary>
      <TextField label={say(POLICY.hurryWhy)} note={say(POLICY.hurryNote)} value={reason} onChange={onChange} isLong />
    </details>
  )
}

/** The reason as the server takes it: nothing where none is given. */
export const emergencyOf = (reason: string): { readonly emergency?: string } =>
  reason.trim() === '' ? {} : { emergency: reason.trim() }
