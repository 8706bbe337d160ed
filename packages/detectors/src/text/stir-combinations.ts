/**
 * What people stir one another up to, in the parts that such lines have whatever they are about: a deed that hurts, praise of it and a call for the
 * next; a rule, a way round it and the word that nobody looks; a part of a machine, what is done to it and what it looks like afterwards. And the
 * words of who goes: a letter for afterwards, pills that are enough. A person looks, and nothing is held.
 */
import { type Combination, combine } from './combination.ts'
import { LOOKS, said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'
const CHEERED = `${TOLD} sign-contest sign-foul-earnest sign-stir-mended cue-care`
const WRECKED = `${TOLD} sign-garage sign-stir-mended cue-care`
const MIXED = 'sign-chem-warn sign-apart sign-stir-mishap cue-care cue-negation'
const ASIDE = 'sign-stir-away cue-care'

export const STIR_COMBINATIONS: readonly Combination[] = [
  said('text.applause', 'sign-stir-harm & sign-stir-praise & sign-stir-more', CHEERED),
  said('text.applause', 'sign-stir-all & sign-stir-jeer & sign-stir-whom', `${TOLD} cue-care`),

  signs('text.self-harm-risk', 'sign-stir-own-hurt & sign-stir-relief', 'sign-stir-mishap'),
  signs('text.self-harm-risk', 'sign-stir-gone & sign-stir-bequest', ASIDE),
  signs('text.self-harm-risk', 'sign-stir-hoard & sign-stir-over', ASIDE),
  said('text.self-harm-risk', 'sign-stir-without-me & sign-stir-relieved', ASIDE),
  signs('text.self-harm-risk', 'sign-stir-goodbye & sign-stir-goodbye-done', `${ASIDE} sign-retold`),
  signs('text.self-harm-risk', 'sign-stir-no-waking', 'sign-stir-early sign-jest'),
  signs('text.self-harm', 'sign-stir-skin & sign-stir-sleeve', 'sign-stir-guard sign-fr-hide-tame cue-care'),
  said('text.self-harm', 'sign-stir-hunger & sign-stir-dare', `${TOLD} sign-unfed-tame cue-care`),

  said('text.dangerous-instruction', 'sign-stir-part & sign-stir-undo & sign-stir-after', WRECKED),
  said(
    'text.dangerous-instruction',
    'sign-stir-bursts & sign-stir-flames & sign-stir-fun',
    `${MIXED} sign-stir-mended`,
  ),
  said('text.dangerous-instruction', 'sign-stir-fumes & sign-stir-bucket & sign-stir-flee', MIXED),
  said('text.dangerous-instruction', 'sign-stir-hurt-thing & sign-stir-hurt-where & sign-stir-lesson', WRECKED),
  said('text.dangerous-instruction', 'sign-stir-shut-up & sign-stir-cell & sign-stir-lesson', WRECKED),
  said('text.property-threat', 'sign-stir-ruin & sign-stir-if', WRECKED),

  // What is watched here is spoken of by those who watch over it too, so their words are no excuse but for plain ones of offices.
  combine('text.evasion-help', LOOKS, 'sign-stir-rule & sign-stir-round & sign-stir-unwatched', {
    plain: true,
    unless: 'sign-stir-office sign-filter-earnest sign-retold',
  }),
  said('text.hate', 'sign-stir-group & sign-stir-scorn', `${TOLD} sign-study #quote sign-kitchen`),
]
