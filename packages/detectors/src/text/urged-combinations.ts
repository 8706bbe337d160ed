/**
 * A colleague egged on to a wrong, and whoever would complain of it paid back; somebody's rite made a mockery of; copies of goods, films and pages
 * sold as such; members taken out of a directory by a tool. Two or three kinds are wanted, and none of those who warn, report or ask. A person looks.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'sign-retold cue-report'

const AMONG_COLLEAGUES: readonly Combination[] = [
  // A film and a joke, which others tell of, are part of it.
  said('text.applause', 'sign-ug-deed & sign-ug-egg', 'sign-ug-tame'),
  said('text.threat', 'sign-ug-tell & sign-ug-paid-back', `${TOLD} sign-ug-tell-tame`),
  said('text.harassment', 'sign-ug-hell & sign-ug-go', `${TOLD} sign-ug-hell-tame`),
  said('text.threat', 'sign-ug-hunt & sign-ug-hunt-end', `${TOLD} sign-ug-hunt-tame`),
  said('text.threat', 'sign-ug-beat & sign-ug-beat-how', `${TOLD} sign-ug-beat-tame`),
  said('text.animal-cruelty', 'sign-ug-arena & sign-ug-arena-bet', `${TOLD} sign-ug-arena-tame`),
  said('text.hate', 'sign-ug-rite & sign-ug-rite-do & sign-ug-rite-why', TOLD),
]

const FOR_SALE: readonly Combination[] = [
  signs(
    'text.piracy',
    'sign-ug-fake-ware & sign-ug-fake-how|sign-ug-fake-ware & sign-ug-fake-how|sign-ug-fake-get',
    'sign-ug-fake-tame',
  ),
  said('text.piracy', 'sign-ug-show & sign-ug-show-pack & sign-ug-show-cheap', 'sign-ug-show-tame'),
  said('text.scraping', 'sign-ug-taker & sign-ug-taken|sign-ug-taken-how & sign-ug-taken-how', 'sign-ug-taken-tame'),
  signs('text.page-copy', 'sign-ug-page & sign-ug-page-gets', 'sign-ug-page-tame'),
  signs('text.evasion-help', 'sign-ug-shut & sign-ug-anew & sign-ug-anew-why', 'sign-ug-anew-tame'),
  said('text.advertising', 'sign-ug-group-buy & sign-ug-group-sell', 'sign-ug-group-tame'),
  said('text.fraud', 'sign-ug-box & sign-ug-box-go & sign-ug-box-lost', ''),
]

export const URGED_COMBINATIONS: readonly Combination[] = [...AMONG_COLLEAGUES, ...FOR_SALE]
