/**
 * What an outsider wrote who put every clause in a few short words of chat: a gift to an official and how it is booked, papers put away before
 * they are asked for, a flaw kept quiet for what it gives, what is planted for the day one goes. Two to four kinds of words are wanted, and none
 * of those who report, mend or forbid it. A person looks, and nothing is held.
 */
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold sign-tu-tame'

const LAWS: readonly Combination[] = [
  signs('text.lawbreaking', 'sign-tu-official & sign-tu-cut & sign-tu-hide', TOLD),
  signs('text.lawbreaking', 'sign-tu-shred & sign-tu-papers & sign-tu-asked-for', `${TOLD} sign-tu-shred-tame`),
  signs('text.off-purpose', 'sign-tu-worktool & sign-tu-use & sign-tu-private', `${TOLD} sign-tu-private-tame`),
]

const WAYS_IN: readonly Combination[] = [
  signs('text.break-in', 'sign-tu-ask & sign-tu-pw & sign-tu-peek', `${TOLD} sign-tu-peek-tame`),
  said('text.break-in', 'sign-tu-door & sign-tu-door-where & sign-tu-door-open', TOLD),
  signs('text.break-in', 'sign-tu-read-how & sign-tu-whose & sign-tu-read-what', `${TOLD} sign-tu-read-tame`),
  signs('text.exploit', 'sign-tu-flaw & sign-tu-flaw-quiet', `${TOLD} sign-tu-flaw-tame`),
  signs('text.exploit', 'sign-tu-flaw & sign-tu-flaw-gain', `${TOLD} sign-tu-flaw-tame`),
  signs('text.evasion-help', 'sign-tu-control & sign-tu-dodge & sign-tu-dodge-how', `${TOLD} sign-tu-dodge-tame`),
  signs('text.scraping', 'sign-tu-tool & sign-tu-take-all & sign-tu-hush', `${TOLD} sign-tu-take-tame`),
  signs('text.scraping', 'sign-tu-groups & sign-tu-harvest & sign-tu-piece & sign-tu-recruit', TOLD),
  signs('text.own-connector', 'sign-tu-inject & sign-tu-noreview & sign-tu-flow', TOLD),
  signs('text.malware', 'sign-tu-if-gone & sign-tu-plant & sign-tu-wipe', TOLD),
  signs(
    'text.attack-service',
    'sign-tu-hammer & sign-tu-down & sign-tu-all & sign-tu-hope',
    `${TOLD} sign-tu-down-tame`,
  ),
  signs('text.attack-service', 'sign-tu-hire & sign-tu-hire-terms', `${TOLD} sign-tu-hire-tame`),
]

const GAINS: readonly Combination[] = [
  signs('text.fraud', 'sign-tu-acct & sign-tu-acct-bad & sign-tu-acct-pay', `${TOLD} sign-tu-acct-tame`),
  signs('text.fraud', 'sign-tu-fortune & sign-tu-fortune-where & sign-tu-fortune-how', `${TOLD} sign-tu-fortune-tame`),
  signs('text.fraud', 'sign-tu-auto & sign-tu-yield & sign-tu-yield-sure', `${TOLD} sign-tu-yield-tame`),
  signs('text.impersonation', 'sign-tu-newnum & sign-tu-iam & sign-tu-nocall', TOLD),
  said('text.seat-resale', 'sign-tu-add-you & sign-tu-pay & sign-tu-plan', `${TOLD} sign-tu-plan-tame`),
  signs('text.page-copy', 'sign-tu-frame & sign-tu-frame-own & sign-tu-frame-seem', TOLD),
  signs('text.marks-removed', 'sign-tu-marks & sign-tu-marks-off & sign-tu-marks-ours', TOLD),
  signs('text.piracy', 'sign-tu-show & sign-tu-show-get & sign-tu-show-gone', TOLD),
  said('text.restream', 'sign-tu-screen & sign-tu-screen-what', TOLD),
  signs('text.doxxing', 'sign-tu-list & sign-tu-list-what & sign-tu-list-for', `${TOLD} sign-tu-list-tame`),
]

const PEOPLE: readonly Combination[] = [
  signs('text.incitement', 'sign-tu-people & sign-tu-people-out & sign-tu-people-call', `${TOLD} sign-tu-people-tame`),
  said('text.sexual', 'sign-tu-kneel & sign-tu-kneel-want', TOLD),
  said(
    'text.animal-cruelty',
    'sign-tu-pet & sign-tu-pet-end & sign-tu-pet-ease',
    `${TOLD} sign-tu-pet-tame sign-kitchen`,
  ),
  signs('text.self-harm-risk', 'sign-tu-weary & sign-tu-farewell', `${TOLD} sign-jest sign-tu-farewell-tame`),
  said('text.self-harm-risk', 'sign-tu-lethal-ask & sign-tu-lethal', `${TOLD} sign-jest sign-out-pill-tame`),
  signs('text.threat', 'sign-tu-send-all & sign-tu-send-what & sign-tu-send-end', TOLD),
  signs(
    'text.dangerous-instruction',
    'sign-tu-chem & sign-tu-chem-mix & sign-tu-chem-harm',
    `${TOLD} sign-tu-chem-tame`,
  ),
  signs(
    'text.dangerous-instruction',
    'sign-tu-alarm & sign-tu-alarm-off & sign-tu-alarm-why',
    `${TOLD} sign-tu-alarm-tame`,
  ),
  signs('text.property-threat', 'sign-tu-car & sign-tu-car-do & sign-tu-car-call', `${TOLD} sign-tu-car-tame`),
]

export const TURNED_COMBINATIONS: readonly Combination[] = [...LAWS, ...WAYS_IN, ...GAINS, ...PEOPLE]
