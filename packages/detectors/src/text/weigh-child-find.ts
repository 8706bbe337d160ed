/**
 * What the word lists may say of a danger to a child. Whoever approaches one uses the words of every family: "don't tell mum", a child
 * without clothes, a picture asked for. Such finds are refused only where the model hears it too; no accusation weighs heavier.
 */
import type { Home } from './child-setting.ts'
import { between } from './doubt-listed.ts'

/** From here on a term has no other meaning, and stands whatever the model makes of the text. */
const UNMISTAKABLE = 0.94
/** From here on, below that: words of sex beside a child, which teachers, doctors and whoever bathes one have as well. */
const BESIDE_SEX = 0.91

type Knots = { readonly trained: readonly number[]; readonly allowed: readonly number[] }
const SEX: Knots = { trained: [0, 0.3, 0.45, 0.62, 1], allowed: [0.2, 0.4, 0.6, 0.86, 1] }
const TALK: Knots = { trained: [0, 0.5, 0.62, 0.7, 0.9, 1], allowed: [0.1, 0.3, 0.48, 0.6, 0.86, 1] }

/** The most that a single find says in the life of families: less than what asks for a person. */
const AT_HOME = 0.55
/** From here on the model hears more than families say to one another, or of who looks after whom. */
const HEARD: Readonly<Record<Home, number>> = { 'at home': 0.68, 'cared for': 0.85 }

/** What families, schools and clubs say of children, by the lists or by the model alone. Words of sex beside a child are never that. */
export const weighAtHome = (value: number, listed: number, home: Home): number =>
  listed >= BESIDE_SEX || (listed < AT_HOME && value >= HEARD[home]) ? value : Math.min(value, AT_HOME)

/** `trained`: how far the model takes the text for dangerous to a child, or for sexual: the higher of the two. */
export function weighChildFind(listed: number, trained: number): number {
  if (listed >= UNMISTAKABLE) return listed
  const { trained: knots, allowed } = listed >= BESIDE_SEX ? SEX : TALK
  return Math.min(listed, between(knots, allowed, trained))
}
