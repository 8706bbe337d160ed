/** Where a request holds what no database keeps as text: its refusal names the field, and not that there is one somewhere. */
import { isStorableText } from '@goodstanding/ledger'
import type { FastifyRequest } from 'fastify'
import { lastOf } from './page-query.ts'
import { type FieldError, isUnwritable, Problem } from './problems.ts'

/** More of them teach nothing more. */
const MOST_NAMED = 20

const detail = 'must not hold U+0000 or half of a surrogate pair'

/** What the database refused about a text of the request, with each field that holds such a one. Null: there is none. */
export function unwritableOf(fault: unknown, request: FastifyRequest): Problem | null {
  if (!isUnwritable(fault)) return null
  const asked = Object.entries(lastOf(request)).filter(([, text]) => text !== undefined && !isStorableText(text))
  const errors = [
    ...asked.map(([name]) => ({ pointer: `?${name}`, detail })),
    ...unstorableIn(request.body, '').slice(0, MOST_NAMED),
  ]
  const [first] = errors
  if (first === undefined) return null
  return new Problem(asked.length > 0 ? 'query.invalid' : 'body.invalid', {
    detail: `${first.pointer}: ${detail}`,
    errors,
  })
}

/** As deep as bodies are read; bytes of a file are no text. */
function unstorableIn(value: unknown, pointer: string): readonly FieldError[] {
  if (typeof value === 'string') return isStorableText(value) ? [] : [{ pointer, detail }]
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([name, held]) =>
    unstorableIn(held, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}
