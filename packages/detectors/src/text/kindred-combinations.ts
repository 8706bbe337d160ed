/**
 * What kinds of words of several lists mean together. Each list was written for its own scenes and calls the same thing by a kind of its own: here all
 * kinds that mean the same - a tool, a take, a page of ours, a price - stand as one, so that a tool of one scene and a take of another are heard together.
 * Three of them in one sentence are wanted, or four within a few, and none of the words of offices that do the like with leave. A person looks, and
 * nothing is held.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

/** This service, by its name or without it. */
const NAMED = 'service-name|cue-service'
const SERVICE = `${NAMED}|sign-svc`

const SUM = '#money|#percent|sign-sum|sign-pay-sum|cue-price'

const TOOL = 'sign-bare-tool|sign-scrape-tool|sign-crawl|sign-bare-crawl'
const TAKE = 'sign-crawl-take|sign-bare-take|sign-scrape-keep'
const CRAWLED = 'sign-crawl-tame sign-bare-leave sign-leave'

const HOLE = 'sign-tamper|sign-gap|sign-bug|sign-hole|sign-gap-way'
const HOLE_GAIN = 'sign-tamper-gain|sign-gap-gain|sign-bug-gain|sign-hole-gain|sign-pry-find'
const HOLE_HOW =
  'sign-gap-hush|sign-check-round|sign-poke|sign-hole-do|sign-bug-hush|sign-hole-brag|sign-safeguard-how|sign-check-way|sign-entry-key'
const MENDED = 'sign-gap-tame sign-tamper-tame sign-bug-mending sign-leave sign-defence sign-tried sign-pry-tame'

const COPY = 'sign-page-copy|sign-mimic|sign-page-twin|sign-page-like'
const COPY_END = 'sign-mimic-end|sign-page-catch|sign-page-made|sign-page-put'

const GADGET = 'sign-gadget|sign-plug|sign-fake-tool'
const GADGET_IN = 'sign-gadget-in|sign-plug-into'
const GADGET_LEAVE = 'sign-gadget-leave|sign-plug-unasked'

const LET_PAY = 'sign-let-pay|sign-seat-sold|sign-pay-keeper|sign-resell-do|sign-seat-let'
const LET_WHERE = 'sign-let-use|sign-let-in-where|sign-plan|sign-resell-what|sign-seat-mine|sign-seat-thing|seat-topic'
const LET_WHOM = 'sign-let-whom|sign-resell-who|sign-let-in-who|sign-plan-whom|sign-pay-sum'
const LET_TAME = 'sign-let-tame sign-let-in-tame sign-seat-elsewhere sign-plan-tame'

const MALWARE = 'sign-mal|sign-malware|sign-bug-tool'
const MALWARE_DO = 'sign-mal-do|sign-malware-sale|sign-mal-run|sign-leave-how'
const MALWARE_HARM = 'sign-mal-harm|sign-bug-sends|sign-way-in|sign-mal-on|sign-mal-run|sign-lure-bite'

const MARK = 'sign-notice|sign-whose-mark|sign-mark-what'
const MARK_OFF = 'sign-notice-off|sign-mark-gone|sign-mark-off'
const MARKED = 'sign-notice-tame sign-mark-tame'
const BAN = 'sign-after-ban|sign-bare-ban|sign-post-gone|sign-avoid-ban|sign-ban-all|sign-ban'
const BAN_AGAIN = 'sign-again|sign-bare-new|sign-post-again|sign-back-way|sign-back'
const BAN_WAY =
  'sign-back-how|sign-avoid-way|sign-bare-if|sign-false-name|sign-no-penalty|sign-unknown-you|sign-cap-way|sign-limit-way'
const CHECK = 'sign-filter|sign-check|sign-guide-check|sign-mute-what|sign-hide-from|sign-scan-gap|sign-check-what'
const CHECK_ROUND =
  'sign-filter-aim|sign-filter-way|sign-mute-do|sign-check-round|sign-disguise|sign-hide-how|sign-limit-round|sign-cap-round|sign-guide-what|sign-scan-way|sign-safeguard-off'
