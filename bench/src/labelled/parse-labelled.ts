/** Labelled names and identities as JSON lines, in the shape of the sets that the project is tuned on. */

export type LabelledName = {
  readonly name: string
  /** `allowed`, or what speaks against it. */
  readonly label: string
  /** The verified domain of whoever asks for it; false: nothing is proven. */
  readonly authorized: string | false
}

export type LabelledPair = {
  readonly kind: 'evasion' | 'impersonation' | 'username' | 'reserved'
  readonly label: string
  readonly a: Readonly<Record<string, string | null | undefined>>
  readonly b: Readonly<Record<string, string | null | undefined>>
}

function parseLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
}

export const parseNames = (text: string): readonly LabelledName[] => parseLines(text) as readonly LabelledName[]
export const parsePairs = (text: string): readonly LabelledPair[] => parseLines(text) as readonly LabelledPair[]
