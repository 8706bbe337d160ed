/**
 * What broad kinds of plain words mean together: a screen left open and looked through, users who do not exist, one seat for several people,
 * a name that others shall take for somebody's, applause that asks for more, safety taken off, what nobody was to know of somebody, lies to whoever
 * pays, people of a kind and scorn. Where phrases are said anew each time, their kinds are not. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { QUIET, said, signs } from './look-combinations.ts'

const ENTERED = 'sign-leave sign-defence sign-tried sign-entry-asked sign-bare-victim'
const LENT = 'sign-bare-account-else sign-acct-house sign-lend-earnest'
const CHEERED = 'sign-foul-tame sign-hurt-tame sign-contest cue-care cue-tech sign-pr-hail-tame'

/** What other lists know already: foul deeds, praise, and the wish for more; boxes and keys of others, and a look into them. */
const FOUL = 'sign-foul-any|sign-foul-petty|sign-foul-crime|sign-beaten|cue-violent|cue-violent-done|cue-cruel'
const CHEER = 'sign-cheer-any|sign-cheer|sign-hurt-cheer|sign-terror-praise|sign-attacker-praise'
const MORE = 'sign-more-any|sign-more|sign-likewise|sign-hurt-more'
const BOX = 'sign-whose-box|sign-entry-box'
const LOOK = 'sign-snoop|sign-looked|sign-bare-see|sign-entry-do'
const UNSEEN = 'sign-entry-unseen|sign-furtive-do'
const POSED = 'sign-pose-effect|sign-pose-gain|sign-taken-for|sign-say-so|sign-pose-aim|sign-courier-from'

const INTO_ACCOUNTS: readonly Combination[] = [
  said('text.break-in', 'sign-left-open & sign-looked & sign-bare-box|sign-entry-box', ENTERED),
  said('text.break-in', 'sign-no-right & sign-look-way', `${ENTERED} sign-at-work`),
  said('text.break-in', 'sign-found-key & sign-found-used', `${ENTERED} sign-entry-asked`),
  said('text.break-in', 'sign-bare-other >14 sign-entry-key & sign-bare-see >24 sign-bare-box', ENTERED),
  said('text.break-in', 'sign-whose-key & sign-know-key & sign-snoop|sign-whose-box', `${ENTERED} sign-entry-asked`),
  said('text.break-in', 'sign-whose-box & sign-snoop & sign-furtive-do', `${ENTERED} sign-entry-asked`),
  said('text.break-in', `${BOX} & ${LOOK} & sign-entry-key`, `${ENTERED} sign-entry-asked`),
  said('text.break-in', `${UNSEEN} & ${LOOK} & ${BOX}`, `${ENTERED} sign-entry-asked`),
  said('text.break-in', 'sign-get-key & sign-whose-key', `${ENTERED} sign-entry-asked sign-bare-account-else`),
  said('text.break-in', 'sign-unasked & sign-get-in', `${ENTERED} sign-at-work`),
  said('text.break-in', 'sign-way-in & sign-closed-thing', ENTERED),
  said('text.account-trade', 'sign-false >20 sign-acct-plain & cue-me', 'sign-acct-house sign-bare-account-else'),
  said(
    'text.account-trade',
    'sign-acct-bulk & sign-acct-for & sign-acct-plain',
    'sign-acct-house sign-bare-account-else',
  ),
  said('text.account-trade', 'sign-bare-tool|sign-scrape-tool & sign-reg-verb & sign-acct-plain|account-topic', LENT),
  said('text.account-trade', 'sign-before-them & sign-reg-verb & sign-acct-names', 'sign-bare-account-else'),
  said(
    'text.account-trade',
    'sign-acct-why & sign-acct-many >16 sign-acct-plain',
    'sign-acct-house sign-bare-account-else',
  ),
  said('text.account-trade', 'sign-acct-build & sign-acct-thing & sign-acct-many|#digits', 'sign-acct-build-tame'),
  said('text.account-lending', 'sign-as-me & sign-lend-when', LENT),
  said('text.account-lending', 'sign-lend-whose|sign-whose-key & sign-lend-why & sign-lend-use', LENT),
  said('text.account-lending', 'sign-told-pass', `${LENT} cue-negation`),
  said('text.account-lending', 'sign-one-seat & sign-shared-by|sign-lend-use|sign-bare-kin', LENT),
]

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.evasion-help', 'sign-guide-check & sign-guide-what & sign-guide', 'sign-guide-tame'),
  said('text.evasion-help', 'sign-hide-from & sign-hide-how & sign-hide-what', 'sign-hide-tame'),
  signs('text.evasion-help', 'sign-back-way & sign-back-how', 'sign-bare-ban-earnest sign-filter-earnest'),
  said('text.evasion-help', 'sign-spam-deed & sign-spam-free', 'sign-spam-tame cue-negation'),
  said('text.evasion-help', 'sign-lie-age', 'cue-negation sign-filter-earnest'),
  said('text.evasion-help', 'sign-tool-off & sign-tool', 'sign-tool-tame'),
  signs('text.exploit', 'sign-bug & sign-bug-gain & sign-bug-hush', 'sign-bug-mending'),
  said('text.scraping', 'sign-scrape-keep & sign-scrape-what & sign-scrape-tool', 'sign-bare-leave'),
  said('text.reverse-engineering', 'sign-client-open & sign-client-why', 'sign-client-tame'),
  said('text.page-copy', 'sign-page-twin & sign-page-made & cue-service|sign-bare-here', ''),
  said('text.page-copy', 'sign-page-like & sign-page-catch', ''),
  said('text.official-claim', 'sign-own-service & sign-own-therefore', ''),
]

