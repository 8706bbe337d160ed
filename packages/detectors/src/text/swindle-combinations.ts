/**
 * What draws people in: games for money, tricks, schemes that live on whoever joins. Each word is said by ordinary people too; what
 * no innocent says is two or three of them together. All are plain: a person looks, whatever the trained model never heard of.
 */
import type { SignalName } from '@goodstanding/model'
import { type Combination, combine } from './combination.ts'

/** Whoever stopped it, or works on a feature, draws nobody in. */
const PLAYED = 'cue-enforced sign-pastime sign-raided'
const REGULAR = 'cue-enforced sign-regular'
/** A number to pay somebody back by is asked of whoever paid: of a code, or a password, nobody asks so. */
const OWED = `${REGULAR} sign-card-owed`
const SUM = '#money|#percent|sign-sum'
const JOIN = 'sign-urge-on|cue-contact|contact-drop|#url|#handle'
const BET =
  'sign-bet-play|sign-bet-cash|sign-bet-seat|sign-bet-sure|sign-bet-bonus|sign-bet-lure|sign-bet-trip|sign-bet-trade'
const SCHEME = 'sign-scheme-word|sign-scheme-recruit|sign-scheme-reward|sign-scheme-fee|sign-scheme-life'

/** Asks a person, and holds nothing, whatever the model says beside. */
const VALUE = 0.82

/** Signs anywhere in a few sentences that together say so much that a person looks. */
const signs = (signal: SignalName, unless: string, patterns: readonly string[]): readonly Combination[] =>
  patterns.map((pattern) => combine(signal, VALUE, pattern, { reach: 'text', plain: true, unless }))

