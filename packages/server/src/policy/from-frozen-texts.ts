import type { ReadText } from '@goodstanding/policy'

/** The texts that `freeze-shipped` wrote. Throws where they are another's. */
export function fromFrozenTexts(json: string): readonly ReadText[] {
  return JSON.parse(json) as readonly ReadText[]
}
