/** Where bytes from the server become values of the contract. The server's own tests hold it to the contract. */
import { type Answer, type FieldError, ok, type Problem, refuse, unexpected } from './problem.ts'

const PROBLEM_FIELDS = new Set(['type', 'title', 'status', 'kind', 'detail', 'requestId', 'pointer', 'errors'])

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // what is no JSON is told as such by the caller
  }
}

/** A proxy's JSON has an `errors` of its own. */
function isFieldError(value: unknown): value is FieldError {
  const { pointer, detail } = { ...(value as Partial<FieldError> | null) }
  return typeof pointer === 'string' && typeof detail === 'string'
}

function readProblem(status: number, text: string): Problem {
  const parsed = parse(text)
  const body = typeof parsed === 'object' && parsed !== null ? (parsed as Readonly<Record<string, unknown>>) : {}
  const words = (name: string, otherwise: string): string => {
    const found = body[name]
    return typeof found === 'string' ? found : otherwise
  }
  const { requestId, errors } = body
  return {
    kind: words('kind', 'client.not-json'),
    status,
    title: words('title', `The server answered ${status}.`),
    detail: words('detail', text.slice(0, 200)),
    requestId: typeof requestId === 'string' ? requestId : null,
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
    more: Object.fromEntries(Object.entries(body).filter(([name]) => !PROBLEM_FIELDS.has(name))),
  }
}

/** The answer of one response. `Value` is what the contract says of the call; an empty answer is null. */
export async function readAnswer<Value>(response: Response): Promise<Answer<Value>> {
  const text = await response.text()
  if (!response.ok) return refuse(readProblem(response.status, text))
  const type = response.headers.get('content-type') ?? ''
  if (text === '') return ok(null as Value)
  if (!type.includes('json')) return ok(text as Value)
  if (type.includes('ndjson')) return ok(text.trimEnd().split('\n').map(parse) as Value)
  const value = parse(text)
  if (value === undefined) return refuse(unexpected(response.status, type))
  return ok(value as Value)
}

/** A parsed webhook body, once its signature was found good. Null when it is no JSON object. */
export function readBody<Value>(text: string): Value | null {
  const value = parse(text)
  return typeof value === 'object' && value !== null ? (value as Value) : null
}
