/** Abuse reports in the format of RFC 5965: the machine-readable part is a block of header fields. */

export type FeedbackReport = {
  /** `abuse`, `fraud`, `virus`, `not-spam`, `other` or a later word; lower case. */
  readonly type: string
  /** All fields in their order, unfolded. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

const MOST_FIELDS = 100
const LONGEST = 2_000

/** The fields of the second part, or null when it does not say what it is. Its version changes nothing, and some programs leave it out. */
export function parseFeedbackReport(text: string): FeedbackReport | null {
  const fields: { name: string; value: string }[] = []
  for (const line of text.split(/\r?\n/)) {
    const folded = fields.at(-1)
    if (/^[ \t]/.test(line) && folded !== undefined) {
      if (folded.value.length < LONGEST) folded.value = `${folded.value} ${line.trim()}`.trim().slice(0, LONGEST)
      continue
    }
    const [, name, value] = /^([!-9;-~]{1,100}):(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined && fields.length < MOST_FIELDS)
      fields.push({ name, value: value.trim().slice(0, LONGEST) })
  }
  const type = fields.find(({ name }) => name.toLowerCase() === 'feedback-type')?.value
  return type === undefined || type === '' ? null : { type: type.toLowerCase(), fields }
}