const CHECK_WAY =
  'sign-check-unseen|sign-mute-pass|sign-guide|sign-cap-way|sign-limit-way|sign-hide-what|sign-hole-brag|sign-safeguard-how|sign-check-way'
const EARNEST =
  'sign-filter-earnest sign-bare-ban-earnest sign-guide-tame sign-hide-tame sign-mute-tame sign-limit-earnest sign-cap-tame sign-check-tame sign-leave sign-defence sign-tried'
const CLIENT_USE = 'sign-client-use|sign-fake-use|sign-cracked-use'
const CLIENT_WHY = 'sign-fake-why|sign-client-why|sign-cracked-why|sign-mute-pass'

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.evasion-help', 'sign-again & sign-pose|sign-profile-name & sign-missed|sign-filter-aim', EARNEST),
  said('text.scraping', `sign-crawl-veil & ${TOOL} & ${TAKE} & sign-bare-people`, CRAWLED),
  said(
    'text.evasion-help',
    `${BAN} & sign-side-come|sign-side-room & sign-side-free|sign-bare-if|sign-rule-free`,
    EARNEST,
  ),
  said(
    'text.reverse-engineering',
    `sign-client-open & ${SERVICE}|cue-client & sign-client-found`,
    'sign-client-tame sign-leave sign-defence',
  ),
  said(
    'text.scraping',
    `sign-crawl-what & ${TOOL} & ${TAKE} & ${TOOL}|sign-crawl-veil|sign-crawl-field|sign-bare-offer|sign-bare-here|${SERVICE}`,
    CRAWLED,
  ),
  said('text.exploit', `${HOLE} & ${HOLE_GAIN} & ${HOLE_HOW}`, MENDED),
  said('text.page-copy', `${COPY} & ${COPY} & ${NAMED}|sign-page-what|sign-mimic-what`, 'sign-mimic-tame'),
  said('text.page-copy', `${COPY} & ${NAMED}|sign-page-what|sign-mimic-what & ${COPY_END}`, 'sign-mimic-tame'),
  said(
    'text.own-connector',
    `${GADGET_IN}|${NAMED} & ${GADGET} & ${GADGET_LEAVE}`,
    'sign-gadget-tame sign-filter-earnest',
  ),
  said('text.own-connector', `${GADGET_LEAVE} & ${GADGET_IN} & ${NAMED}`, 'sign-gadget-tame sign-filter-earnest'),
  said('text.seat-resale', `${LET_WHERE} & ${LET_PAY} & ${LET_WHOM}`, LET_TAME),
  said(
    'text.seat-resale',
    `cue-rent|cue-sell|sign-resell-do & ${SERVICE} & ${LET_WHERE} & sign-let-pay|${SUM}`,
    LET_TAME,
  ),
  said('text.malware', `${MALWARE} & ${MALWARE_DO} & ${MALWARE_HARM}`, 'sign-mal-tame sign-bug-tame sign-defence'),
  said(
    'text.attack-service',
    'sign-strike-do|sign-attack-strong & sign-strike-what|sign-attack-thing|sign-raid|sign-room & sign-strike-end|sign-attack-harm & sign-strike-call|sign-strike-why|sign-attack-call|sign-attack-will',
    'sign-raid-tame sign-strike-earnest sign-attack-tame sign-attack-guard sign-defence sign-leave sign-tried',
  ),
  said(
    'text.marks-removed',
    `${MARK} & ${MARK_OFF} & ${SERVICE}|sign-mark-where|sign-mark-how|sign-notice-why|sign-mark-why|sign-mimic-end`,
    MARKED,
  ),
  said(
    'text.marks-removed',
    `${MARK} & sign-notice-swap & ${SERVICE} & sign-mark-how|sign-notice-why|sign-mark-why`,
    MARKED,
  ),
  said('text.evasion-help', `${BAN} & ${BAN_AGAIN} & ${BAN_WAY}`, EARNEST),
  said('text.evasion-help', `${CHECK} & ${CHECK_ROUND} & ${CHECK_WAY}`, EARNEST),
  said(
    'text.evasion-help',
    'sign-rule-word & sign-rule-scorn|sign-flout & sign-rule-free|sign-flout-safe|sign-no-penalty',
    'sign-rule-earnest',
  ),
  said(
    'text.evasion-help',
    'sign-filter-way|sign-disguise & sign-filter|sign-check & sign-filter-aim|sign-filter-scorn|sign-check-unseen',
    EARNEST,
  ),
  said(
    'text.evasion-help',
    'sign-cap & sign-cap-way & sign-cap-round|sign-cap-way|sign-try-all|sign-all-shall',
    EARNEST,
  ),
  said(
    'text.other-client',
    `sign-client-other|sign-fake-tool|sign-cracked & ${CLIENT_USE} & ${CLIENT_WHY}`,
    'sign-other-client-tame sign-fake-tame sign-client-tame',
  ),
  said(
    'text.reverse-engineering',
    `sign-client-open|reverse-engineering & ${SERVICE}|cue-client & ${CLIENT_WHY}|sign-tamper-on|sign-hole-brag`,
    'sign-client-tame sign-leave sign-defence',
  ),
  said(
    'text.official-claim',
    `sign-whose-svc|sign-own-service & ${NAMED}|sign-whose-thing & sign-whose-say|sign-own-therefore`,
    'sign-whose-tame',
  ),
]

