/**
 * What hints of a threat, and of urging somebody to die, mean together: condition and outcome, knowledge of a family and a veiled word,
 * a way to die and an offer of it. A person looks, whatever the trained model makes of the wording; none acts by itself.
 */
import { type Combination, combine } from './combination.ts'

const LOOKS = 0.63
/** Told of, an urging is left at seven tenths of it: below a look. */
const URGES = 0.7
const QUIET = 'cue-safe sign-earnest'

const threat = (pattern: string): Combination =>
  combine('text.threat', LOOKS, pattern, { reach: 'text', plain: true, unless: QUIET })
const urge = (pattern: string, unless = 'cue-safe sign-earnest'): Combination =>
  combine('text.self-harm', URGES, pattern, { reach: 'text', plain: true, unless })

const REACH = 'sign-lure-sale|cue-contact|contact-drop|#digits|#handle'

/** Two signs alone are often nothing: a person looks where the model, too, takes the text for more than likely. */
const SEEN = 0.45
const maybeThreat = (pattern: string): Combination =>
  combine('text.threat', SEEN, pattern, { reach: 'text', unless: QUIET })
const maybeUrge = (pattern: string): Combination =>
  combine('text.self-harm', SEEN, pattern, { reach: 'text', unless: 'cue-safe sign-earnest cue-i cue-care' })

export const MENACE_COMBINATIONS: readonly Combination[] = [
  threat('sign-threat-plain'),
  threat('sign-harm-if & sign-harm-if & sign-harm-outcome & cue-you'),
  threat('sign-harm-if & sign-harm-outcome & sign-veil-phrase'),
  threat('sign-veil-phrase & sign-harm-if & sign-harm-if'),
  threat('sign-stalker-know & sign-veil-phrase'),
  threat('sign-stalker-know & sign-veil-care & sign-veil-care|sign-harm-if|sign-enforcer'),
  threat('sign-stalker-know & sign-stalker-know & sign-harm-if|sign-veil-care'),
  threat('sign-veil-phrase & sign-veil-phrase & sign-harm-if|menace|cue-violent'),
  threat('sign-enforcer & sign-enforce-deed|sign-veil-phrase & sign-harm-if|sign-enforce-deed|sign-veil-phrase'),
  threat('sign-reckless & sign-harm-if|sign-veil-phrase|sign-harm-outcome|sign-enforce-deed|sign-reckless & cue-you'),

  maybeThreat('sign-harm-if & sign-harm-outcome|sign-veil-phrase|sign-enforce-deed'),
  maybeThreat('sign-stalker-know & sign-veil-care|sign-harm-if|sign-enforcer|sign-enforce-deed|sign-harm-outcome'),
  maybeThreat('sign-veil-phrase & sign-veil-phrase|sign-harm-outcome|sign-reckless & cue-you'),
  maybeThreat('sign-reckless & cue-you'),

  urge('sign-urge-death'),
  // What is cut too shallow is a person, unless the thing is named: foam, dough, a groove.
  urge('sign-urge-cut', 'cue-safe sign-earnest sign-cut-stuff'),
  urge('sign-push-death & sign-push-death & cue-you|cue-like-you|cue-you-word', 'cue-safe sign-earnest cue-i cue-care'),
  urge('sign-push-death & sign-push-death & sign-push-death', 'cue-safe sign-earnest cue-i cue-care'),
  urge(`sign-death-way & sign-death-way & sign-death-offer|${REACH}`),
  maybeUrge(
    'sign-push-death|sign-death-way|sign-dare-harm & sign-push-death|sign-death-way|sign-death-offer|sign-dare-rule',
  ),
  maybeUrge('sign-dare-harm|sign-death-deed & sign-dare-rule|sign-death-show'),
  maybeUrge('sign-death-way & sign-death-offer'),
  urge('sign-death-pact'),
  urge('sign-dare-harm & sign-dare-rule & sign-dare-rule'),
  urge('sign-dare-task & sign-dare-secret|sign-dare-harm'),
  urge('sign-dare-harm & sign-dare-secret & sign-dare-rule'),
  urge('sign-death-show & sign-death-deed'),
  urge('sign-death-meet & sign-death-meet'),
  // Who looks for company to die needs help first.
  combine('text.self-harm-risk', URGES, 'sign-death-pact', { plain: true, unless: 'cue-safe' }),
]
