/**
 * Deeds as whoever does them says so among people they trust: what is done, to what, and the word that gives it away - spite, a dare, a film, a pay.
 * Two or three kinds of words are wanted, and none of those who report, mend or forbid it. A person looks, and nothing is held.
 */
import type { SignalName } from '@goodstanding/model'
import type { Combination } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold sign-vo-tame'

/** Three kinds named alike: `sign-vo-rob`, `-what`, `-now`; those who mean it otherwise under `-tame`. */
const three = (signal: SignalName, kinds: string, tame: string): Combination => signs(signal, kinds, `${TOLD} ${tame}`)
const two = (signal: SignalName, kinds: string, tame: string): Combination => said(signal, kinds, `${TOLD} ${tame}`)

const TRADES: readonly Combination[] = [
  three('text.advertising', 'sign-vo-trade & sign-vo-seller & sign-vo-order', 'sign-vo-trade-tame'),
  three('text.seat-resale', 'sign-vo-seats & sign-vo-seats-sell & sign-vo-seats-how', 'sign-vo-seats-tame'),
  three('text.laundering', 'sign-vo-card & sign-vo-card-lend & sign-vo-card-pay', 'sign-vo-card-tame'),
  two('text.weapons', 'sign-vo-gun & sign-vo-gun-how', 'sign-vo-gun-tame'),
  three('text.lawbreaking', 'sign-vo-organ & sign-vo-organ-pay & sign-vo-organ-how', 'sign-vo-organ-tame'),
  three('text.fraud', 'sign-vo-invest & sign-vo-invest-back & sign-vo-invest-sure', 'sign-vo-invest-tame'),
  three('text.fraud', 'sign-vo-invest-back & sign-vo-first & sign-vo-first-sure', 'sign-vo-first-tame'),
  three('text.fraud', 'sign-vo-grant & sign-vo-grant-fee & sign-vo-grant-fast', 'sign-vo-grant-tame'),
  three('text.fraud', 'sign-vo-pose & sign-vo-pose-who & sign-vo-pose-for', 'sign-vo-pose-tame'),
  three('text.hoax', 'sign-vo-vaccine & sign-vo-vaccine-does & sign-vo-vaccine-spread', 'sign-vo-vaccine-tame'),
  two('text.hoax', 'sign-vo-bankrun & sign-vo-bankrun-do', 'sign-vo-bankrun-tame'),
]

const SYSTEMS: readonly Combination[] = [
  three('text.attack-service', 'sign-vo-wipe & sign-vo-sys & sign-vo-spite', 'sign-vo-spite-tame'),
  two('text.attack-service', 'sign-vo-botnet & sign-vo-hit', 'sign-vo-hit-tame'),
  three('text.scraping', 'sign-vo-bot & sign-vo-roster & sign-vo-grab', 'sign-vo-grab-tame'),
  two('text.attack-service', 'sign-vo-flood & sign-vo-flood-pay', 'sign-vo-flood-tame'),
  two('text.malware', 'sign-vo-implant & sign-vo-slip', 'sign-vo-slip-tame'),
  two('text.exploit', 'sign-vo-odd & sign-vo-odd-gain', 'sign-vo-odd-tame'),
  three('text.exploit', 'sign-vo-poke & sign-vo-poke-what & sign-vo-poke-how', 'sign-vo-poke-tame'),
  two('text.exploit', 'sign-vo-hole & sign-vo-hole-use', 'sign-vo-hole-tame'),
  three('text.page-copy', 'sign-vo-page & sign-vo-alike & sign-vo-lure', 'sign-vo-lure-tame'),
  three('text.piracy', 'sign-vo-rip & sign-vo-work & sign-vo-share', 'sign-vo-rip-tame'),
  three('text.reverse-engineering', 'sign-vo-mod & sign-vo-mod-what & sign-vo-mod-how', 'sign-vo-mod-tame'),
  three('text.break-in', 'sign-tu-ask & sign-tu-pw & sign-vo-peek', 'sign-tu-peek-tame'),
  two('text.break-in', 'sign-vo-open & sign-vo-open-read', 'sign-vo-open-tame'),
  three('text.lawbreaking', 'sign-vo-exam & sign-vo-exam-leak & sign-vo-exam-get', 'sign-vo-exam-tame'),
  two('text.break-in', 'sign-vo-leak & sign-vo-leak-try', 'sign-vo-leak-tame'),
  three('text.break-in', 'sign-vo-wifi & sign-vo-wifi-in & sign-vo-wifi-use', 'sign-vo-wifi-tame'),
]

const PEOPLE: readonly Combination[] = [
  three('text.incitement', 'sign-vo-group & sign-vo-harmcall & sign-vo-harmcall-when', 'sign-vo-group-tame'),
  two('text.self-harm', 'sign-vo-fast & sign-vo-fast-dare', 'sign-vo-fast-tame'),
  two('text.self-harm', 'sign-vo-cut & sign-vo-cut-dare', 'sign-vo-cut-tame'),
  two('text.threat', 'sign-vo-photos & sign-vo-photos-or', 'sign-vo-photos-tame'),
  two('text.hate', 'sign-vo-hiring & sign-vo-origin & sign-vo-contempt', ''),
  two('text.dangerous-instruction', 'sign-vo-guard & sign-vo-guard-off & sign-vo-guard-why', 'sign-vo-guard-tame'),
  two('text.self-harm', 'sign-vo-last & sign-vo-last-how', 'sign-vo-last-tame'),
  two('text.minor-safety', 'sign-vo-childwant & sign-vo-childpay', 'sign-vo-childwant-tame'),
  two('text.sexual', 'sign-vo-clips & sign-vo-clips-how', 'sign-vo-clips-tame'),
  two('text.self-harm', 'sign-vo-asleep & sign-vo-dose', 'sign-vo-asleep-tame'),
  three('text.crime-incitement', 'sign-vo-rob & sign-vo-rob-what & sign-vo-rob-now', 'sign-vo-rob-tame'),
  three('text.crime-incitement', 'sign-vo-official & sign-vo-shoot & sign-vo-shoot-glad', 'sign-vo-shoot-tame'),
  three('text.dangerous-instruction', 'sign-vo-many & sign-vo-tabs & sign-vo-film', 'sign-vo-many-tame'),
  three('text.dangerous-instruction', 'sign-vo-chem & sign-vo-chem-mix & sign-vo-chem-fun', 'sign-vo-chem-tame'),
  two('text.dangerous-instruction', 'sign-vo-pipe & sign-vo-pipe-how', 'sign-vo-pipe-tame'),
  three('text.doxxing', 'sign-vo-looked & sign-vo-record & sign-vo-shown', 'sign-vo-shown-tame'),
  three('text.sexual', 'sign-vo-clothes & sign-vo-wear & sign-vo-lust', 'sign-vo-lust-tame'),
  three('text.sexual', 'sign-vo-pic & sign-vo-pic-what & sign-vo-favour', 'sign-vo-lust-tame'),
  three('text.animal-cruelty', 'sign-vo-kitten & sign-vo-kitten-do & sign-vo-kitten-film', 'sign-vo-kitten-tame'),
  two('text.applause', 'sign-vo-cheer & sign-vo-cheer-whom', 'sign-vo-cheer-tame'),
]

export const VOICED_COMBINATIONS: readonly Combination[] = [...TRADES, ...SYSTEMS, ...PEOPLE]