const LENT = 'sign-lend-earnest sign-acct-house cue-negation'
const ACCOUNT = 'sign-bare-account|sign-acct-plain|sign-lend-what|account-topic'

const ACCOUNTS_MANY = 'sign-acct-bulk|sign-acct-many|sign-farm-make|sign-acct-build|sign-squat-do'
const ACCOUNTS_WHY =
  'sign-farm-why|sign-acct-why|sign-acct-for|sign-farm-pay|sign-squat-sell|sign-handle-sell|sign-name-price'
const LEND_DO = 'sign-lend-do|sign-lend-use|sign-pass-take|sign-hand-on'
const LEND_WHAT = 'sign-bare-mine|sign-lend-whose|sign-keep-acct|sign-login-shared|sign-one-seat'
const LEND_WHY =
  'sign-lend-how|sign-lend-why|sign-pass-for|sign-hand-as|sign-as-me|sign-all-as-why|sign-login-why|sign-bare-kin|sign-shared-by'
const BOX = 'sign-whose-box|sign-entry-box|sign-entered-whose|sign-closed-thing'
const LOOK = 'sign-looked|sign-snoop|sign-bare-see|sign-entry-do|sign-look-way|sign-entered'
const UNASKED =
  'sign-left-open|sign-found-key|sign-entry-took|sign-entry-unseen|sign-furtive-do|sign-entered-how|sign-unasked|sign-no-right|sign-spy-tool|sign-get-key'
const ENTERED = 'sign-leave sign-defence sign-tried sign-entry-asked sign-bare-victim sign-entered-tame sign-at-work'

