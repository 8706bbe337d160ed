/**
 * The same of people and lies: kinds of several lists that mean the same stand as one - a people and whoever drives it out, a beast and what is done
 * to it, a threat and what is held over somebody, a claim to be somebody and what is demanded. A person looks; only a purse of one's own for a cause is
 * held, as it is by other lists.
 */
import { type Combination, combine } from './combination.ts'
import { QUIET, said, signs } from './look-combinations.ts'

const SUM = '#money|#percent|sign-sum|sign-pay-sum|cue-price'

const CHEER = 'sign-cheer|sign-hurt-cheer|sign-killed-good|sign-terror-praise|sign-slay-praise'
const FOLK = 'cue-group|sign-folk|sign-lot|sign-folk-more|hate'
const OUST = 'sign-drive-out|sign-oust|sign-oust-wide'
const RALLY = 'sign-drive-call|sign-oust-rally|sign-not-served|sign-strike-why'
const DEED = 'sign-misdeed|sign-hurt-verb|cue-violent-done|cue-violent|bully-deed'
const SPARED = 'sign-foul-tame sign-hurt-tame sign-contest sign-misdeed-tame cue-care cue-tech'

const SCORN =
  'sign-group-trait|sign-lot-scorn|sign-folk-slur|sign-kind-scorn|sign-rite-scorn|sign-frail-hide|sign-faith-scorn|sign-laugh-at'
