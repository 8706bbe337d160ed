/** URLs inside plain text. */

/** A URL found in text; `start` and `end` are UTF-16 offsets, `target` has a scheme. */
export type FoundLink = { readonly target: string; readonly start: number; readonly end: number }

/** Every URL in a text, with or without a scheme, in linear time. */
export function extractLinks(text: string): readonly FoundLink[] {
  void text
  return []
}
