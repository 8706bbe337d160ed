/**
 * Lewd talk and jibes in calm words: the model leads in what is sexual and in insults, and hears the crude and the angry. A person looks, and
 * nothing is held.
 */
import type { Combination } from './combination.ts'
import { said } from './look-combinations.ts'

const TAME = 'cue-report sign-study sign-lewd-tame cue-care'

export const CALM_COMBINATIONS: readonly Combination[] = [
  said('text.sexual', 'sign-lewd-porn', TAME),
  said('text.sexual', 'sign-lewd-show', TAME),
  said('text.sexual', 'sign-lewd-goods & sign-lewd-give', TAME),
  said('text.sexual', 'sign-lewd-part & sign-lewd-do', TAME),
  said('text.sexual', 'sign-lewd-act & sign-lewd-when', TAME),
  said('text.harassment', 'sign-jibe', 'cue-report sign-study sign-jibe-tame #quote'),
]
