/** `floors.yaml`: how precise each automatic rule must be, and which sets say so. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Floors = {
  readonly default: { readonly precision: number; readonly hits: number }
  /** By `<clause>/<rule>`. */
  readonly rules: Readonly<Record<string, { readonly precision: number; readonly why: string }>>
  /** Folders, from the root of the project. */
  readonly contrasts: readonly string[]
}

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1

/** Throws in words when the file is not as it says of itself. */
export function readFloors(path: URL): Floors {
  const floors = parse(readFileSync(path, 'utf8')) as Floors
  if (!isShare(floors.default.precision) || !Number.isInteger(floors.default.hits))
    throw new Error('floors.yaml: `default` needs `precision` (0..1) and `hits` (a whole number).')
  for (const [rule, { precision, why }] of Object.entries(floors.rules))
    if (!isShare(precision) || typeof why !== 'string')
      throw new Error(`floors.yaml: ${rule} needs \`precision\` (0..1) and \`why\`.`)
  return floors
}
