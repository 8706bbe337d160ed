/**
 * From logits to scores that clauses can be written against. Up to one half a score is a chance, fitted on texts that were not
 * learned from. Above it a score is a promise about ordinary chat: 0.6 and 0.85 are reached by no more of it than the budget says.
 */
import { KNOTS } from '@goodstanding/detectors'

export type Judged = {
  readonly logit: number
  readonly label: number
  readonly weight: number
  /** Innocent of this, guilty of something else. */
  readonly strange: boolean
}

/** The mix in which scores are chances: shares of texts that are meant, and, among the innocent, that mean something else. */
export type Mix = { readonly meant: number; readonly strange: number }

/** Ordinary chat, and the most of its messages, by 10,000, that may reach 0.5, 0.6 and 0.85 for one head. */
export type Chat = {
  readonly logits: readonly number[]
  readonly half: number
  readonly flagged: number
  readonly held: number
}

const LOW_CHANCES = [0.002, 0.02, 0.1, 0.25, 0.5]
const HIGH_SCORES = [0.6, 0.85, 0.999]
const LEAST_STEP = 0.25
/** From the level of action to the top of the scale, in logits. */
const TOP = 6

type Fit = { readonly slope: number; readonly offset: number }

const ROUNDS = 60
const LEAST_SLOPE = 0.2
/** No step is longer; a step that does not lower the loss is halved, at most so many times. */
const LONGEST_STEP = 1
const HALVINGS = 20

/** The weighted log loss, without overflow however far a logit lies off. */
function lossOf(rows: readonly Judged[], { slope, offset }: Fit): number {
  return rows.reduce((sum, { logit, label, weight }) => {
    const at = slope * logit + offset
    return sum + weight * (Math.log1p(Math.exp(-Math.abs(at))) + Math.max(at, 0) - label * at)
  }, 0)
}

/** Newton's step from a fit; null where there is none. */
function stepFrom(rows: readonly Judged[], { slope, offset }: Fit): Fit | null {
  let gs = 0
  let go = 0
  let hss = 1e-3
  let hso = 0
  let hoo = 1e-3
  for (const { logit, label, weight } of rows) {
    const chance = 1 / (1 + Math.exp(-(slope * logit + offset)))
    const error = (chance - label) * weight
    const spread = chance * (1 - chance) * weight
    gs += error * logit
    go += error
    hss += spread * logit * logit
    hso += spread * logit
    hoo += spread
  }
  const determinant = hss * hoo - hso * hso
  if (Math.abs(determinant) < 1e-9) return null
  const step = { slope: (hso * go - hoo * gs) / determinant, offset: (hso * gs - hss * go) / determinant }
  // Shortened as a whole: each by itself, the two lead in a circle.
  const share = Math.min(1, LONGEST_STEP / Math.max(Math.abs(step.slope), Math.abs(step.offset)))
  return { slope: step.slope * share, offset: step.offset * share }
}

/** Slope and offset that turn a logit into a chance (Platt), by Newton's steps on the weighted log loss. */
export function fitChance(rows: readonly Judged[]): Fit {
  let fit: Fit = { slope: 1, offset: 0 }
  let loss = lossOf(rows, fit)
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = stepFrom(rows, fit)
    if (step === null) break
    const before = loss
    for (let halving = 0, share = 1; halving < HALVINGS; halving += 1, share /= 2) {
      const next = {
        slope: Math.max(LEAST_SLOPE, fit.slope + share * step.slope),
        offset: fit.offset + share * step.offset,
      }
      const nextLoss = lossOf(rows, next)
      if (nextLoss >= loss) continue
      fit = next
      loss = nextLoss
      break
    }
    if (before - loss <= 1e-9 * Math.abs(before)) break
  }
  return fit
}

/** The logit that no more than `rate` of 10,000 messages reach. */
function levelOf(logits: readonly number[], rate: number): number {
  const sorted = [...logits].sort((a, b) => b - a)
  const allowed = (rate / 10_000) * sorted.length
  const whole = Math.floor(allowed)
  return (sorted[whole] ?? 0) + (whole === 0 ? 0.3 * (1 - allowed) : 0)
}

/** The same rows, weighed so that they are the mix. */
function balance(rows: readonly Judged[], mix: Mix): readonly Judged[] {
  const sum = (share: (row: Judged) => number): number =>
    Math.max(
      1e-6,
      rows.reduce((total, row) => total + share(row) * row.weight, 0),
    )
  const meant = sum(({ label }) => label)
  const strange = sum((row) => (row.strange ? 1 - row.label : 0))
  const plain = sum((row) => (row.strange ? 0 : 1 - row.label))
  const innocent = 1 - mix.meant
  return rows.map((row) => {
    const ofInnocent = row.strange ? (innocent * mix.strange) / strange : (innocent * (1 - mix.strange)) / plain
    return {
      ...row,
      weight: row.weight * (row.label * (mix.meant / meant) + (1 - row.label) * ofInnocent) * rows.length,
    }
  })
}

/** `KNOTS` logits, then `KNOTS` scores, both ascending. */
export function calibrateHead(rows: readonly Judged[], chats: readonly Chat[], mix: Mix): Float32Array {
  const { slope, offset } = fitChance(balance(rows, mix))
  const fitted = LOW_CHANCES.map((chance) => (Math.log(chance / (1 - chance)) - offset) / slope)
  const half = Math.max(fitted.at(-1) ?? 0, ...chats.map((chat) => levelOf(chat.logits, chat.half)))
  const logits = [...fitted.slice(0, -1), half]
  const flag = Math.max(half + LEAST_STEP, ...chats.map((chat) => levelOf(chat.logits, chat.flagged)))
  const hold = Math.max(flag + LEAST_STEP, ...chats.map((chat) => levelOf(chat.logits, chat.held)))
  const knots = [...logits, flag, hold, hold + TOP]
  if (knots.length !== KNOTS) throw new Error(`A calibration has ${KNOTS} knots, not ${knots.length}.`)
  return Float32Array.from([...knots, ...LOW_CHANCES, ...HIGH_SCORES])
}
