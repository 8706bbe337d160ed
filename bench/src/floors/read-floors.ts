/** `floors.yaml`: which sets the rules of the policy are held to their floors on. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type FloorSets = {
  /** So many hits before a floor is asked of a rule. */
  readonly hits: number
  /** Folders, from the root of the project. */
  readonly contrasts: readonly string[]
}

/** Throws in words when the file is not as it says of itself. */
export function readFloorSets(path: URL): FloorSets {
  const sets = parse(readFileSync(path, 'utf8')) as FloorSets
  if (!Number.isInteger(sets.hits)) throw new Error('floors.yaml: `hits` needs a whole number.')
  if (!Array.isArray(sets.contrasts)) throw new Error('floors.yaml: `contrasts` needs a list of folders.')
  return sets
}
