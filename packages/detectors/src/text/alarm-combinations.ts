/**
 * What signs of alarms and of plain extortion mean together: a danger in the house and the call to run, pictures that are sent unless somebody
 * pays, a mailbox that is lost without a password, stakes that are multiplied by somebody's word. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, tells of it or practises it does not do it. */
const QUIET = 'cue-safe cue-enforced cue-report sign-house-rule'
const LOOKS = 0.66

const signs = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}`.trim() })

export const ALARM_COMBINATIONS: readonly Combination[] = [
  // Whether there is one or not: somebody looks at once.
  combine('text.hoax', LOOKS, 'sign-alarm-thing & sign-alarm-where & sign-alarm-run', {
    reach: 'text',
    plain: true,
    unless: 'sign-alarm-drill',
  }),
  signs('text.threat', 'sign-unpaid & sign-held-thing & sign-exposed-to', '#quote'),
  signs('text.fraud', 'sign-mailbox & sign-type-password & sign-or-lost', 'sign-alarm-drill'),
  signs('text.fraud', 'sign-put-in & sign-word-given & sign-multiplied'),
  signs('text.attack-service', 'sign-can-do & sign-site & sign-site-falls & #money|cue-price|sign-sum', 'sign-defence'),
]