const OF_ACCOUNTS: readonly Combination[] = [
  said(
    'text.account-lending',
    'sign-hand-on|sign-as-me & sign-bare-kin & sign-bare-use|sign-lend-use',
    'sign-lend-earnest sign-acct-house sign-hand-tame cue-tech',
  ),
  said('text.break-in', `sign-entered & sign-get-key & sign-lock|${BOX}`, ENTERED),
  said('text.account-trade', 'sign-will-buy & sign-old-acct', 'sign-bare-account-else sign-acct-house'),
  said(
    'text.account-trade',
    'sign-sold-acct & cue-i|cue-me|sign-bare-use',
    'sign-bare-account-else sign-acct-house sign-bare-victim',
  ),
  said('text.account-lending', 'sign-be-me & sign-entry-key|sign-lend-what', 'sign-acct-house cue-negation cue-tech'),
  said('text.account-lending', 'sign-lend-me & sign-acct-plain|sign-bare-account', LENT),
  said('text.break-in', `sign-whose-key & ${UNASKED} & ${LOOK}|sign-saw`, ENTERED),
  said('text.break-in', `sign-whose-key|${BOX} & sign-get-key & sign-entry-curious|sign-guess|${LOOK}`, ENTERED),
  said('text.break-in', `${BOX} & ${UNASKED} & ${LOOK}|sign-saw`, ENTERED),
  said(
    'text.account-trade',
    `${ACCOUNTS_MANY} & ${ACCOUNTS_WHY} & ${ACCOUNT}|sign-acct-thing`,
    'sign-bare-account-else sign-acct-house sign-acct-build-tame',
  ),
  said(
    'text.account-lending',
    `${LEND_WHAT} & ${LEND_DO} & ${LEND_WHY}`,
    'sign-lend-earnest sign-acct-house sign-hand-tame',
  ),
  said(
    'text.account-trade',
    'cue-buy >24 sign-bare-account|sign-acct-plain & cue-transfer|sign-acct-for|sign-exploit-deal|sign-coin|laundering-topic',
    'sign-bare-account-else sign-acct-house',
  ),
  said(
    'text.account-lending',
    'sign-take-mine & sign-lend-what|sign-lend-when|sign-lend-why|sign-lend-how|sign-entry-key|sign-as-me',
    'sign-lend-earnest sign-acct-house',
  ),
  said('text.account-lending', 'sign-lend-me >14 sign-lend-what|sign-bare-account', LENT),
  said(
    'text.account-lending',
    `sign-keep-when|sign-lend-when & ${ACCOUNT} & sign-lend-do|sign-bare-use`,
    'sign-lend-earnest sign-bare-ban-earnest',
  ),
]

const WORK = 'sign-work|sign-others-work|sign-pirate-thing|sign-rip-what'
const RIP = 'sign-pirate-deed|sign-cracked|sign-rip'
const RIP_FORM = 'sign-work-form|sign-release'
const RIP_FREE = 'sign-others-free|sign-rip-free|sign-work-free|sign-pirate-offer|sign-free-load|sign-cracked-why'
const RIPPED = 'sign-others-tame sign-own-film sign-release-tame sign-cracked-tame'
const PAPERS = 'sign-others-work|sign-leave-what|sign-take-what|confidential-topic|stolen-topic|sign-contacts'
const TAKEN =
  'sign-others-free|sign-leave-how|sign-cracked-use|sign-nda-breach|sign-rip-how|sign-contacts-taken|sign-entry-took'

const OF_OTHERS: readonly Combination[] = [
  signs('text.piracy', 'sign-work-form & sign-cracked-why & sign-pirate-offer', RIPPED),
  said(
    'text.piracy',
    `sign-pic-unasked|sign-others-free & sign-pic & sign-mark-off|sign-notice-off|sign-pic-taken`,
    `${RIPPED} sign-pic-tame`,
  ),
  said('text.piracy', `${RIP} & ${WORK} & ${RIP_FORM}|${RIP_FREE}`, RIPPED),
  said(
    'text.restream',
    'sign-restream|sign-stream-deed|sign-view-bare & sign-show|sign-stream-what & sign-view-how|sign-stream-way|sign-restream-where|sign-stream-free|sign-rip-free',
    'sign-show-tame sign-view-tame sign-licensed',
  ),
  said('text.piracy', 'sign-work-form & sign-work-form|sign-release & sign-work-free|sign-gap-hush', RIPPED),
  said(
    'text.piracy',
    `sign-old-firm & ${PAPERS} & ${TAKEN}`,
    'sign-back-then sign-others-tame sign-leave sign-contacts-tame',
  ),
]

export const KINDRED_COMBINATIONS: readonly Combination[] = [...AGAINST_THE_SERVICE, ...OF_ACCOUNTS, ...OF_OTHERS]
