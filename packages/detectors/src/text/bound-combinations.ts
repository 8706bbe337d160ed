/**
 * What bare words about the bounds of the service, and of what may be put on it, mean together: marks taken off, seats let, harmful programs,
 * crawlers, holes and checks that are passed, pages framed or built again, programs that nobody approved, works of others, safety taken off, what
 * others are ill with, more of a misdeed. Each clause has kinds of its own here, and three of them in one sentence; a person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { QUIET, said, signs } from './look-combinations.ts'

/** Too little to ask a person by itself: a rule that knows where it stands may. */
const HEARD = 0.4

const AGAINST_THE_SERVICE: readonly Combination[] = [
  said('text.marks-removed', 'sign-notice & sign-notice-off & sign-svc', 'sign-notice-tame'),
  said('text.marks-removed', 'sign-notice & sign-notice-swap & sign-svc & sign-notice-why', 'sign-notice-tame'),
  said('text.seat-resale', 'sign-let-use & sign-let-pay & sign-let-whom', 'sign-let-tame'),
  signs('text.seat-resale', 'sign-let-use & sign-let-pay & sign-let-pay & sign-let-whom', 'sign-let-tame'),
  said('text.attack-service', 'sign-raid & sign-raid-end & sign-svc', 'sign-raid-tame'),
  said('text.malware', 'sign-mal & sign-mal-do & sign-mal-harm', 'sign-mal-tame'),
  said('text.malware', 'sign-bug-tool & sign-bug-sends', 'sign-bug-tame'),
  signs('text.malware', 'sign-malware & sign-malware-sale', 'sign-defence'),
  said('text.scraping', 'sign-crawl & sign-crawl-take & sign-crawl-what & sign-crawl-veil', 'sign-crawl-tame'),
  said('text.exploit', 'sign-poke & sign-gap & sign-gap-hush', 'sign-gap-tame'),
  said('text.exploit', 'sign-gap & sign-gap-gain & sign-gap-hush', 'sign-gap-tame'),
  said('text.exploit', 'sign-gap-way & sign-gap-gain', 'sign-gap-tame sign-tamper-tame'),
  said('text.exploit', 'sign-safeguard & sign-safeguard-off & sign-safeguard-how', 'sign-gap-tame'),
  said('text.page-copy', 'sign-mimic & sign-mimic-what & sign-mimic-end', 'sign-mimic-tame'),
  said(
    'text.official-claim',
    'sign-whose-svc & cue-service|sign-whose-thing|sign-svc & sign-whose-say',
    'sign-whose-tame',
  ),
  said('text.own-connector', 'sign-gadget & sign-gadget-in & sign-gadget-leave', 'sign-gadget-tame'),
  said('text.own-connector', 'sign-plug & sign-plug-into & sign-plug-unasked', 'sign-filter-earnest sign-gadget-tame'),
]

const OF_OTHERS: readonly Combination[] = [
  said('text.piracy', 'sign-others-whose & sign-others-work & sign-others-free', 'sign-others-tame'),
  said('text.piracy', 'sign-rip-what & sign-rip-how & sign-rip-free', 'sign-others-tame sign-own-film'),
  said('text.restream', 'sign-restream & sign-show & sign-restream-where', 'sign-show-tame'),
  // The title of a stream says no more than what is shown.
  combine('text.restream', HEARD, 'sign-show & sign-show-way', {
    plain: true,
    unless: `${QUIET} sign-show-tame`,
  }),
]

const AGAINST_PEOPLE: readonly Combination[] = [
  said('text.dangerous-instruction', 'sign-safety & sign-safety-off & sign-safety-why', 'sign-safety-tame'),
  said('text.property-threat', 'sign-smash & sign-smash-what & sign-smash-when', 'sign-smash-tame'),
  said('text.animal-cruelty', 'sign-beast-any & sign-beast-bane & sign-beast-end|cue-recipe', 'sign-beast-spared'),
  signs('text.incitement', 'cue-group|sign-folk-more & sign-drive-out & sign-drive-call', 'sign-drive-tame'),
  said('text.harassment', 'sign-novice & sign-torment & sign-torment-glee', 'sign-torment-tame'),
  said('text.harassment', 'sign-slander-who & sign-slander & sign-slander', 'sign-slander-tame'),
  signs('text.self-harm', 'sign-die-sleep & sign-dose-n', 'cue-care'),
  said('text.self-harm', 'sign-you-jump & sign-you-gone', 'cue-care'),
  said('text.self-harm', 'sign-dare-cut & sign-dare-cut-call', 'cue-care sign-dare-cut-tame'),
  said('text.crime-incitement', 'sign-strike-a & sign-strike-whom & sign-strike-why', 'sign-strike-tame'),
  said('text.hoax', 'sign-heal & sign-heal-what & sign-heal-hid', ''),
  said('text.fraud', 'sign-heal & sign-heal-what & sign-heal-hid', ''),
  said('text.self-harm', 'sign-purge & sign-purge-aim', 'sign-purge-tame cue-care'),
  said('text.crime-incitement', 'sign-killed-who & sign-killed-good', 'sign-killed-tame'),
  said('text.crime-incitement', 'sign-greased & sign-officer', 'sign-greased-tame'),
  said('text.sexual', 'sign-spy-way & sign-spy-where & sign-peep-give', 'sign-taken-up'),
  said('text.crime-incitement', 'sign-hands & sign-off-book & sign-off-book-why', 'sign-off-book-tame'),
  signs('text.crime-incitement', 'sign-smuggle & sign-smuggle-way & cue-sell', ''),
  signs(
    'text.doxxing',
    'sign-record & cue-third|cue-them|sign-record-of & sign-malady & sign-record-out',
    'sign-record-tame',
  ),
  said('text.applause', 'sign-all-shall & sign-like-that & sign-misdeed', 'sign-misdeed-tame'),
]

export const BOUND_COMBINATIONS: readonly Combination[] = [...AGAINST_THE_SERVICE, ...OF_OTHERS, ...AGAINST_PEOPLE]
