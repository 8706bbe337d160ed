/**
 * What is done on the quiet: goods of the firm taken along by whoever leaves, logins caught out of the air, rights given to oneself, a room at night
 * and a promotion, everybody reporting one person whatever is true, sums past the books. Two or three kinds are wanted, and none of those who warn,
 * report or ask. A person looks.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const FOLK = 'cue-group|sign-folk|sign-folk-more'
const TOLD = 'sign-retold cue-report'

const OF_THE_FIRM: readonly Combination[] = [
  signs(
    'text.piracy',
    'sign-cv-take & sign-cv-goods & sign-cv-place & sign-cv-leaving|sign-cv-next',
    'sign-cv-take-tame',
  ),
  said('text.piracy', 'sign-cv-take & sign-cv-goods & sign-cv-next', 'sign-cv-take-tame'),
  said('text.piracy', 'sign-cv-inside & sign-cv-goods & sign-cv-bribe', 'sign-cv-take-tame'),
  said('text.piracy', 'sign-cv-pact & sign-cv-unnamed|sign-cv-goods', ''),
  signs('text.fraud', 'sign-cv-due & sign-cv-own-purse & sign-cv-off-books', `${TOLD} sign-cv-off-books-tame`),
  said('text.break-in', 'sign-cv-sniff & sign-cv-logins & sign-cv-caught', 'sign-cv-sniff-tame'),
  said('text.break-in', 'sign-cv-grant & sign-cv-right & sign-cv-unseen', 'sign-cv-grant-tame'),
  signs('text.exploit', 'sign-cv-past & sign-cv-first-use', 'sign-cv-past-tame'),
  said('text.evasion-help', 'sign-cv-client & sign-cv-no-check', 'sign-cv-client-tame'),
  said('text.impersonation', 'sign-cv-pose & sign-cv-pose-win', 'sign-cv-pose-tame'),
  said('text.crime-incitement', 'sign-cv-empty & sign-cv-bought', `${TOLD} sign-cv-empty-tame`),
]

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.harassment', 'sign-cv-room & sign-cv-reward', `${TOLD} sign-cv-room-tame`),
  signs('text.harassment', 'sign-cv-persist & sign-cv-yield', `${TOLD} sign-cv-yield-tame`),
  signs('text.harassment', 'sign-cv-gang & sign-cv-gone', 'sign-cv-gang-tame'),
  said('text.threat', 'sign-cv-shot & sign-cv-to-kin & sign-cv-unless', `${TOLD} sign-cv-shot-tame`),
  said('text.property-threat', 'sign-cv-once-more & sign-cv-tool', `${TOLD} sign-cv-tool-tame`),
  signs('text.self-harm', 'sign-cv-fast & sign-cv-thin', 'cue-care sign-cv-thin-tame'),
  said('text.doxxing', 'sign-cv-lives & sign-cv-off-at & sign-cv-visit', 'sign-cv-visit-tame'),
  said('text.applause', 'sign-cv-blow & sign-cv-harder', 'sign-retold sign-cv-blow-tame'),
  signs('text.applause', 'sign-cv-till & sign-cv-shield', `${TOLD} sign-cv-till-tame`),
  said('text.hate', 'sign-cv-alike & sign-cv-homeland', `${TOLD} #quote`),
  said('text.extremism', 'sign-cv-tyrant & sign-cv-tyrant-praise', `${TOLD} sign-cv-tyrant-tame`),
  said('text.incitement', `sign-cv-drive >14 ${FOLK} > sign-cv-out & sign-cv-mob`, `${TOLD} sign-cv-drive-tame`),
  said('text.incitement', `sign-cv-cleanse >8 ${FOLK}`, `${TOLD} sign-cv-drive-tame`),
]

export const COVERT_COMBINATIONS: readonly Combination[] = [
  ...OF_THE_FIRM,
  ...AGAINST_PEOPLE,
  said('text.hoax', 'sign-cv-forward & sign-cv-groups & sign-cv-forward-gain', `${TOLD} sign-cv-forward-tame`),
]
