/**
 * What other wordings mean together: a scanner that is put to sleep before a file is run, a client that tells the archive nothing, a meeting that
 * ends badly for whoever is met, a jibe without a coarse word. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, QUIET, said, signs } from './look-combinations.ts'

const TOLD = 'cue-care cue-report'
const DEFENDED = 'sign-defence sign-tried sign-leave'

export const WORDING_COMBINATIONS: readonly Combination[] = [
  // "Ignore the warning" is what whoever sends it says; whoever warns of it says "never".
  said('text.malware', 'sign-guard-down & sign-run-file', `sign-guard-tame cue-report ${DEFENDED}`),
  // Compliance is a word of whoever warns, and here what is got around.
  combine('text.evasion-help', LOOKS, 'sign-client-mod & sign-client-blind & sign-client-watch', {
    plain: true,
    unless: `sign-retold sign-client-honest cue-report ${DEFENDED}`,
  }),
  said('text.break-in', 'sign-into-any & sign-into-deal|#money|cue-price', `${TOLD} ${DEFENDED}`),
  said('text.threat', 'sign-threat-meet & sign-threat-end', `sign-contest sign-pastime ${TOLD}`),
  said('text.crime-incitement', 'sign-riot & sign-riot-call', `sign-earnest sign-pastime ${TOLD}`),
  said('text.harassment', 'sign-jibe-you', `sign-jibe-tame ${TOLD}`),
  said('text.harassment', 'sign-jibe & cue-you|cue-you-word|sign-jibe|insult', `sign-jibe-tame sign-taken-up ${TOLD}`),
  // Asked outright, whoever asks; a room or a router has a code of its own.
  combine('text.fraud', 0.82, 'sign-code-ask', { plain: true, unless: `${QUIET} sign-code-tame ${TOLD}` }),
  said('text.malware', 'sign-ware & sign-undetected & #money|cue-price|cue-sell|sign-sum|cue-contact', TOLD),
  said('text.malware', 'sign-usb-plant & sign-usb-auto', `${TOLD} ${DEFENDED}`),
  said('text.evasion-help', 'sign-other-room & sign-not-kept', `sign-client-honest ${TOLD}`),
  said('text.self-harm', 'sign-slim & sign-eat-nothing & sign-retch', TOLD),
  signs('text.self-harm-risk', 'cue-i & sign-ledge & sign-ledge-end', 'cue-report'),
  said('text.crime-incitement', 'sign-petty & sign-petty-lie', TOLD),
  said('text.break-in', 'sign-into-lover & sign-hacker', `${TOLD} ${DEFENDED}`),

  // As it was said from outside.
  said('text.applause', 'sign-set-on & sign-set-film', `sign-set-on-tame sign-contest ${TOLD}`),
  said('text.threat', 'sign-beat-all > sign-beat-whom', `sign-beat-tame sign-contest sign-pastime ${TOLD}`),
  said('text.animal-cruelty', 'sign-beast-kick & sign-beast-stray & sign-beast-glad', `sign-beast-help ${TOLD}`),
  said('text.forged-documents', 'sign-degree & sign-degree-unearned & sign-degree-offer', TOLD),
  said('text.gambling', 'sign-bet-agent & sign-bet-earn|contact-drop|cue-contact', TOLD),
  said('text.incitement', 'sign-purge & sign-purge-whom', `sign-purge-tame cue-negation ${TOLD}`),
  said('text.hate', 'sign-kin & sign-kin-vile', TOLD),
  said('text.crime-incitement', 'sign-slay >3 sign-slay-office', 'sign-slay-tame sign-contest sign-pastime'),
  said('text.account-lending', 'sign-rent-acct & sign-rent-for|#money', TOLD),
]