const APPLAUSE: readonly Combination[] = [
  said('text.applause', `${FOUL} & ${CHEER} & ${MORE}`, CHEERED),
  signs('text.applause', 'sign-foul-share & sign-share-any', CHEERED),
  // Beside what another clause on content sees, asking for more is enough.
  combine('text.applause', 0.4, 'sign-more-any|sign-share-any', { plain: true, unless: `${QUIET} ${CHEERED}` }),
]

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.dangerous-instruction', 'sign-guard & sign-guard-off & sign-guard-why', ''),
  said('text.dangerous-instruction', 'sign-poison & sign-drink & sign-unaware', 'cue-care'),
  said('text.doxxing', 'sign-secret-fact & sign-not-told', 'sign-own-secret'),
  said('text.threat', 'sign-snitch & sign-wait-see', 'sign-vermin sign-contest'),
  said('text.hate', 'sign-lot-scorn & sign-lot', 'sign-lot-tame'),
  said('text.incitement', 'sign-these & sign-oust-wide & sign-oust-how', 'sign-vermin'),
  said('text.crime-incitement', 'sign-torch-call & sign-torch-why|cue-intent & sign-torch-thing', 'sign-torch-tame'),
  said('text.crime-incitement', 'sign-kill-good & sign-kill-who', 'sign-contest cue-tech'),
  said('text.crime-incitement', 'sign-heist & sign-heist-who', 'sign-contest'),
  said('text.animal-cruelty', 'sign-beast-deed & sign-beast-any & sign-beast-why', 'sign-beast-help cue-care'),
  said('text.violence', 'sign-gore-clip & sign-gore-see', ''),
  said('text.sexual', 'sign-nude-have & sign-nude-give', ''),
]

const LIES: readonly Combination[] = [
  said('text.impersonation', 'sign-be-want & cue-am >24 sign-be-who', 'sign-be-earnest sign-claim-earnest'),
  said('text.impersonation', `sign-as-other & sign-other-role & ${POSED}`, 'sign-pose-others sign-claim-earnest'),
  said('text.impersonation', 'sign-pose-way & sign-pose-who & sign-pose-gain', 'sign-pose-others sign-claim-earnest'),
  said('text.impersonation', 'sign-claim-kin & sign-claim-kin-ask', 'sign-pose-others'),
  said('text.impersonation', 'sign-profile-name & sign-taken-for', 'sign-pose-others sign-claim-earnest'),
  said('text.fraud', 'sign-lie-why & sign-lie-say', ''),
  said('text.fraud', 'sign-false-origin & sign-origin-why', ''),
  signs('text.fraud', 'sign-card-buy & sign-codes', ''),
  signs('text.fraud', 'sign-payee-new & sign-no-call', ''),
  signs('text.fraud', 'sign-prize & sign-prize-fee', ''),
  signs('text.hoax', 'sign-made-up & sign-pass-on', ''),
  said('text.fundraising', 'sign-alms-unpermitted & sign-alms & sign-alms-give', 'sign-collected'),
]

export const BROAD_COMBINATIONS: readonly Combination[] = [
  ...INTO_ACCOUNTS,
  ...AGAINST_THE_SERVICE,
  ...APPLAUSE,
  ...AGAINST_PEOPLE,
  ...LIES,
]
