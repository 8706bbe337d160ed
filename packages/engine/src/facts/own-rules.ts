/** An organization's own rules: words and domains it does not want to see. They can only be stricter than the policy. */
import type { Event, Finding } from '@goodstanding/model'

/** Rules of one organization, ready to run. */
export type OwnRules = {
  /** Findings of every rule of the event's type whose words or domains occur. */
  readonly find: (event: Event) => readonly Finding[]
}
