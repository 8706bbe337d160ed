/** Commands that documents run by a field or a formula, without a macro. Each place is looked at a bounded way, and so many of them. */

/** What starts a program on Windows; a field that asks another sheet for its numbers names none of these. */
const PROGRAM = String.raw`(?:cmd|powershell|mshta|[wc]script|rundll32|regsvr32|certutil|bitsadmin|msiexec|schtasks)(?:\.exe)?`
const COMMAND = new RegExp(String.raw`(?:^|[^a-z0-9])${PROGRAM}(?![a-z0-9])|\.exe(?![a-z0-9])`, 'i')
const FIELD = /\bDDE(?:AUTO)?\b/gi
const LINK = /<ddeLink\b/gi
const PIPED = new RegExp(String.raw`\b${PROGRAM}\s{0,4}\|\s{0,4}['"]`, 'gi')
const FORMULA = /(?:^|[\r\n,;\t"])\s{0,8}[=+\-@][^\r\n]*$/

const NAMED = 'DDE'
const LOOKED_AT = 400
/** More of them than any document has: who hides one among thousands is not looked for further. */
const MOST_PLACES = 1_000

/** Whether one of the places where a pattern stands passes; too many of them do. */
function somewhere(text: string, pattern: RegExp, passes: (start: number, end: number) => boolean): string | null {
  let places = 0
  for (const { index, 0: found } of text.matchAll(pattern))
    if (++places > MOST_PLACES || passes(index, index + found.length)) return NAMED
  return null
}

/** In the binary text of a letter (one or two bytes a letter), or in what its markup says in fields. */
export function commandInField(text: string): string | null {
  const plain = text.replaceAll('\0', '')
  return somewhere(plain, FIELD, (_, end) => {
    // Marks of the binary text end the field.
    const field = plain.slice(end, end + LOOKED_AT).split(/[\u0013-\u0015]/, 1)[0] ?? ''
    return COMMAND.test(field)
  })
}

/** In a sheet as text: `=cmd|' /C ...'!A0`. */
export function commandInFormula(text: string): string | null {
  if (!text.includes('|')) return null
  return somewhere(text, PIPED, (start) => FORMULA.test(text.slice(Math.max(0, start - LOOKED_AT), start)))
}

/** In the part of a sheet that names other sources. */
export function commandInLink(markup: string): string | null {
  return somewhere(markup, LINK, (start) => COMMAND.test(markup.slice(start, start + LOOKED_AT).split('>', 1)[0] ?? ''))
}

/** The same in the binary form, where words of two bytes a letter lie between numbers. */
export const commandInBinaryLink = (part: string): string | null =>
  COMMAND.test(part.replaceAll('\0', '')) ? NAMED : null

/** The words of all fields of a letter in markup, joined: they are often parted in the middle of a word. */
export function fieldsOf(markup: string): string {
  let fields = ''
  for (const [, attribute, text] of markup.matchAll(
    /\bw:instr\s?=\s?["']([^"']{1,4000})["']|<w:instrText\b[^>]{0,200}>([^<]{0,4000})</g,
  ))
    fields += attribute ?? text ?? ''
  return fields.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
