/** What people write in an appointment (RFC 5545) or beside an address (RFC 6350): its subject, its description, a note. */
const SAID = new Set('SUMMARY DESCRIPTION LOCATION COMMENT CONTACT NOTE TITLE X-ALT-DESC'.split(' '))
const FOLDED = /\r?\n[ \t]/g
const ESCAPED = /\\([nN,;\\])/g

export const wordsOfEntries = (text: string): string =>
  text
    .replace(FOLDED, '')
    .split('\n')
    .flatMap((line) => said(line.trim()))
    .join('\n')

/** Behind the name of its field, whatever group and details stand beside that. */
function said(line: string): readonly string[] {
  const end = endOfField(line)
  const name = line.slice(0, end).split(';')[0]?.split('.').at(-1)?.toUpperCase() ?? ''
  if (!SAID.has(name)) return []
  return [line.slice(end + 1).replace(ESCAPED, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))]
}

/** The first colon outside of quotes: details may hold others within them. */
function endOfField(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  return line.length
}