const BEAST = 'sign-beast|sign-beast-any|sign-beast-lit|animal-topic'
const BEAST_DEED = 'sign-beast-deed|sign-beast-bane|sign-beast-harm|sign-beast-pain|cue-cruel'
const BEAST_END = 'sign-beast-end|sign-beast-why|sign-beast-glee|sign-beast-how'
const BEAST_SPARED = 'sign-beast-spared sign-beast-help cue-care sign-kitchen sign-caught sign-treated'
const RUIN = 'sign-smash|sign-wreck|sign-torch|sign-brake-deed'
const RUIN_WHAT = 'sign-smash-what|sign-torch-thing|sign-brakes-whose|sign-brake'
const RUIN_WHY = 'sign-smash-when|sign-grudge|cue-intent|sign-torch-why|sign-visit-lesson'
const ROB = 'sign-heist|sign-burgle|sign-rob-deed|sign-haul|sign-loot'
const ROB_CALL = 'sign-heist-who|sign-rob-call|sign-loot-call|cue-everyone|cue-intent|sign-strike-why'
const ROB_WHAT = 'sign-rob-what|sign-haul-way|sign-burgle-teach|sign-torch-where|sign-loot'
const EXTORT_OR = 'sign-extort-or|sign-or-shown|sign-coerce-else|sign-if-tells|sign-pay-up'
const EXTORT_WHAT = 'sign-extort-what|sign-held-thing|sign-intimate|sign-held-over|nude-pic'
const EXTORT_WHOM = 'sign-extort-whom|sign-exposed-to|cue-expose|sign-intimate-spread'
const SECRET = 'sign-secret-fact|sign-malady|sign-record|sign-private-paper|sign-intimate'
const SECRET_HOW = 'sign-not-told|sign-paper-found|sign-private-source|sign-intimate-source|sign-record-of'
const SECRET_OUT = 'sign-paper-passed|sign-record-out|sign-private-drop|sign-intimate-spread|sign-ids-out'

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.hate', 'sign-rite|sign-faith-thing & sign-faith-scorn', 'sign-kitchen sign-study #quote'),
  said('text.extremism', 'extremism-topic & sign-good-points', 'sign-study sign-terror-help'),
  said('text.harassment', 'sign-hated >8 cue-you|cue-you-word', 'cue-care'),
  said('text.harassment', 'sign-leer-worn & sign-undress-how|sign-leer-say & sign-wear-ask', 'cue-care'),
  said('text.threat', 'sign-hound-we|cue-intent & cue-you|cue-you-word & sign-ruin', 'cue-care'),
  said(
    'text.applause',
    'sign-misdeed|bully-deed & sign-shun-aim|sign-torment-glee|bully-deed & sign-all-shall|cue-everyone',
    SPARED,
  ),
  signs('text.sexual', 'porn-offer & sign-pay-keeper|sign-sex-cam', 'cue-care sign-porn-earnest'),
  signs(
    'text.self-harm-risk',
    'sign-dose-hoard & sign-pills|sign-pill|sign-dose-thing|sign-dose-hoard & cue-i',
    'cue-care',
  ),
  said(
    'text.hate',
    'sign-rite & sign-rite-scorn|sign-group-trait|sign-lot-scorn|sign-kind-scorn',
    'sign-kitchen sign-study #quote',
  ),
  said('text.hate', 'sign-homeland & sign-folk-slur|sign-desk-of', 'sign-study cue-care #quote'),
  said(
    'text.threat',
    'sign-harm-if|sign-kin-if & cue-intent >8 sign-spread|cue-spread|cue-expose & sexual-topic|sign-intimate|sign-secret-fact|sign-slander|sign-malady|nude-pic',
    'cue-care',
  ),
  said('text.sexual', 'sign-hot-pic & cue-send-me|sign-tape-want|sign-nude-give', 'cue-care'),
  said(
    'text.applause',
    'sign-misdeed|bully-deed & sign-cheer-any|sign-hurt-cheer & sign-more|sign-more-any|sign-hurt-more',
    SPARED,
  ),
  said(
    'text.hate',
    `cue-group|sign-folk|sign-lot|sign-folk-more|sign-frail|sign-faithful >20 ${SCORN}`,
    'sign-kitchen sign-contest sign-lot-tame sign-study cue-care #quote',
  ),
  said('text.animal-cruelty', `${BEAST_DEED} & ${BEAST} & ${BEAST_END}`, BEAST_SPARED),
  said(
    'text.property-threat',
    `${RUIN} & ${RUIN_WHAT} & ${RUIN_WHY}`,
    'sign-smash-tame sign-torch-tame sign-torch-earnest sign-garage cue-tech',
  ),
  said(
    'text.crime-incitement',
    `${ROB} & ${ROB_CALL} & ${ROB_WHAT}`,
    'sign-contest sign-pastime sign-earnest cue-tech',
  ),
  said('text.threat', `${EXTORT_OR} & ${EXTORT_WHAT} & ${EXTORT_WHOM}`, 'cue-care cue-report'),
  said(
    'text.threat',
    'sign-snitch|sign-if-tells|sign-witness & sign-wait-see|sign-get-hurt|sign-make-life|sign-accident',
    'sign-tell-earnest sign-contest',
  ),
  signs(
    'text.doxxing',
    `${SECRET} & ${SECRET_HOW} & ${SECRET_OUT}`,
    'sign-own-secret sign-record-tame sign-private-paper-tame sign-taken-up',
  ),
  said(
    'text.dangerous-instruction',
    'sign-safety|sign-guard|sign-guard-part & sign-safety-off|sign-guard-off|sign-guard-taken & sign-safety-why|sign-guard-why',
    'sign-safety-tame',
  ),
  said(
    'text.harassment',
    'sign-mock-do|sign-torment|sign-shun|sign-novice & sign-mock-end|sign-torment-glee|sign-shun-aim & sign-torment|sign-shun|sign-herd-many|cue-everyone|sign-meme-spread',
    'sign-torment-tame sign-outsider cue-care',
  ),
  signs(
    'text.harassment',
    'sign-smear|sign-slander & sign-slander-who|sign-smear|cue-boss & sign-spread|sign-pass-on|sign-meme-spread',
    'sign-slander-tame sign-made-up',
  ),
  said(
    'text.harassment',
    'sign-come-on|sign-leer-gaze|sign-coerce-want & sign-come-on-how|sign-leer-part|sign-coerce-else|sign-hound-where',
    'sign-leer-tame cue-care',
  ),
  said(
    'text.sexual',
    'sign-nude-have|sign-tape|nude-pic|sign-spy-nude & sign-nude-give|sign-tape-want|sign-sex-deal|sign-peep-give|sign-porn-give|sign-spy-file',
    'cue-care sign-taken-up sign-porn-earnest',
  ),
  said(
    'text.harassment',
    'sign-leer-gaze|sign-pet-name & sign-leer-say & sign-leer-worn|sign-leer-part|cue-body',
    'cue-care',
  ),
  said(
    'text.harassment',
    'sign-torment-glee|sign-torment|sign-mock-do|sign-private-drop & sign-shun-aim & sign-torment-glee|cue-everyone|sign-private-drop|sign-meme',
    'sign-torment-tame sign-outsider cue-care',
  ),
  said(
    'text.harassment',
    'sign-torment & sign-held-thing|sign-meme|sign-gore-clip & sign-ambush-shame|sign-intimate-spread|sign-record-out|sign-meme-spread',
    'sign-torment-tame cue-care',
  ),
  said('text.applause', `sign-ask-who & ${DEED}|sign-smash|sign-visit-lesson & ${CHEER}|sign-would-cheer`, SPARED),
  signs(
    'text.sexual',
    `sign-pic-of-me & sign-sex-tease|sexual-mild|sign-sex-worn|sign-porn-hint & ${SUM}|sign-lure-sale`,
    'cue-care',
  ),
  said('text.extremism', `extremism-topic & ${CHEER} & ${CHEER}`, 'sign-study sign-terror-help'),
  signs('text.incitement', `${FOLK} & ${OUST} & ${RALLY}`, 'sign-drive-tame sign-contest cue-negation'),
  said('text.applause', `cue-urge & ${DEED} & ${DEED}`, SPARED),
  said('text.applause', 'cue-everyone|sign-all-shall|sign-oust-rally & sign-pile-on & cue-them|sign-pile-whom', SPARED),
  said('text.harassment', 'sign-stalker-know|sign-get-hurt & sign-hound-we|sign-make-life', 'cue-care'),
  said('text.threat', 'sign-stalker-know|sign-get-hurt & sign-hound-we|sign-make-life', 'cue-care'),
  said(
    'text.property-threat',
    'cue-intent >20 sign-torch-thing|sign-brakes-whose & sign-torch-call|sign-torch|sign-ablaze',
    'sign-torch-tame',
  ),
  said(
    'text.doxxing',
    'sign-ids|sign-record|sign-malady & sign-ids-whose & sign-ids-out|sign-record-out|sign-private-drop',
    'sign-record-tame sign-ids-tame',
  ),
]

