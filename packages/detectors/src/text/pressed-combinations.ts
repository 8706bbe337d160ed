/**
 * What somebody is pressed into or lured to in everyday words: a picture or a night under a threat, a bet for all, another place where nobody reads
 * along, a sum that comes back threefold, papers put right for whoever inspects. Two or three kinds are wanted, and none of those who warn, report
 * or quote. A person looks; beside it a rule of the policy may know more.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'

export const PRESSED_COMBINATIONS: readonly Combination[] = [
  signs('text.threat', 'sign-pr-body & sign-pr-else', `${TOLD} sign-pr-told`),
  signs('text.threat', 'sign-pr-post & sign-pr-shame & sign-pr-when', `${TOLD} sign-pr-told`),
  signs('text.gambling', 'sign-pr-bet & sign-pr-win', `${TOLD} sign-pr-bet-tame`),
  signs('text.evasion-help', 'sign-pr-move & sign-pr-watched', `${TOLD} sign-pr-move-tame`),
  signs('text.fraud', 'sign-pr-in & sign-pr-back & sign-pr-safe', `${TOLD} sign-pr-sum-tame`),
  signs('text.fraud', 'sign-pr-in & sign-pr-times & sign-pr-safe|sign-pr-sure', `${TOLD} sign-pr-sum-tame`),
  signs('text.lawbreaking', 'sign-pr-doctor & sign-pr-papers & sign-pr-comes', `${TOLD} sign-pr-papers-tame`),
  said('text.applause', 'sign-pr-hail & sign-pr-done', `${TOLD} sign-pr-hail-tame`),
  signs('text.malware', 'sign-pr-mine & sign-pr-open', `${TOLD} sign-pr-mine-tame`),
  signs('text.break-in', 'sign-pr-old-key & sign-pr-left-on & sign-pr-look', `${TOLD} sign-pr-key-tame`),
  said('text.hate', 'sign-pr-scorn', `${TOLD} sign-pr-scorn-tame #quote`),
]
