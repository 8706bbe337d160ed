/** Honouring an erasure request, unless something that the law puts first still needs the data. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { holds, type Staff } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Erasure, ErasureCommand, ErasureContents, ErasureEvent, ErasureHolds } from './erasure.ts'

export const NO_ERASURE: Erasure = { kind: 'none' }

export type ErasureRefusal = Refusal<
  'erasure.not-found' | 'erasure.exists' | 'erasure.state' | 'erasure.reason-missing' | 'permission.role'
>

/** The states in which each command is taken. */
export const ERASURE_STEPS = {
  approve: ['requested'],
  'carry-out': ['approved', 'held'],
  refuse: ['requested', 'approved', 'held'],
} as const satisfies Record<Exclude<ErasureCommand['kind'], 'request'>, readonly Erasure['kind'][]>

export function decideErasure(
  command: ErasureCommand,
  erasure: Erasure,
  now: Instant,
): Result<readonly ErasureEvent[], ErasureRefusal> {
  if (command.kind === 'request') {
    // A request that was refused may come again; one that runs or was honoured may not.
    if (erasure.kind !== 'none' && erasure.kind !== 'refused') return no('erasure.exists')
    return ok([{ kind: 'erasure.requested', request: command.request, at: now }])
  }
  if (erasure.kind === 'none') return no('erasure.not-found')
  const steps: readonly Erasure['kind'][] = ERASURE_STEPS[command.kind]
  if (!steps.includes(erasure.kind)) return no('erasure.state')
  switch (command.kind) {
    case 'approve':
      if (!mayDecide(command.by)) return no('permission.role')
      return ok([{ kind: 'erasure.approved', by: command.by.id, at: now }])
    case 'carry-out': {
      const { holds: found, receipt } = command
      if (holdsNothing(found)) return ok([{ kind: 'erasure.done', receipt: { ...receipt, at: now }, at: now }])
      const isKnown = erasure.kind === 'held' && sameHolds(erasure.holds, found)
      return ok(isKnown ? [] : [{ kind: 'erasure.held', holds: found, at: now }])
    }
    case 'refuse':
      if (!mayDecide(command.by)) return no('permission.role')
      if (saysNothing(command.reason)) return no('erasure.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'erasure.refused', by: command.by.id, reason: command.reason, at: now }])
    default:
      return assertNever(command)
  }
}

const mayDecide = (by: Staff): boolean => holds(by, 'counsel', 'installation-admin')

function holdsNothing({ legal, cases }: ErasureHolds): boolean {
  return legal.length === 0 && cases.length === 0
}

function sameHolds(a: ErasureHolds, b: ErasureHolds): boolean {
  const told = ({ legal, cases, until }: ErasureHolds) => JSON.stringify([legal.toSorted(), cases.toSorted(), until])
  return told(a) === told(b)
}

export function evolveErasure(erasure: Erasure, event: ErasureEvent): Erasure {
  if (event.kind === 'erasure.requested') return { ...event.request, kind: 'requested' }
  if (erasure.kind === 'none') return erasure
  const { id, person, organization, requestedAt, deadline } = erasure
  const contents: ErasureContents = { id, person, organization, requestedAt, deadline }
  switch (event.kind) {
    case 'erasure.approved':
      return { ...contents, kind: 'approved', by: event.by }
    case 'erasure.held':
      if (erasure.kind !== 'approved' && erasure.kind !== 'held') return erasure
      return { ...contents, kind: 'held', by: erasure.by, holds: event.holds }
    case 'erasure.done':
      return { ...contents, kind: 'erased', receipt: event.receipt }
    case 'erasure.refused':
      return { ...contents, kind: 'refused', by: event.by, reason: event.reason }
    default:
      return assertNever(event)
  }
}
