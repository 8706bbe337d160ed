/**
 * What scenes of a working day mean together, each by what somebody has, does and is after: papers of another firm, hours that were none, workers whose
 * papers are kept, a program that is let loose, a hole that nobody is to report, goods of the family in the channel of work. Their words are
 * everybody's; side by side they are nobody's. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, QUIET, said, signs } from './look-combinations.ts'

const NAMED = 'service-name|cue-service'
const FOLK = 'cue-group|sign-folk|sign-folk-more'
const BEAST = 'sign-beast|sign-beast-any|sign-beast-lit|animal-topic'
const TELLS = 'sign-if-tells|sign-snitch|sign-harm-if'
const FOUL = 'sign-foul-clip|sign-foul-share|sign-foul-any|sign-gore|gore-topic|sign-gore-clip|sign-pile-on'
const TOLD = 'cue-report cue-care sign-study'
const DEFENDED = 'sign-defence sign-tried sign-leave'
const MADE = { reach: 'text', plain: true, unless: `cue-enforced sign-house-rule sign-retold ${DEFENDED}` } as const

const AGAINST_THE_SERVICE: readonly Combination[] = [
  // "How to avoid bans" is what such a tool is praised for, and no warning.
  combine('text.evasion-help', LOOKS, 'sign-mass-acct & sign-pass-gate', MADE),
  combine('text.account-trade', LOOKS, 'sign-mass-acct & sign-pass-gate', MADE),
  said('text.evasion-help', 'sign-swap-do & sign-swap-gain', `sign-filter-earnest ${DEFENDED}`),
  said('text.attack-service', 'cue-everyone|sign-many-you & sign-flood-how & sign-till-dead', 'sign-please-stop'),
  signs('text.malware', 'sign-open-lure & sign-yours-mine', `sign-never-open ${DEFENDED}`),
  said('text.malware', 'sign-worm-made >12 sign-worm & sign-worm-does', `sign-worm-caught ${DEFENDED}`),
  said('text.malware', 'sign-worm & sign-worm-does & sign-worm-put', `sign-worm-caught ${DEFENDED}`),
  said('text.scraping', 'sign-reap & sign-reap-what & sign-reap-sold', `sign-crawl-tame ${DEFENDED}`),
  said('text.exploit', 'sign-keep-quiet & sign-hole-any & sign-use-hole', DEFENDED),
  said('text.exploit', 'sign-trial-trick & sign-trial & sign-trial-free', DEFENDED),
  said('text.official-claim', `sign-agent-say & ${NAMED} & sign-agent-hollow|cue-sell`),
  signs('text.official-claim', `sign-made-us & ${NAMED} & sign-made-us|sign-come-to-us`),
  said('text.scraping', `sign-reap & sign-reap-what & sign-reap-keep & sign-bare-tool|sign-crawl`, DEFENDED),
  said('text.evasion-help', 'sign-kicked & sign-again-with', `sign-again-tame ${DEFENDED}`),
  said('text.evasion-help', 'sign-watcher-mute & sign-watcher & sign-unseen-then', DEFENDED),
  said('text.break-in', 'sign-still-as & sign-gone-who', `sign-gone-tame ${DEFENDED}`),
  said('text.account-lending', 'sign-still-as & sign-gone-who', `sign-gone-tame ${DEFENDED}`),
  said('text.seat-resale', 'sign-our-space|sign-let-hair & sign-month-take & sign-take-pay & sign-next-door'),
]

const AGAINST_CHECKS: readonly Combination[] = [
  said('text.evasion-help', 'sign-wrap & sign-scan-lets', `sign-wrap-tame ${DEFENDED}`),
  said('text.page-copy', 'sign-page-asks & sign-fake-page & sign-page-fell', `sign-page-drill ${DEFENDED}`),
  signs('text.official-claim', `sign-agent-say & ${NAMED} & sign-come-to-us`),
]

const OF_OTHERS: readonly Combination[] = [
  signs('text.piracy', 'sign-secret-stamp & sign-secret-hand & sign-secret-safe', 'sign-leave'),
  said('text.piracy', 'sign-brand-theirs & sign-brand-use & sign-brand-blind', 'sign-leave sign-paid-for'),
  said('text.piracy', 'sign-sub-many & sign-sub-what & sign-sub-save', 'sign-leave'),
  said(
    'text.drugs',
    'sign-dope & sign-dope-ship & #money|sign-sum|cue-price|sign-dope-ship|sign-dope',
    `sign-at-work ${TOLD}`,
  ),
  said('text.gambling', 'sign-table & sign-table-in & sign-table-in|#money|sign-sum', TOLD),
  said('text.forged-documents', 'sign-doc-good & sign-doc-kind & sign-doc-ease', TOLD),
  signs(
    'text.forged-documents',
    'sign-doc-good & sign-doc-kind & sign-doc-ease & cue-sell|cue-avail|sign-bare-offer',
    TOLD,
  ),
  said('text.fraud', 'sign-insured-lie & sign-insured & sign-insured-share', `sign-insured-tame ${TOLD}`),
  said('text.fraud', 'sign-pad-how & sign-pad-what & sign-pad-cover', TOLD),
  said('text.piracy', 'sign-torrent & sign-season & sign-torrent-give', 'sign-leave sign-own-film'),
  said('text.piracy', 'sign-board-mail & sign-leak-fee & sign-secret-hand|cue-spread|cue-leak|cue-you', 'sign-leave'),
  said('text.fraud', 'sign-short-send & sign-short-bill & sign-short-blind', `sign-short-tame ${TOLD}`),
  signs('text.fraud', 'sign-namesake & sign-namesake-share & sign-namesake-fee', TOLD),
  signs('text.advertising', 'sign-kin-sells & sign-kin-deal|#percent & sign-kin-order', 'sign-kin-tame'),
]

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.hate', `sign-lot-danger & ${FOLK} & sign-lot-every`, `${TOLD} #quote`),
  said('text.hate', 'sign-face-slur & sign-face-say', TOLD),
  said('text.hate', `sign-lot-vile & ${FOLK}`, `${TOLD} sign-lot-tame #quote`),
  said('text.hate', 'sign-desecrate & sign-holy', TOLD),
  signs('text.extremism', 'sign-atrocity & sign-atrocity-praise', `sign-terror-help sign-earnest ${TOLD}`),
  said('text.harassment', 'sign-impaired & sign-impaired-scorn & sign-impaired-scorn', `sign-impaired-tame ${TOLD}`),
  said('text.harassment', 'sign-dreamt & sign-undressed', TOLD),
  said('text.harassment', 'sign-keep-call & sign-till-answer', TOLD),
  said('text.harassment', 'sign-slur-deed & sign-let-know & sign-hearsay', TOLD),
  said('text.harassment', 'sign-haze & sign-newcomer & sign-haze-film', `sign-haze-tame ${TOLD}`),
  said('text.threat', 'sign-beware & sign-beware-where', `sign-beware-tame ${TOLD}`),
  said('text.sexual', 'sign-ex-pic & sign-ex-unaware', TOLD),
  said('text.doxxing', 'sign-ill-fact & sign-ill-how & cue-them|cue-third|sign-newcomer|sign-ill-how', 'sign-ill-tame'),
  said('text.doxxing', 'sign-ids-all & sign-ids-what & sign-ids-here', 'sign-ids-tame'),
  said('text.threat', `sign-kin-hint|sign-no-work & ${TELLS}`, TOLD),
  said('text.harassment', `sign-kin-hint|sign-no-work & ${TELLS}`, TOLD),
  signs('text.threat', 'sign-maim & sign-word-to|sign-know-where', TOLD),
  signs('text.threat', 'sign-know-where & sign-word-to', TOLD),
  signs('text.threat', 'sign-papers-kept & sign-bonded & sign-labour-offer', `sign-rights ${TOLD}`),
  signs('text.lawbreaking', 'sign-papers-kept & sign-bonded & sign-labour-offer', `sign-rights ${TOLD}`),
  said('text.harassment', 'sign-come-alone & sign-body-remark|sign-leer-part', TOLD),
  said('text.harassment', 'sign-slur-deed & sign-let-know & sign-slur-deed|sign-slander', TOLD),
  said('text.harassment', 'sign-laugh-all & sign-ugly-word & sign-caught-pic', TOLD),
  said('text.sexual', 'sign-spy-way & sign-spy-where & sign-peep-give|sign-nude-give', `sign-spy-tame ${TOLD}`),
  said('text.animal-cruelty', `sign-beast-place & ${BEAST} & sign-beast-laugh`, `sign-beast-safe ${TOLD}`),
  signs('text.self-harm-risk', 'sign-end-high & sign-no-more', 'sign-jest'),
  signs('text.self-harm', 'sign-not-eat & sign-hunger-hide & sign-hunger-thin', TOLD),
  signs('text.extremism', 'sign-flag-rise & extremism-topic & sign-brothers', `sign-terror-help ${TOLD}`),
]

const AT_WORK: readonly Combination[] = [
  said('text.hate', 'sign-lot-cant & sign-lot-name & sign-by-nature', `${TOLD} #quote`),
  said('text.hate', 'sign-rite-mock & sign-lot-name & sign-how-dumb', `${TOLD} #quote`),
  said('text.harassment', 'sign-mob-do & sign-mob-joy & sign-mob-all', `sign-mob-tame ${TOLD}`),
  said('text.harassment', 'sign-kiss & sign-stare', TOLD),
  said('text.threat', 'sign-or-tell & sign-or-what', `sign-or-tame ${TOLD}`),
  signs('text.threat', `sign-kin-harm & sign-word-to|${TELLS}`, TOLD),
  signs('text.threat', 'sign-beaten-work & sign-bonded & sign-labour-offer', `sign-rights ${TOLD}`),
  signs('text.incitement', 'sign-drive-off & sign-lot-camp & sign-by-force', `${TOLD} sign-contest`),
  said('text.sexual', 'sign-couple-tape & sign-couple-give', `sign-couple-tame ${TOLD}`),
  said('text.violence', 'sign-gore-kind & sign-gore-form', TOLD),
  signs('text.self-harm-risk', 'sign-pills-ready & sign-care-for', 'sign-jest'),
  said('text.self-harm', 'sign-you-off & sign-favour', TOLD),
  signs('text.doxxing', 'sign-this-him & sign-let-him & #digits', `sign-him-tame ${TOLD}`),
]

const CALLS: readonly Combination[] = [
  said(
    'text.dangerous-instruction',
    'sign-chem-any & sign-chem-any & sign-chem-mix & sign-chem-fine',
    'sign-chem-warn',
  ),
  signs('text.dangerous-instruction', 'sign-bomb-part & sign-bomb-part & sign-bomb-go & sign-bomb-how', TOLD),
  said(
    'text.crime-incitement',
    'sign-fire-bring & sign-ablaze|sign-torch & cue-intent|sign-smash-when|sign-fire-when',
    `sign-fire-tame ${TOLD}`,
  ),
  said('text.crime-incitement', 'sign-fire-bring & sign-ablaze|sign-torch & sign-when-burn', `sign-fire-tame ${TOLD}`),
  signs('text.crime-incitement', 'sign-crime-who & sign-crime-right & sign-crime-more', 'sign-study'),
  said('text.dangerous-instruction', 'sign-fuse-off & sign-fuse & sign-fuse-why', `sign-fuse-tame ${TOLD}`),
  said('text.crime-incitement', 'sign-break-shop & sign-shop-kind & sign-rob-bring', `sign-rob-tame ${TOLD}`),
  said('text.crime-incitement', 'sign-kill-call & sign-kill-whom & sign-kill-guts', TOLD),
  said(
    'text.dangerous-instruction',
    'sign-drunk & sign-drive-heavy & sign-no-harm',
    'cue-report cue-care sign-drunk-tame',
  ),
  said('text.applause', `sign-film-more & ${FOUL} & sign-love-it`, TOLD),
  said('text.applause', 'sign-like-me & sign-carry-home & sign-none-counts', TOLD),
  said('text.applause', `sign-more-better & ${FOUL}`, TOLD),
  said('text.applause', 'sign-till-gone & sign-pile-word & sign-many-you|sign-all-shall', 'cue-care'),
  said('text.applause', 'sign-all-do & sign-be-not & sign-wrong-do', `sign-wrong-tame ${TOLD}`),
]

const LIES: readonly Combination[] = [
  signs('text.hoax', 'sign-money-frozen & sign-rush-cash|sign-rush-share', `sign-false-say ${TOLD}`),
  signs('text.hoax', 'sign-quack-stuff & sign-quack-heals & sign-quack-hid|sign-rush-share', 'sign-false-say'),
  signs('text.fraud', 'sign-lapse-what & sign-lapse & sign-lapse-act & #url', 'cue-report'),
  signs('text.fraud', 'sign-far-love & sign-far-who & sign-far-need', 'cue-report'),
  signs('text.fraud', 'sign-util & sign-util-cut & sign-util-pay', 'cue-report sign-regular'),
  signs('text.impersonation', 'sign-util & sign-util-cut & sign-util-pay', 'cue-report sign-regular'),
  // As of other purses of one's own for a cause: held where it reaches many or strangers.
  combine('text.fundraising', 0.88, 'sign-disaster|sign-fighters & sign-give-any & sign-purse-mine', {
    reach: 'text',
    plain: true,
    unless: `${QUIET} cue-report sign-collected sign-matched sign-alms-house`,
  }),
  said(
    'text.fraud',
    'sign-pay-back-more & sign-put-in|sign-rich-thing|sign-stock-topic & sign-rich-sure|cue-guarantee',
    'sign-false-say',
  ),
]

export const SCENE_COMBINATIONS: readonly Combination[] = [
  ...AGAINST_THE_SERVICE,
  ...AGAINST_CHECKS,
  ...OF_OTHERS,
  ...AGAINST_PEOPLE,
  ...AT_WORK,
  ...CALLS,
  ...LIES,
]
