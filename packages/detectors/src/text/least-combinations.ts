/**
 * What was found least, in its bare parts: people of a kind, a post and a door shut; a faith and contempt for it; a rank or an account put up for
 * another; a purse of one's own, a cause and the asking; somebody's system, a way in or down, and whose it is. Three kinds of words are wanted, and
 * none of those who train, repair, own or forbid it. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { QUIET, said } from './look-combinations.ts'

const TAME = 'sign-least-tame cue-report'
const ACCOUNTS_ELSE = `${TAME} sign-bare-account-else sign-acct-house`
/** Colleagues ask for gifts and flowers every day, so a rule looks at them from here on only. */
const COLLECTS = 0.8

export const LEAST_COMBINATIONS: readonly Combination[] = [
  said('text.hate', 'sign-people-kind & sign-post & sign-post-away', TAME),
  said('text.hate', 'sign-rite & sign-rite-scorn & sign-rite-away', `${TAME} sign-kitchen`),

  said('text.account-trade', 'sign-acct-swap & sign-acct-swap-what & sign-acct-swap-plus', ACCOUNTS_ELSE),
  said('text.account-trade', 'sign-rank & sign-rank-sold & sign-rank-of', ACCOUNTS_ELSE),
  said('text.account-trade', 'sign-fake-staff & sign-fake-staff-do', ACCOUNTS_ELSE),

  combine('text.fundraising', COLLECTS, 'sign-own-till & sign-own-till-for & sign-own-till-ask', {
    plain: true,
    unless: `${QUIET} cue-report sign-collected sign-matched sign-own-till-tame`,
  }),

  said('text.attack-service', 'sign-topple & sign-topple-what & sign-topple-how', 'sign-topple-tame sign-attack-guard'),
  said('text.attack-service', 'sign-wipe & sign-wipe-what & sign-wipe-if', TAME),
  said('text.break-in', 'sign-pick & sign-pick-use & sign-pick-whose', 'sign-pick-tame'),
]
