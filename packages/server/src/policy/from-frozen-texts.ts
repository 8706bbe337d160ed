import type { ReadText } from '@goodstanding/policy'

/** The texts that `freeze-shipped` wrote; null where they are not whole, so that all is read from its files. */
export function fromFrozenTexts(json: string): readonly ReadText[] | null {
  try {
    return JSON.parse(json) as readonly ReadText[]
  } catch {
    return null
  }
}
