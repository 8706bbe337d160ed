/** What NCMEC answers: a flat XML of a code, words and a number. It is read by the names of its elements; of anything else there is no code. */

export type Stated = { readonly code: number | null; readonly description: string; readonly reportId: string | null }

/** Longer is nothing that NCMEC says, and nothing to show in a terminal. */
const LONGEST = 300

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}

export function readResponse(text: string): Stated {
  const code = textOf(text, 'responseCode')
  const reportId = textOf(text, 'reportId')
  return {
    code: code !== null && /^\d{1,6}$/.test(code) ? Number(code) : null,
    description: plain(textOf(text, 'responseDescription') ?? ''),
    reportId: reportId !== null && /^\d{1,20}$/.test(reportId) ? reportId : null,
  }
}

function textOf(text: string, name: string): string | null {
  const start = text.indexOf(`<${name}>`)
  const from = start + name.length + 2
  const end = start < 0 ? -1 : text.indexOf(`</${name}>`, from)
  return end < 0 ? null : text.slice(from, end).trim()
}

function plain(text: string): string {
  const said = text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity)
  return said
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
}
