/**
 * What is passed on and was not to be: what somebody confided to one alone, one log-in that all use, marks that are cut out of a picture, what
 * somebody types. Two kinds of words are wanted, and none of whoever asks how to help, forbids it or finds it. A person looks, and nothing is held.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'

export const PASSED_COMBINATIONS: readonly Combination[] = [
  signs(
    'text.doxxing',
    'sign-told-me & sign-kept-fact|sign-secret-fact|sign-ill-fact',
    'sign-kept-tame sign-own-secret',
  ),
  said('text.account-lending', 'sign-all-who & sign-one-login', `${TOLD} sign-lend-earnest sign-one-login-tame`),
  said('text.marks-removed', 'sign-edit-out & sign-stamp', `${TOLD} sign-stamp-tame`),
  signs(
    'text.malware',
    'sign-keys-logged & sign-unseen',
    `${TOLD} sign-defence sign-bug-tame sign-mal-tame sign-spy-guard`,
  ),
]
