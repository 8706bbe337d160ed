/** What a request answered; `status` 0 when nothing came. */
export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

/** The JSON object of an answer. */
export function readBody(text: string): Answered['body'] {
  return JSON.parse(text || '{}') as Answered['body']
}

/** The objects of a list in an answer. */
export function listIn(body: Answered['body'], name: string): readonly Answered['body'][] {
  const found = body[name]
  return Array.isArray(found) ? (found as readonly Answered['body'][]) : []
}

/** A part of an answer that is an object; empty when it is none. */
export function partOf(part: unknown): Answered['body'] {
  return Object(part) as Answered['body']
}

/** A member that is a text; empty when it is none. */
export function textIn(body: Answered['body'] | null, name: string): string {
  const found = body?.[name]
  return typeof found === 'string' ? found : ''
}
