/**
 * The URL that a text spells, or null. `URL.canParse` is not asked: in Node 20, once V8 has compiled whoever asks it often, it takes letters such as
 * é for broken UTF-8 and answers that no host with them is one.
 */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null // it spells none
  }
}
