/** Activation puts a draft of the policy into force: one editor proposes it, another one lets it act. */
import type { Instant, PersonId, PolicyReference } from '@goodstanding/model'
import type { Gate } from './gates.ts'
import type { Staff } from '../people.ts'

export type Activation =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'proposed'
      readonly policy: PolicyReference
      readonly by: PersonId
      readonly takesEffectAt: Instant
    }
  | {
      readonly kind: 'active'
      readonly policy: PolicyReference
      readonly by: PersonId
      readonly second: PersonId
      readonly takesEffectAt: Instant
    }
  | { readonly kind: 'withdrawn'; readonly policy: PolicyReference; readonly by: PersonId }

export type ActivationCommand =
  | {
      readonly kind: 'propose'
      readonly policy: PolicyReference
      readonly by: Staff
      readonly gates: readonly Gate[]
      readonly takesEffectAt: Instant
    }
  | { readonly kind: 'approve' | 'withdraw'; readonly by: Staff }

export type ActivationEvent =
  | {
      readonly kind: 'activation.proposed'
      readonly policy: PolicyReference
      readonly by: PersonId
      readonly takesEffectAt: Instant
      readonly at: Instant
    }
  | { readonly kind: 'activation.approved'; readonly by: PersonId; readonly at: Instant }
  | { readonly kind: 'activation.withdrawn'; readonly by: PersonId; readonly at: Instant }
