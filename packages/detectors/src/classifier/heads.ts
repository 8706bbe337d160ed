import type { SignalName } from '@goodstanding/model'

/** Calls to act: against a group, against the law, for a cause that kills. One is often another too. */
export const CALLS = ['incitement', 'crime-incitement', 'extremism'] as const

/** Single deeds - trades, tricks, dangers - that grammars of this repository alone teach. */
export const DEEDS = [
  'weapons',
  'forged-documents',
  'stolen-data',
  'laundering',
  'violence',
  'animal-cruelty',
  'dangerous-instruction',
  'hoax',
  'minor-safety',
  'account-trade',
  'attack-service',
  'evasion-help',
  'reverse-engineering',
  'fundraising',
  'official-claim',
  'doxxing',
] as const

/** What the classifier tells apart. The order is that of the weights in the artifact; a new head is added at the end. */
export const HEADS = [
  'toxic',
  'hate',
  'threat',
  'sexual',
  'self-harm',
  'self-harm-risk',
  'spam',
  'advertising',
  'fraud',
  'gambling',
  'drugs',
  'pyramid',
  'profanity',
  ...CALLS,
  ...DEEDS,
] as const
export type Head = (typeof HEADS)[number]

/** Weights of one bucket: one byte a head, in words of four, so that two heads are added at once. All are taken: one head more means longer rows. */
export const LANES = 32

const BUCKET_SPREAD = 0x9e3779b1

/** The bucket of a trait, among two to the power of `bits`. */
export function bucketOf(bits: number, hash: number): number {
  return Math.imul(hash, BUCKET_SPREAD) >>> (32 - bits)
}

/**
 * A text's weights are added up and divided by the root of their number plus this many: a short text says little, so its few
 * traits may not speak as loudly as if they were all that is to be said.
 */
export const FEW_TRAITS = 24
export const FEW_WORDS = 2

/** The signal that a head speaks for. */
export const SIGNAL_OF_HEAD: Readonly<Record<Head, SignalName>> = {
  toxic: 'text.harassment',
  hate: 'text.hate',
  threat: 'text.threat',
  sexual: 'text.sexual',
  'self-harm': 'text.self-harm',
  'self-harm-risk': 'text.self-harm-risk',
  spam: 'text.spam',
  advertising: 'text.advertising',
  fraud: 'text.fraud',
  gambling: 'text.gambling',
  drugs: 'text.drugs',
  pyramid: 'text.pyramid',
  profanity: 'text.profanity',
  incitement: 'text.incitement',
  'crime-incitement': 'text.crime-incitement',
  extremism: 'text.extremism',
  weapons: 'text.weapons',
  'forged-documents': 'text.forged-documents',
  'stolen-data': 'text.stolen-data',
  laundering: 'text.laundering',
  violence: 'text.violence',
  'animal-cruelty': 'text.animal-cruelty',
  'dangerous-instruction': 'text.dangerous-instruction',
  hoax: 'text.hoax',
  'minor-safety': 'text.minor-safety',
  'account-trade': 'text.account-trade',
  'attack-service': 'text.attack-service',
  'evasion-help': 'text.evasion-help',
  'reverse-engineering': 'text.reverse-engineering',
  fundraising: 'text.fundraising',
  'official-claim': 'text.official-claim',
  doxxing: 'text.doxxing',
}
