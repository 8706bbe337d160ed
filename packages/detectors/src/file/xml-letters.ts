/** Text of XML as it is meant: the five letters that have names in it, as themselves. */
const LETTERS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const withNamedLetters = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => LETTERS[name] ?? '')
