/**
 * What swindlers write to businesses and to strangers: invoices of nobody, a chief in a hurry, a log-in that must be confirmed, a fee before the
 * gain, a threat with a film. Honest offices say each of the words; two or three side by side are looked at by a person, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever warns of it, had it or tests it sends none. */
const WARY = 'cue-safe cue-enforced sign-house-rule sign-scam-warned'
const WARNED = `${WARY} cue-report sign-retold`
/** Who plays an authority speaks of penalties and cases himself. */
const PLAYED = 'cue-safe sign-scam-warned'
const LOOKS = 0.66
/** So seldom told of others that a story in the line before takes nothing away. */
const TASKS = 0.82

const scams = (signal: SignalName, patterns: readonly string[], unless = WARNED): readonly Combination[] =>
  patterns.map((pattern) => combine(signal, LOOKS, pattern, { reach: 'text', plain: true, unless }))

const FEE = 'sign-fee-first|#money'

/** They ask the office for money, data or the keys. */
const AT_THE_OFFICE: readonly Combination[] = [
  ...scams('text.fraud', [
    'sign-deal-secret & sign-deal-thing & sign-hush-all',
    'sign-voucher & sign-voucher-codes & sign-busy',
    'sign-voucher & sign-voucher-codes & cue-boss|cue-urgent|cue-secret|sign-hush-all',
    'sign-wage-switch & sign-wage-thing & sign-busy|cue-urgent|sign-this-run',
    'sign-pay-other & sign-pay-why & sign-busy|cue-urgent|sign-pay-quiet',
    'sign-boss-new & sign-boss-new-way',
    'sign-finance-group & sign-finance-group-do',
    'sign-staff-data & sign-staff-all & sign-private-box',
    'sign-staff-data & sign-staff-all & cue-boss & cue-urgent|sign-busy',
    'sign-ageing & sign-ageing-all & sign-private-box',
    'sign-approve-prompt & sign-approve-do & sign-number-back|cue-urgent',
    'sign-host-claim & sign-host-trouble & sign-keys-ask',
    'sign-remote & sign-remote-do & sign-bank-key',
  ]),
]

/** A page, a file or a call that takes the log-in, the card or the machine. */
const FOR_THE_KEYS: readonly Combination[] = [
  ...scams(
    'text.fraud',
    [
      'sign-store-thing & sign-store-trouble & sign-store-mend & #url',
      'sign-store-thing & sign-store-trouble & sign-store-lost & #url|sign-store-mend',
      'sign-shared-file & sign-shared-login',
      'sign-keep-pass & sign-keep-pass-here & #url',
      'sign-old-client & sign-old-client-do & #url',
      'sign-exchange & sign-exchange & sign-exchange-do',
      'sign-packed & sign-macro',
      'sign-packed & sign-packed-key & sign-fright',
      'sign-fright & sign-proof-here & #url',
      'sign-vote & sign-vote-login',
      'sign-seed & sign-seed-do',
      'sign-subsidy & sign-subsidy-do & sign-subsidy-key|#url',
      'sign-renewed & sign-renewed-call & #money|sign-sum|#digits',
      'sign-reclaim & sign-reclaim-way',
      'sign-flight & sign-flight-way & #digits|#url',
    ],
    PLAYED,
  ),
  ...scams('text.fraud', ['sign-refund-why & sign-refund-card & sign-refund-hand'], `${PLAYED} sign-refund-plain`),
]

/** A gain or a trouble, and a fee before it. */
const FEE_FIRST: readonly Combination[] = [
  ...scams('text.fraud', [
    `sign-register-book & sign-register-do & ${FEE}`,
    `sign-mark-book & sign-mark-do & ${FEE}`,
    `sign-domain-claim & sign-domain-do`,
    `sign-award & sign-award-fee`,
    `sign-compliance & sign-compliance-do & ${FEE}`,
    'sign-abroad-job & sign-abroad-fee & sign-abroad-send|#money',
    'sign-fund-offer & sign-fund-terms & sign-fund-ask',
    'sign-cargo & sign-cargo-cheap & sign-cargo-first',
    'sign-frozen-wealth & sign-frozen-fee',
    'sign-casting & sign-casting-fee',
    'sign-credit-wash & sign-credit-do',
    'sign-card-cash & sign-card-do',
    'sign-hurt-claim & sign-hurt-lure',
    'sign-stranger-hello & sign-stranger-gain & sign-stranger-how',
    'sign-check-sent & sign-check-back',
    'sign-stone & sign-stone-pay',
    'sign-pet-free & sign-pet-fee',
    'sign-tender & sign-tender-fee',
    'sign-ticket & sign-ticket-pay & sign-ticket-pay',
    'sign-romance & sign-romance-life & sign-romance|sign-romance-life',
    'sign-health-plan & sign-health-ask & sign-health-plan|sign-health-ask',
  ]),
  combine('text.fraud', TASKS, 'sign-brush & sign-brush-pay & sign-brush-pay', { plain: true, unless: WARY }),
  ...scams('text.forged-documents', [
    'sign-paper-trade & sign-paper-how',
    'sign-stamp-maker',
    'sign-cert & sign-cert-how',
    'sign-thesis & sign-thesis-do',
  ]),
]

