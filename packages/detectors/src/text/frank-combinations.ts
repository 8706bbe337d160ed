/**
 * What is said outright and no other list hears: two or three kinds of words, and a person looks. Arms carried to where people pray, and cuts that
 * nobody shall see, are held: three or four kinds of words side by side have no other meaning.
 */
import { type Combination, combine } from './combination.ts'
import { said, signs } from './look-combinations.ts'

const TOLD = 'cue-report sign-retold'
/** The model, which knows offices, may doubt anything below this. */
const STANDS = 0.95
const ARMED = `cue-safe #quote sign-study sign-jest sign-fr-arms-tame ${TOLD}`
const CUT = `cue-care cue-safe #quote sign-stir-guard sign-fr-hide-tame ${TOLD}`

export const FRANK_COMBINATIONS: readonly Combination[] = [
  combine('text.crime-incitement', STANDS, 'cue-everyone & sign-fr-arms & sign-fr-prayer & sign-fr-assault', {
    reach: 'text',
    unless: ARMED,
  }),
  signs('text.incitement', 'cue-everyone & sign-fr-arms & sign-fr-prayer & sign-fr-assault', ARMED),
  combine('text.self-harm', STANDS, 'cue-everyone|cue-urge & sign-stir-skin & sign-fr-hide', {
    reach: 'text',
    unless: CUT,
  }),
  signs('text.self-harm', 'sign-stir-skin & sign-fr-hide', CUT),
  said('text.sexual', 'sign-undress-ask & sign-fr-room', `cue-care sign-fr-room-tame ${TOLD}`),
  said('text.violence', 'sign-fr-gore & sign-fr-gore-fun', `cue-care sign-fr-gore-tame ${TOLD}`),
  said('text.doxxing', 'sign-fr-file & sign-fr-file-use', `sign-fr-file-tame ${TOLD}`),
  said('text.lawbreaking', 'sign-fr-bid & sign-fr-bid-how', `sign-fr-bid-tame ${TOLD}`),
  said('text.lawbreaking', 'sign-fr-books & sign-fr-books-for', `sign-fr-books-tame ${TOLD}`),
  said('text.lawbreaking', 'sign-fr-date & sign-fr-date-why', `sign-fr-date-tame ${TOLD}`),
  signs('text.attack-service', 'sign-fr-fired & sign-fr-wipe', `sign-fr-wipe-tame ${TOLD}`),
  said('text.impersonation', 'sign-fr-profile & sign-fr-face & sign-fr-fooled', `sign-fr-face-tame ${TOLD}`),
  said('text.account-lending', 'sign-fr-left-login & sign-fr-left & sign-fr-left-give', `sign-fr-left-tame ${TOLD}`),
  signs('text.threat', 'sign-fr-kin & sign-fr-think', `cue-care sign-fr-kin-tame ${TOLD}`),
  said('text.dangerous-instruction', 'sign-fr-tyre & sign-fr-tyre-do & sign-fr-tyre-fun', `sign-fr-tyre-tame ${TOLD}`),
]
