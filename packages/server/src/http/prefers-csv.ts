/** Whether whoever asks would rather have a table than JSON, by `Accept`. */

type Range = { readonly type: string; readonly weight: number }

function rangeOf(part: string): Range {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  return { type, weight: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0 }
}

/** Where the narrowest range stands that a media type fits, and how much it weighs; null: none does. */
function standingOf(type: string, ranges: readonly Range[]) {
  for (const [wide, name] of [type, `${type.split('/', 1)[0] ?? ''}/*`, '*/*'].entries()) {
    const at = ranges.findIndex((range) => range.type === name)
    if (at !== -1) return { wide, at, weight: ranges[at]?.weight ?? 0 }
  }
  return null
}

/** JSON is the usual form: CSV has to weigh more, or be named more plainly, or before it. */
export function prefersCsv(accept: string | undefined): boolean {
  const ranges = (accept ?? '').split(',').map(rangeOf)
  const csv = standingOf('text/csv', ranges)
  const json = standingOf('application/json', ranges)
  if (csv === null || csv.weight === 0) return false
  if (json === null || csv.weight !== json.weight) return csv.weight > (json?.weight ?? 0)
  return csv.wide === json.wide ? csv.at < json.at : csv.wide < json.wide
}
