/**
 * Whether PostgreSQL can keep a text as it is: no U+0000, no half of a surrogate pair. Ids are checked at the edge by
 * this; texts inside documents need no check, because documents are `json`.
 */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text)
}

const UNSTORABLE = /[\0\p{Surrogate}]/u