export const SWINDLE_COMBINATIONS: readonly Combination[] = [
  ...signs('text.gambling', PLAYED, [
    'sign-bet-bonus & sign-bet-game|sign-bet-bonus',
    'sign-bet-game & sign-bet-sure & sign-bet-sure|sign-bet-game|sign-urge-on|#money|sign-sum|contact-drop',
    'sign-bet-play & sign-bet-play',
    'sign-bet-game & sign-bet-play',
    'sign-bet-play & sign-bet-cash|sign-bet-seat',
    'sign-bet-table & sign-bet-cash',
    'sign-bet-table & sign-bet-seat & sign-bet-seat|#money|sign-sum',
    'sign-bet-game & sign-bet-cash & sign-bet-seat & #money|sign-sum',
    'sign-bet-sure & sign-bet-play|sign-bet-bonus',
    'sign-bet-sure & sign-bet-sure & sign-bet-sure|sign-bet-lure|sign-urge-on',
    'sign-bet-game & sign-bet-lure & sign-bet-lure|sign-urge-on',
    'sign-bet-pro & sign-bet-pro',
    `sign-bet-pro & ${BET}|${SUM}|sign-urge-on`,
    'sign-bet-trade & sign-bet-trade & sign-bet-game|sign-bet-play',
    'sign-bet-trade & sign-bet-game & sign-bet-play|sign-bet-bonus|sign-bet-sure',
    'sign-bet-trip & sign-bet-trip & sign-bet-trip|sign-bet-play|sign-bet-game',
  ]),
  ...signs('text.gambling', `${PLAYED} sign-regular`, [
    'sign-bet-bonus & sign-bet-lure',
    'sign-bet-lure & sign-bet-lure & sign-bet-game',
  ]),
  // Work at home that first costs something.
  ...signs('text.fraud', REGULAR, [
    'sign-task-deed & sign-task-pay & sign-task-catch & sign-task-home|sign-task-catch|sign-task-deed',
    'sign-task-deed & sign-task-deed & sign-task-pay & sign-task-pay',
    'sign-task-deed & sign-task-catch & sign-task-catch|sign-task-pay',
    `sign-task-home & sign-task-deed & sign-task-pay & ${JOIN}|sign-task-pay|sign-task-catch`,
  ]),
  // Authorities, banks and couriers that charge and demand at once.
  ...signs('text.fraud', REGULAR, [
    'sign-law-who & sign-law-charge & sign-law-demand',
    'sign-law-charge & sign-law-charge & sign-law-demand',
    'sign-law-charge & sign-law-demand & sign-law-demand',
    'sign-notice-thing & sign-notice-trouble & sign-notice-hard',
    'sign-notice-thing & sign-notice-trouble & sign-notice-demand & sign-notice-demand',
  ]),
  // Money that grows by itself, comes from nowhere, or comes back.
  ...signs('text.fraud', REGULAR, [
    'sign-stock-topic & sign-stock-guru & sign-stock-lure',
    'sign-stock-topic & sign-stock-lure & sign-stock-lure',
    `sign-stock-topic & sign-stock-teacher & sign-stock-lure & sign-stock-lure|sign-stock-guru|${JOIN}`,
    'sign-stock-guru & sign-stock-guru & sign-stock-lure',
    'sign-prize-topic & sign-prize-fee & sign-prize-fee',
    'sign-prize-topic & sign-prize-topic & sign-prize-fee',
    'sign-loan-topic & sign-loan-lure & sign-loan-lure',
    'sign-double-back & #money|sign-sum|sign-urge-on|cue-contact|sign-double-back',
    'sign-recover-topic & sign-recover-topic & sign-recover-ask',
    'sign-recover-topic & sign-recover-ask & sign-recover-ask',
  ]),
  // Accounts, cards and numbers of others, that a trick is then played with.
  ...signs('text.fraud', REGULAR, [`sign-account-rent & sign-account-rent|sign-task-pay|sign-urge-on|${SUM}`]),
  ...signs('text.fraud', 'cue-safe cue-enforced', ['sign-new-payee & sign-send-money|cue-transfer|sign-new-payee']),
  // Somebody known at a new number, a love from afar, a sale beside the shop, a code that is nobody's business.
  ...signs('text.fraud', REGULAR, [
    'sign-new-number & sign-send-money & sign-send-money|#money|sign-sum|cue-urgent|cue-secret',
    'sign-kin-call & sign-new-number & sign-send-money',
    'sign-romance-topic & sign-romance-ask & sign-romance-ask',
    'sign-scarce-good & sign-off-platform & sign-off-platform',
    `sign-scarce-good & sign-off-platform & sign-prize-fee|${SUM}`,
    'sign-scarce-good & sign-scarce-good & sign-off-platform',
  ]),
  combine('text.fraud', VALUE, 'sign-loan-topic & sign-loan-topic & sign-loan-lure', { plain: true, unless: REGULAR }),
  combine('text.fraud', VALUE, 'sign-code-thing > sign-code-give', { plain: true, unless: REGULAR }),
  combine('text.fraud', VALUE, 'sign-code-give > sign-code-thing', { plain: true, unless: REGULAR }),
  combine('text.fraud', VALUE, 'sign-card-number > sign-code-give', { plain: true, unless: OWED }),
  combine('text.fraud', VALUE, 'sign-code-give > sign-card-number', { plain: true, unless: OWED }),
  ...signs('text.pyramid', REGULAR, [
    'sign-scheme-fee & sign-scheme-recruit & sign-scheme-reward',
    'sign-scheme-recruit & sign-scheme-recruit & sign-scheme-reward',
    'sign-scheme-pro & sign-scheme-pro|sign-scheme-thin',
    `sign-scheme-thin & sign-scheme-thin & sign-scheme-recruit|sign-scheme-reward|sign-scheme-fee & sign-scheme-reward|sign-scheme-fee`,
    `sign-scheme-pro & ${SCHEME}|${SUM}`,
    'sign-scheme-word & sign-scheme-word & sign-scheme-word',
    `sign-scheme-word & sign-scheme-word & sign-scheme-recruit|sign-scheme-fee|sign-scheme-reward|${SUM}`,
    'sign-scheme-word & sign-scheme-recruit',
    'sign-scheme-word & sign-scheme-reward & sign-scheme-fee|sign-scheme-reward',
    'sign-scheme-secret & sign-scheme-secret & sign-scheme-life',
    'sign-scheme-vague & sign-scheme-secret|sign-scheme-life|sign-scheme-meet|sign-scheme-vague',
    'sign-scheme-secret & sign-scheme-life & sign-scheme-life|sign-scheme-recruit|sign-scheme-fee',
  ]),
]