const CLAIM = 'sign-claim-i|sign-pose|sign-boss-is|sign-desk-is|sign-office-is'
const CLAIM_WHO = 'sign-be-who|sign-pose-who|sign-claim-office|sign-law-who|cue-boss'
const CLAIM_WANT = 'sign-be-want|sign-claim-odd|sign-desk-ask|sign-office-must|sign-law-demand|sign-send-money'
const CLAIM_WHY =
  '#money|sign-sum|sign-law-charge|sign-desk-why|sign-boss-number|sign-new-number|sign-or-lost|cue-urgent'

const LIES: readonly Combination[] = [
  signs(
    'text.fraud',
    'sign-coin-send & sign-coin-back & sign-rich-sure|sign-rich-grow|sign-word-given',
    'sign-coin-test sign-regular cue-report',
  ),
  signs(
    'text.weapons',
    'weapons-topic & weapons-topic & sign-lure-sale|sign-pirate-offer',
    'sign-at-work sign-contest sign-study',
  ),
  said(
    'text.impersonation',
    `sign-title-put & sign-others-whose|attack-target|${CLAIM_WHO} & sign-bought-it|sign-pose-effect|sign-lie-why`,
    'sign-be-earnest sign-pose-others',
  ),
  signs(
    'text.fraud',
    'sign-new-link & sign-desk-is|sign-be-who & sign-get-in|sign-login-ask|sign-type-password',
    'cue-report',
  ),
  said('text.impersonation', 'sign-signed-up-false & sign-profile-name', 'sign-be-earnest sign-pose-others'),
  signs('text.fraud', 'sign-parcel & cue-pay|sign-notice-demand|sign-prize-fee & sign-by-link|#url', 'cue-report'),
  signs(
    'text.impersonation',
    `${CLAIM_WHO} & ${CLAIM_WANT} & ${CLAIM} & ${CLAIM_WHY}`,
    'sign-be-earnest sign-claim-earnest sign-boss-tame sign-office-tame cue-report',
  ),
  signs(
    'text.fraud',
    'sign-type-password|sign-login-ask|sign-notice-demand & sign-mailbox|sign-login-desk|sign-notice-thing|sign-login-ask & sign-or-lost|sign-notice-hard',
    'sign-alarm-drill cue-report',
  ),
  signs(
    'text.fraud',
    'sign-payee-new|sign-new-payee & sign-no-call|cue-secret|sign-claim-odd & sign-send-money|cue-transfer|cue-pay',
    'cue-report',
  ),
  signs(
    'text.fraud',
    'sign-prize-fee & sign-prize|sign-prize-topic & #money|sign-sum|#url|cue-click',
    'cue-report sign-regular',
  ),
  signs(
    'text.hoax',
    'sign-made-up|sign-heal|sign-cure|sign-quackery|hoax-topic|sign-alarm-thing & sign-heal-what|sign-cure-claim|sign-quackery-harm|hoax-event|sign-alarm-where & sign-pass-on|sign-heal-hid|sign-cure-spread|sign-quackery-spread|cue-spread',
    'cue-report sign-alarm-drill',
  ),
  said('text.lawbreaking', 'sign-waste & sign-dump & sign-dump-where|sign-dump-hush', 'cue-report sign-daily-place'),
  said(
    'text.lawbreaking',
    'sign-hire-for|sign-hire-off|sign-off-book & sign-hire-who|sign-hands & sign-hire-off|sign-off-book & sign-off-book-why|sign-dark-aim|sign-dump-hush',
    'sign-hire-tame sign-off-book-tame',
  ),
  said(
    'text.lawbreaking',
    'sign-bribe-gift|sign-greased & sign-bribe-who|sign-officer|sign-claim-office & sign-bribe-for',
    'sign-greased-tame cue-report',
  ),
  said(
    'text.impersonation',
    'sign-law-demand|sign-desk-ask|sign-claim-odd & sign-claim-i >18 sign-others-whose|sign-law-who|sign-pose-who|sign-claim-office',
    'sign-be-earnest sign-claim-earnest',
  ),
  said(
    'text.impersonation',
    'sign-as-other|sign-say-i & sign-signed-up-false|sign-lie-why & sign-pose-gain|sign-pose-effect|sign-other-role',
    'sign-be-earnest sign-pose-others',
  ),
  said(
    'text.impersonation',
    'sign-told-them >16 sign-claim-self & sign-pose-effect|sign-bought-it',
    'sign-be-earnest sign-pose-others sign-claim-earnest',
  ),
  said(
    'text.impersonation',
    `sign-told-them & ${CLAIM_WHO} & sign-pose-effect|sign-bought-it`,
    'sign-be-earnest sign-pose-others sign-claim-earnest cue-report',
  ),
  said(
    'text.lawbreaking',
    'sign-stale|sign-officer & sign-relabel & cue-sell|sign-check-unseen|sign-dump-hush|sign-dark-aim',
    'sign-off-book-tame cue-report',
  ),
  said('text.lawbreaking', 'sign-hurt-at-work & sign-hurt-quiet', 'cue-report'),
  signs('text.spam', 'sign-cold-open & sign-cold-goods & sign-top-ask|sign-top-sure|cue-guarantee|sign-let-whom'),
  signs('text.spam', 'cue-spread & sign-forward-to & sign-forward-gain'),
  combine(
    'text.fundraising',
    0.88,
    'sign-own-give|sign-alms-give & sign-own-need|sign-alms|sign-cause & sign-own-purse|sign-cause-purse',
    {
      reach: 'text',
      plain: true,
      unless: `${QUIET} cue-report sign-collected sign-matched`,
    },
  ),
  said(
    'text.lawbreaking',
    'sign-dark-way|sign-tax-trick|sign-off-book & sign-dark-from|sign-tax-what|sign-off-book-why|sign-dump-hush & sign-dark-aim|sign-tax-ease',
    'sign-off-book-tame sign-hire-tame',
  ),
]

export const KINDRED_PEOPLE_COMBINATIONS: readonly Combination[] = [...AGAINST_PEOPLE, ...LIES]
