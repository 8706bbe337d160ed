/** The filter language of the queue: `is:open clause:conduct sev:3 -org:acme assignee:me due:late source:appeal outcome:violation words`. */

const FIELDS = ['is', 'clause', 'sev', 'org', 'assignee', 'due', 'source', 'subject', 'outcome', 'queue'] as const
type FilterField = (typeof FIELDS)[number]

export type Term = {
  readonly field: FilterField | 'text'
  readonly value: string
  readonly raw: string
  readonly isNot: boolean
}
export type Filter = { readonly terms: readonly Term[]; readonly unknown: readonly string[] }

function isField(name: string): name is FilterField {
  return FIELDS.some((known) => known === name)
}

/** What a subject is written as; while it is being typed it names nothing yet. */
const SUBJECT = /^(?:account|organization|content)\/./

/** Reads what was typed. Words without a field look into what is shown; an unknown field is told, not ignored. */
export function readFilter(typed: string): Filter {
  const terms: Term[] = []
  const unknown: string[] = []
  for (const part of typed.normalize('NFKC').split(/\s+/).filter(Boolean)) {
    const isNot = part.startsWith('-')
    const [name = '', ...rest] = (isNot ? part.slice(1) : part).split(':')
    const raw = rest.join(':')
    const value = raw.toLowerCase()
    if (rest.length === 0) terms.push({ field: 'text', value: name.toLowerCase(), raw: name, isNot })
    else if (isField(name) && value !== '' && (name !== 'subject' || SUBJECT.test(value)))
      terms.push({ field: name, value, raw, isNot })
    else unknown.push(part)
  }
  return { terms, unknown }
}

/** What brought a case up, as `source:` names it; appeals stand beside the cases, and no case is one. */
export const QUEUE_SOURCES = ['rule', 'report', 'complaint', 'appeal'] as const

/** What a list of cases is asked for; the rest of the filter is looked at row by row. */
export function serverFilter({ terms }: Filter): Readonly<Record<string, string>> {
  const positive = terms.filter(({ isNot }) => !isNot)
  const all = (field: FilterField) => positive.filter((term) => term.field === field).map(({ value }) => value)
  const status = all('is').filter((value) => ['open', 'claimed', 'waiting', 'decided', 'merged'].includes(value))
  const [clause] = all('clause').filter((value) => /\.[a-z]/.test(value))
  const only = (field: FilterField) => positive.find((term) => term.field === field)?.raw
  const subject = only('subject')
  const organization = only('org')
  const queue = only('queue')
  const severity = severitiesNamed(all('sev')[0] ?? '')
  const source = QUEUE_SOURCES.find((known) => all('source')[0] === known)
  return {
    status: status.length > 0 ? status.join(',') : 'open,claimed,waiting',
    ...(clause === undefined ? {} : { clause }),
    ...(subject === undefined ? {} : { subject }),
    ...(organization === undefined ? {} : { organization }),
    ...(queue === undefined ? {} : { queue }),
    ...(source === undefined ? {} : { source }),
    ...(severity.length === 0 ? {} : { severity: severity.join(',') }),
    ...asideAsked(all('is'), status, all('assignee')),
  }
}

/** What somebody set aside is not offered to them; what they hold, and what nobody is offered any more, is listed all the same. */
function asideAsked(is: readonly string[], status: readonly string[], holders: readonly string[]) {
  if (is.includes('set-aside')) return { setAside: 'only' }
  const isOffer = (status.length === 0 || status.includes('open')) && !holders.includes('me')
  return isOffer ? { setAside: 'without' } : {}
}

/** `3`, `>=3`, `>3` -> the severities they name. Anything else names none. */
export function severitiesNamed(value: string): readonly number[] {
  const [, least, exact, above] = /^(?:(?:>=|≥)(\d)|(\d)|>(\d))$/.exec(value) ?? []
  if (exact !== undefined) return [Number(exact)]
  const from = least === undefined ? Number(above) + 1 : Number(least)
  return [1, 2, 3, 4].filter((severity) => severity >= from)
}
