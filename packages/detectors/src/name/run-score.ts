/** How surely words within a name, which are a protected one, are taken for it. */
import { joinCapitals } from './name-forms.ts'
import type { Spelling } from './name-store.ts'
import { ORDINARY } from './ordinary-words.ts'
import { isOfNeighbours, isOfPeople } from './role-words.ts'

const PLACES = new Set(
  'street st road rd avenue ave lane drive boulevard blvd plaza square place bridge station park hill way quay'.split(
    ' ',
  ),
)

/** A street or square is named after it, and something else is there: `United Nations Plaza Florist`. */
export const isPlace = (words: readonly string[], to: number): boolean =>
  PLACES.has(words[to] ?? '') && to + 1 < words.length

/** `Café de la Poste`, `Hôtel de la Poste`: a house that is called after the place it stands at, as every town has one. */
export const isHouseThere = (words: readonly string[], from: number, to: number): boolean =>
  to === words.length &&
  /^(?:la|le|el|il)$/.test(words[from] ?? '') &&
  words[from - 1] === 'de' &&
  HOUSES.has(words[0] ?? '')

const HOUSES = new Set(
  'auberge bar bistro bistrot boulangerie brasserie cafe camping fleuriste fournil garage hostellerie hotel librairie patisserie pharmacie pizzeria presse relais residence restaurant snack tabac taverne'.split(
    ' ',
  ),
)

/** A person looks. */
const OTHERS_SCORE = 0.66

/** Words of their own, which written together are a name (`Coin Base Numismatics`), or a company's among people that it is not: `Airbus Drivers Choir`. */
export function isOthers({ written, entry }: Spelling, words: number, behind: readonly string[]): boolean {
  if (words > 1 && !written.includes(' ')) return true
  return entry.kind === 'business' && behind.some(isOfNeighbours) && !behind.some(isOfPeople)
}

/** Fewer letters are everybody's, unless they stand there as the list writes them: `UPS Customs Clearance`, and not `Ups and downs`. */
const IN_CAPITALS = /^[A-Z]\w?[A-Z0-9]$/

/** Whether a name is told from an ordinary word by how it is written: a short one in its capitals. */
export function isWrittenAsKnown(raw: string, { written, ordinary }: Spelling): boolean {
  if (!ordinary) return true
  if (!IN_CAPITALS.test(written) || ORDINARY.has(written.toLowerCase())) return false
  return tokensOf(raw).includes(written)
}

const tokensOf = (raw: string): readonly string[] => joinCapitals(raw).split(/[^\p{L}\p{N}]+/u)

/** A person looks: such a name is also somebody else's. */
export const SPOKEN_SCORE = 0.78

const LEAST_TOLD = 4

/** Of fewer letters a name is told by standing there as the list writes it (`ING`, and not `Ing. Novák`), of more by who speaks for it. */
export const isTold = (raw: string, { written }: Spelling): boolean =>
  written.length >= LEAST_TOLD || tokensOf(raw).includes(written)

/** Letters of a well-known name that are told from others of its looks. */
const LEAST_DISGUISED = 5

export type Run = {
  readonly length: number
  readonly bare: boolean
  readonly from: number
  /**
   * Whether the letters are those of an ordinary word, and stand in the name so: `arnazon` is not one and only looks like it, `amaz0n` is
   * one with a digit put in, which nobody does by chance.
   */
  readonly ordinary: 'not' | 'as-written' | 'with-digits'
  /** Whether it is likely the name of somebody else. */
  readonly others: boolean
  /** Whether all that stands beside it is held out to the public by whoever is called so: `DHL Express`. */
  readonly offers: boolean
  /** What it says where it begins the name, and all that follows is what anybody adds and where: `Tesla Motors Shanghai`. */
  readonly branch: number
  /** Whether it is told from an ordinary word by how it is written. */
  readonly isKnown: boolean
}

export function howOrdinary(raw: string, letters: string): Run['ordinary'] {
  if (!ORDINARY.has(letters)) return 'not'
  const written = raw
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  return !written.includes(letters) && /\d/.test(written) ? 'with-digits' : 'as-written'
}

/** A person looks: another firm of a short name may be in the trade. */
const OFFERED_SCORE = 0.78

export function runScore(spelling: Spelling, run: Run): number {
  const tier1 = spelling.entry.tier === 1
  if (run.bare) return tier1 ? 0.93 : spelling.wordCount >= 2 && run.length >= 10 ? 0.72 : 0
  if (tier1 && run.offers && run.ordinary !== 'with-digits') return Math.max(OFFERED_SCORE, nameScore(spelling, run))
  return nameScore(spelling, run)
}

function nameScore(spelling: Spelling, run: Run): number {
  const tier1 = spelling.entry.tier === 1
  if (tier1 && run.length < LEAST_DISGUISED && run.ordinary === 'not' && run.isKnown && run.branch > 0)
    return run.branch
  if (spelling.ordinary && (run.ordinary === 'as-written' || !tier1 || run.length < LEAST_DISGUISED)) return 0
  if (run.ordinary === 'with-digits') return run.from === 0 ? 0.86 : 0.66
  if (tier1 && run.others) return run.length >= 6 ? OTHERS_SCORE : 0
  if (tier1)
    return run.length >= 12 || spelling.wordCount >= 3
      ? 0.88
      : run.length >= 6 && run.from === 0
        ? 0.86
        : run.length >= 6
          ? 0.66
          : Math.max(run.branch, 0.45)
  if (spelling.entry.kind === 'business') return spelling.wordCount >= 3 && run.length >= 16 ? 0.66 : 0
  return spelling.wordCount >= 3 && run.length >= 14 ? 0.72 : 0
}
