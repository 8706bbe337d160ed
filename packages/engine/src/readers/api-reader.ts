/** Calls of the API and apps: who calls, what was granted, and whether the request is shaped like an attack. */
import { isSameName } from '@goodstanding/detectors'
import type { Event } from '@goodstanding/model'
import type { ReadContext, SignalReader } from '../signal-reader.ts'
import { neighboursOf, numberedAddress } from './numbered-ids.ts'

/**
 * Shapes of requests that try a system's doors, each with how surely it is one. People search for words of SQL and of scripts too ("select
 * a table from the menu"), so that a word counts only in the grammar that a machine would read.
 */
const PROBES: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[/\\])\.\.(?:;?[/\\]|$)/, 0.95],
  [/\bunion\s{1,9}(?:all\s{1,9})?select\b(?!\s{1,9}committee)/i, 0.95],
  [
    /[;'")]\s{0,4}drop\s{1,9}table\b|\bdrop\s{1,9}table\s{1,9}(?:if\s{1,9}exists\b|[\w.`"[\]]{1,60}\s{0,4}(?:[;#']|--|\bcascade\b))/i,
    0.95,
  ],
  [/\bwaitfor\s{1,9}delay\s{1,9}['"]/i, 0.95],
  [
    /\bselect\s{1,9}(?:\*|[\w.]{1,40}\(|[\w.]{1,40}\s{0,4},|(?!(?:an?|the|one|all|any|some|more|it)\b)[\w.]{1,40}\s)[^&]{0,80}?\bfrom\s{1,9}(?!\d|(?:an?|the|our|my|your|this|these|those|his|her|its|their|all|any|each)\b)[\w.`"[]/i,
    0.95,
  ],
  [/\binsert\s{1,9}into\s{1,9}[\w.`"]{1,60}\s{0,4}(?:\(|values\b|select\b)/i, 0.95],
  [
    /\b(?:pg_)?sleep\s{0,4}\(\s{0,4}\d[^)]{0,9}\)\s{0,4}(?:$|[&#'";)]|-|\b(?:and|or)\b)|\bbenchmark\s{0,4}\(\s{0,4}\d/i,
    0.95,
  ],
  [/['"]\s{0,4}(?:or|and)\s{1,4}['"\d(][^&]{0,40}?[=<>(]|\b(?:or|and)\s{1,4}(\d{1,9})\s{0,4}=\s{0,4}\1\b/i, 0.9],
  [/['"\d);]\s{0,4}--[\s-]{0,4}\w?(?:$|&)|'\s{0,4}#(?:$|&)|;\s{0,4}--/, 0.85],
  [/<\s{0,4}script\b|javascript:\S{0,40}\(|[<'"][^>]{0,60}\bon[a-z]{3,20}\s{0,4}=/i, 0.9],
  [/\$\{(?:jndi|env|sys):|\{\{(?:[^}]{0,40}(?:[*()[|%]|__)[^}]{0,40}|config|self)\}\}|\$\([a-z][^)]{0,40}\)/i, 0.9],
  [/`\s{0,4}(?:id|whoami|uname|cat|curl|wget|ping|nc|bash|sh|rm|sleep)\b[^`]{0,40}`/, 0.9],
  [/(?:^|\/)(?:etc\/passwd|etc\/shadow|proc\/self|win\.ini|\.git\/|\.env\b|\.aws\/|wp-admin|phpmyadmin|cgi-bin)/i, 0.9],
  [/\0|%00/, 0.9],
  [/169\.254\.169\.254|metadata\.google\.internal|\b(?:file|gopher|php|phar|expect|dict):\/\//i, 0.9],
]
/** What other systems have at their root, or below a usual first word, and scanners ask everybody for. What a service keeps may bear such a name. */
const ROOT = String.raw`^/+(?:(?:blog|wordpress|wp|cms|site|web|shop|app|api|old|new|test|backup|admin)/+)?`
const OTHER_SYSTEMS = new RegExp(
  `${ROOT}(?:wp-(?:login|config|cron|signup)\\.php|wp-(?:admin|content|includes)(?:/|$)|(?:xmlrpc|phpinfo|adminer)\\.php|(?:php-?my-?admin|pma|adminer|_ignition|hnap1|boaform)(?:/|$)|\\.(?:git|svn|hg|ssh|aws|htaccess|htpasswd|env)(?:[/.]|$)|vendor/phpunit/)`,
  'i',
)
/** What a service may have too: it speaks only where the answer is that there is no such thing, or not for this caller. */
const PERHAPS_OTHER_SYSTEMS = new RegExp(
  `${ROOT}(?:(?:actuator|server-status|server-info|debug/pprof|manager/html|solr/admin|jmx-console|telescope/requests)(?:/|$)|[\\w-]{1,40}\\.(?:php\\d?|phtml|aspx?|jspx?|cgi|cfm|sql|bak|old|swp)$|(?:backup|dump|www|site|db|database)\\.(?:zip|tar|t?gz|tar\\.gz|7z|rar)$)`,
  'i',
)
/**
 * Shapes that no file is called by who only names it: what a server would take for another folder, a page for a script, a database for a
 * command. Words of SQL alone stand in names ("select suppliers from the list.xlsx").
 */
const PROBES_IN_NAMES: typeof PROBES = [
  [/(?:^|[/\\])\.\.(?:;?[/\\]|$)/, 0.95],
  [/(?:^|[/\\])etc[/\\](?:passwd|shadow)\b/i, 0.9],
  [/[;'")]\s{0,4}drop\s{1,9}table\b|\bunion\s{1,9}all\s{1,9}select\b/i, 0.95],
  [/['"]\s{0,4}or\s{1,4}['"\d(][^&]{0,40}?=/i, 0.9],
  [/<\s{0,4}script\b|<[^>]{1,60}\bon[a-z]{3,20}\s{0,4}=/i, 0.9],
  [/\$\{(?:jndi|env|sys):/i, 0.9],
  [/`\s{0,4}(?:id|whoami|uname|cat|curl|wget|ping|nc|bash|sh|rm|sleep)\b[^`]{0,40}`/, 0.9],
  [/\0|%00/, 0.9],
]
const LONGEST = 4_096

export const apiReader: SignalReader = {
  name: 'api',
  says: [
    'api.probe',
    'api.app-unregistered',
    'api.scope-exceeded',
    'api.other-publisher',
    'api.tester',
    'api.denied',
    'api.failed',
    'api.in-sequence',
  ],
  read: (event, context) => {
    if (context.facts.isTester(event.data.actor.id, event.time)) {
      context.sink.see('api.tester', 1, { pointer: '/data/actor/id' })
    }
    if (event.type === 'api.call') {
      readCall(event, context)
      if (event.data.method === 'GET' && context.needs('api.in-sequence')) readSequence(event, context)
    } else if (event.type === 'app.register') readRegistration(event, context)
    else if (event.type === 'file.upload') {
      context.sink.see('api.probe', shapeScore(event.data.file.name, PROBES_IN_NAMES), { pointer: '/data/file/name' })
    }
  },
}

function readCall(event: Event<'api.call'>, { facts, sink }: ReadContext): void {
  const { app, path, status, scope } = event.data
  const probe = probeScore(path, status >= 400 && status < 500)
  sink.see('api.probe', probe, { pointer: '/data/path' })
  const known = facts.app(app.id)
  if (known?.status !== 'approved') sink.see('api.app-unregistered', 1, { pointer: '/data/app/id' }, app.id)
  else if (scope !== undefined && !known.scopes.includes(scope)) {
    sink.see('api.scope-exceeded', 1, { pointer: '/data/scope' }, scope)
  }
  if (status === 401 || status === 403) sink.see('api.denied', 1, { pointer: '/data/status' }, status)
  if (status >= 500) sink.see('api.failed', 1, { pointer: '/data/status' }, status)
}

/** How many addresses a reader has read within a day that stand next to another that it read. */
function readSequence(
  { data: { organization, actor, app, path } }: Event<'api.call'>,
  { recent, sink }: ReadContext,
): void {
  const address = numberedAddress(path, [organization, actor.id, app.id])
  if (address === null) return
  const reader = `${organization}\u001f${actor.id}\u001f${app.id}`
  const keyOf = (read: string): string => `${reader}\u001f${read}`
  recent('ids-read', keyOf(address), address)
  if (neighboursOf(address).every((other) => recent('ids-read', keyOf(other), null) !== 0)) return
  sink.see('api.in-sequence', recent('ids-followed', reader, address), { pointer: '/data/path' })
}

function readRegistration(event: Event<'app.register'>, { facts, sink }: ReadContext): void {
  const { app } = event.data
  const known = facts.app(app.id)
  if (known?.status !== 'approved') {
    sink.see('api.app-unregistered', 1, { pointer: '/data/app/id' }, app.id)
    return
  }
  if (!isSameName(app.publisher, known.publisher)) {
    sink.see('api.other-publisher', 1, { pointer: '/data/app/publisher' }, app.publisher)
  }
  const exceeded = app.scopes.findIndex((scope) => !known.scopes.includes(scope))
  if (exceeded >= 0)
    sink.see('api.scope-exceeded', 1, { pointer: `/data/app/scopes/${exceeded}` }, app.scopes[exceeded])
}

/** `isClosed`: the answer was a refusal, or that there is nothing. */
const probeScore = (path: string, isClosed: boolean): number =>
  shapeScore(path, PROBES, (spelled) => doorScore(spelled, isClosed))

/** Looks at a text as sent and twice decoded, for attacks that hide behind escapes. */
function shapeScore(text: string, shapes: typeof PROBES, also: (spelled: string) => number = () => 0): number {
  let spelled = text.slice(0, LONGEST)
  let score = 0
  for (let pass = 0; pass < 3; pass++) {
    for (const [shape, weight] of shapes) if (weight > score && shape.test(spelled)) score = weight
    if (score < 0.9) score = Math.max(score, also(spelled))
    const decoded = decodeEscapes(spelled)
    if (decoded === spelled) break
    spelled = decoded
  }
  return score
}

function doorScore(path: string, isClosed: boolean): number {
  const [address = ''] = path.split(/[?#]/, 1)
  if (OTHER_SYSTEMS.test(address)) return 0.9
  return isClosed && PERHAPS_OTHER_SYSTEMS.test(address) ? 0.5 : 0
}

function decodeEscapes(path: string): string {
  return path
    .replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('+', ' ')
}