/** Pay, or else. */
const OR_ELSE: readonly Combination[] = [
  ...scams(
    'text.fraud',
    [
      'sign-hacked-you & sign-filmed-pay',
      'sign-hacked-you & sign-filmed & sign-filmed-out',
      'sign-cyber-police & sign-cyber-charge & sign-cyber-settle',
      'sign-locked-files & sign-filmed-pay',
      'sign-bad-review & sign-bad-review-pay',
      'sign-hole-found & sign-hole-pay',
      'sign-filmed & sign-filmed-out & sign-filmed-pay',
      'sign-hitman & sign-hitman-pay',
    ],
    PLAYED,
  ),
  ...scams('text.threat', ['sign-hacked-you & sign-filmed & sign-filmed-out', 'sign-hitman & sign-hitman-pay'], PLAYED),
]

/** First words at the door: of whoever says to be of the house, its bank, its landlord, a courier, a visitor or a guest of a fair. */
const AT_THE_DOOR: readonly Combination[] = [
  ...scams(
    'text.fraud',
    [
      'sign-tech-voice & sign-tech-give',
      'sign-paste-run & sign-paste-run-do',
      'sign-app-consent & sign-app-consent-do',
      'sign-re-enroll & sign-re-enroll-do',
      'sign-hr-notice & sign-hr-login',
      'sign-parking & sign-parking-do',
      'sign-toner & sign-toner-do',
      'sign-usb-print & sign-usb-print-ask',
      'sign-door-code & sign-door-code-ask',
      'sign-new-here & sign-new-here-ask',
      'sign-order-odd & sign-order-odd-do',
      'sign-overpaid-line & sign-overpaid-line-do',
      'sign-ceo-call & sign-ceo-call-do',
      'sign-cfo-call & sign-cfo-call-do',
      'sign-title-cover & sign-title-cover-fee',
      'sign-expo-room & sign-expo-room-do',
      'sign-travel-desk & sign-travel-desk-do',
      'sign-office-fee & sign-office-fee-do & sign-pay-other|#url|#money',
      'sign-pension & sign-pension-do',
      'sign-vat-off & sign-vat-off-do & #url|#money',
      'sign-locked-files & sign-locked-files-do',
      'sign-boss-call & sign-boss-call-do',
      'sign-cod & sign-cod-do',
      'sign-packed-odd & sign-packed-why',
      'sign-home-task & sign-home-task-do',
      'sign-law-traffic & sign-law-traffic-do',
      'sign-bank-visit & sign-bank-visit-do',
      'sign-army & sign-army-do & sign-army-do',
      'sign-trap-order & sign-trap-order-do',
      'sign-headhunt & sign-headhunt-do & sign-headhunt|sign-headhunt-do',
      'sign-sick-call & sign-sick-call-do & sign-sick-call-do',
      'sign-union & sign-union-do',
      'sign-ticket-again & sign-ticket-again-do',
      'sign-cheap-trip & sign-cheap-trip-do',
      'sign-power & sign-power-do',
      'sign-test-pay & sign-test-pay-do',
      'sign-picture-claim & sign-picture-claim-do',
      'sign-loan-vip & sign-loan-vip-do',
      'sign-collect & sign-collect-do',
      'sign-kin-need & sign-kin-need-do',
      'sign-poll-login & sign-poll-login-do',
      'sign-fake-slip & sign-fake-slip-do',
      'sign-policy-visit & sign-policy-visit-do',
    ],
    PLAYED,
  ),
  ...scams('text.spam', ['sign-top-shop & sign-top-shop-do', 'sign-body-hire & sign-body-hire-do']),
  // Who is paid for what is not his to tell, to open or to decide.
  ...scams('text.crime-incitement', ['sign-insider & sign-insider-gain', 'sign-bid-fix & sign-bid-fix-do']),
  ...scams('text.fraud', ['sign-insider & sign-insider-gain', 'sign-hush-info & sign-hush-info-pay']),
]

/** Offers that nobody asked for. */
const UNASKED: readonly Combination[] = [
  ...scams('text.spam', [
    'sign-cold-hello & sign-cold-offer & sign-cold-ask',
    'sign-outsource & sign-outsource-rate & sign-cold-ask|sign-cold-hello',
    'sign-freight & sign-freight-lure & sign-freight-ask',
    'sign-replica & sign-replica-how',
    'sign-key-cheap & sign-key-cheap-way & sign-key-cheap-way',
    'sign-invoice-points & sign-invoice-deal',
    'sign-bulk-tool & sign-bulk-lure',
    'sign-degree & sign-degree-lure',
    'sign-franchise & sign-franchise-lure & sign-cold-ask|cue-contact|#digits',
  ]),
]

export const SCAM_COMBINATIONS: readonly Combination[] = [
  ...AT_THE_OFFICE,
  ...FOR_THE_KEYS,
  ...FEE_FIRST,
  ...OR_ELSE,
  ...AT_THE_DOOR,
  ...UNASKED,
]
