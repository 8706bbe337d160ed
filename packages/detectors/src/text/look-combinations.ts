/** The form of combinations after which a person looks: plainly said by whoever writes, and by nobody who warns of it or tells of it. */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, forbids it or tells of it does not do it. */
export const QUIET = 'cue-safe cue-enforced sign-house-rule sign-retold'
export const LOOKS = 0.66

/** In one sentence. */
export const said = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, LOOKS, pattern, { plain: true, unless: `${QUIET} ${unless}`.trim() })

/** Anywhere in a few sentences. */
export const signs = (signal: SignalName, pattern: string, unless = ''): Combination =>
  combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless: `${QUIET} ${unless}`.trim() })
