/** Calls of the API and apps: who calls, what was granted, and whether the request is shaped like an attack. */
import type { Event } from '@goodstanding/model'
import type { ReadContext, SignalReader } from '../signal-reader.ts'

/** Shapes of requests that try a system's doors, each with how surely it is one. */
const PROBES: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[/\\])\.\.(?:[/\\]|$)/, 0.95],
  [
    /\b(?:union\s+(?:all\s+)?select|select\s.{0,40}\sfrom\s|insert\s+into|drop\s+table|sleep\s*\(|benchmark\s*\()/i,
    0.95,
  ],
  [/'\s{0,4}(?:or|and)\s{1,4}['"\d(]|--\s|;\s{0,4}--/i, 0.85],
  [/<\s{0,4}script\b|javascript:|\bon(?:error|load)\s{0,4}=/i, 0.9],
  [/\$\{(?:jndi|env|sys):|\{\{.{1,40}\}\}|\$\(.{1,40}\)|`.{1,40}`/i, 0.9],
  [/(?:^|\/)(?:etc\/passwd|etc\/shadow|proc\/self|win\.ini|\.git\/|\.env\b|\.aws\/|wp-admin|phpmyadmin|cgi-bin)/i, 0.9],
  [/\0|%00/, 0.9],
  [/169\.254\.169\.254|metadata\.google\.internal|file:\/\/|gopher:\/\//i, 0.9],
]
const LONGEST = 4_096

export const apiReader: SignalReader = {
  name: 'api',
  says: ['api.probe', 'api.app-unregistered', 'api.scope-exceeded', 'api.tester', 'api.denied', 'api.failed'],
  read: (event, context) => {
    if (context.facts.isTester(event.data.actor.id, event.time)) {
      context.sink.see('api.tester', 1, { pointer: '/data/actor/id' })
    }
    if (event.type === 'api.call') readCall(event, context)
    else if (event.type === 'app.register') readRegistration(event, context)
  },
}

function readCall(event: Event<'api.call'>, { facts, sink }: ReadContext): void {
  const { app, path, status, scope } = event.data
  const probe = probeScore(path)
  sink.see('api.probe', probe, { pointer: '/data/path' })
  const known = facts.app(app.id)
  if (known?.status !== 'approved') sink.see('api.app-unregistered', 1, { pointer: '/data/app/id' }, app.id)
  else if (scope !== undefined && !known.scopes.includes(scope)) {
    sink.see('api.scope-exceeded', 1, { pointer: '/data/scope' }, scope)
  }
  if (status === 401 || status === 403) sink.see('api.denied', 1, { pointer: '/data/status' }, status)
  if (status >= 500) sink.see('api.failed', 1, { pointer: '/data/status' }, status)
}

function readRegistration(event: Event<'app.register'>, { facts, sink }: ReadContext): void {
  const { app } = event.data
  const known = facts.app(app.id)
  if (known?.status !== 'approved') {
    sink.see('api.app-unregistered', 1, { pointer: '/data/app/id' }, app.id)
    return
  }
  const exceeded = app.scopes.findIndex((scope) => !known.scopes.includes(scope))
  if (exceeded >= 0)
    sink.see('api.scope-exceeded', 1, { pointer: `/data/app/scopes/${exceeded}` }, app.scopes[exceeded])
}

/** Looks at the path as sent and twice decoded, for attacks that hide behind escapes. */
function probeScore(path: string): number {
  let spelled = path.slice(0, LONGEST)
  let score = 0
  for (let pass = 0; pass < 3; pass++) {
    for (const [shape, weight] of PROBES) if (weight > score && shape.test(spelled)) score = weight
    const decoded = decodeEscapes(spelled)
    if (decoded === spelled) break
    spelled = decoded
  }
  return score
}

function decodeEscapes(path: string): string {
  return path
    .replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('+', ' ')
}
