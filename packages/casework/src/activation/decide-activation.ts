/** Putting a draft into force: two editors, and examples that pass. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { holds } from '../people.ts'
import { no, type Refusal } from '../refusal.ts'
import type { Activation, ActivationCommand, ActivationEvent } from './activation.ts'

export const NO_ACTIVATION: Activation = { kind: 'none' }

export type ActivationRefusal = Refusal<
  'activation.state' | 'activation.same-person' | 'activation.role' | 'activation.gates'
>

export function decideActivation(
  command: ActivationCommand,
  found: Activation,
  now: Instant,
): Result<readonly ActivationEvent[], ActivationRefusal> {
  if (!holds(command.by, 'policy-editor')) return no('activation.role')
  switch (command.kind) {
    case 'propose': {
      if (found.kind !== 'none') return no('activation.state')
      if (command.gates.some(({ isMet }) => !isMet)) return no('activation.gates')
      const { policy, by, takesEffectAt } = command
      return ok([{ kind: 'activation.proposed', policy, by: by.id, takesEffectAt, at: now }])
    }
    case 'approve':
      if (found.kind !== 'proposed') return no('activation.state')
      if (found.by === command.by.id) return no('activation.same-person', { by: found.by })
      return ok([{ kind: 'activation.approved', by: command.by.id, at: now }])
    case 'withdraw':
      if (found.kind !== 'proposed') return no('activation.state')
      return ok([{ kind: 'activation.withdrawn', by: command.by.id, at: now }])
    default:
      return assertNever(command)
  }
}

export function evolveActivation(found: Activation, event: ActivationEvent): Activation {
  switch (event.kind) {
    case 'activation.proposed': {
      const { policy, by, takesEffectAt } = event
      return { kind: 'proposed', policy, by, takesEffectAt }
    }
    case 'activation.approved':
      return found.kind === 'proposed' ? { ...found, kind: 'active', second: event.by } : found
    case 'activation.withdrawn':
      return found.kind === 'proposed' ? { kind: 'withdrawn', policy: found.policy, by: event.by } : found
    default:
      return assertNever(event)
  }
}
