/** For tests: what both nodes say to whoever asks: standings as the design has them, lists and counts that agree, and nothing of others. */
import type { Action, Case } from '@goodstanding/casework'
import type { Answered } from '../open-test-casework.ts'
import { OPEN } from './open-test-choices.ts'
import { type Nodes, ORGANIZATIONS } from './open-test-nodes.ts'
import { bitingOn, pointsWith, recommendedBy, type Stand, standingOf, undecidedIn } from './open-test-oracle.ts'
import type { Records } from './open-test-records.ts'

type Shown = Readonly<Record<string, unknown>>
/** Of one of the nodes. */
type Ask = (url: string, body?: object) => Promise<Answered>

const itemsOf = ({ body }: Answered): readonly Shown[] => (body['items'] ?? []) as readonly Shown[]
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

function shownStand({ body }: Answered): Stand {
  const limits = (body['limits'] ?? []) as readonly { readonly capability: string; readonly until: string | null }[]
  return {
    ...{ state: String(body['state']), points: Number(body['points']) },
    limits: limits
      .map(({ capability, until }) => `${capability} ${until === null ? Infinity : Date.parse(until)}`)
      .toSorted(),
  }
}

/** Standing is what the measures in force say, to whoever asks and to what decides, on both nodes. */
export async function checkStandings(world: Nodes, { actions }: Records, ask: Ask): Promise<void> {
  const { everybody, nodes, now, say } = world
  const all: readonly Action[] = [...actions.values()]
  const subjects = [
    ...everybody.map((id) => ({ type: 'account', id }) as const),
    ...ORGANIZATIONS.map((id) => ({ type: 'organization', id }) as const),
  ]
  for (const subject of subjects) {
    const meant = JSON.stringify(standingOf(all, subject, now()))
    const shown = JSON.stringify(shownStand(await ask(`/v1/standing/${subject.type}/${subject.id}`)))
    if (shown !== meant) say(`${subject.type}/${subject.id} is shown as ${shown}, and measures say ${meant}`)
    for (const [at, node] of nodes.entries()) {
      const kept = node.casework.desk.memory.standing(subject)
      const limits = kept.limits
        .filter(({ until }) => until === null || until > now())
        .map(({ capability, until }) => `${capability} ${until ?? Infinity}`)
        .toSorted()
      const taken = JSON.stringify({ state: kept.state, points: kept.points, limits })
      if (taken !== meant)
        say(`node ${at} decides by ${subject.type}/${subject.id} as ${taken}, and measures say ${meant}`)
    }
  }
}

/** The badge is shown as it is, and as none while a revocation is in force. */
export async function checkBadges({ now, say }: Nodes, { actions, badges }: Records, ask: Ask): Promise<void> {
  for (const id of ORGANIZATIONS) {
    const badge = badges.get(id)
    if (badge?.kind !== 'verified' && badge?.kind !== 'expiring') continue
    const revoked = bitingOn([...actions.values()], { type: 'organization', id }, now()).some(
      ({ terms, takenAt }) => terms.type === 'revoke-verification' && takenAt >= badge.verified.at,
    )
    const { body } = await ask(`/v1/standing/organization/${id}`)
    if (body['verification'] !== (revoked ? 'revoked' : badge.kind))
      say(`the badge of ${id} is shown as ${String(body['verification'])}, and it is ${badge.kind}`)
  }
}

/** Each open case lies in one queue that is there, and whatever counts cases counts those that a list of them holds. */
export async function checkQueues({ say }: Nodes, { cases, appeals }: Records, ask: Ask): Promise<void> {
  const states = [...cases.values()].filter((found) => found.kind !== 'none')
  const isOpen = ({ kind }: Case): boolean => OPEN.some((each) => each === kind)
  const open = states.filter(isOpen)
  const queues = itemsOf(await ask('/v1/queues?limit=200'))
  const seen = new Map<string, string[]>()
  for (const { id, cases: counted } of queues) {
    const listed = itemsOf(await ask(`/v1/cases?queue=${String(id)}&status=open,claimed,waiting&limit=200`))
    if (listed.length !== counted) say(`the queue ${String(id)} counts ${String(counted)} and lists ${listed.length}`)
    for (const found of listed) seen.set(String(found['id']), [...(seen.get(String(found['id'])) ?? []), String(id)])
  }
  for (const { id } of open) if (seen.get(id)?.length !== 1) say(`${id} is open and lies in ${String(seen.get(id))}`)
  if (seen.size !== open.length) say(`${seen.size} cases lie in queues, and ${open.length} are open`)

  const { body } = await ask('/v1/operations/summary')
  const summary = body['cases'] as readonly { readonly status: string; readonly cases: number }[]
  for (const status of ['open', 'claimed', 'waiting', 'decided']) {
    const counted = sum(summary.filter((row) => row.status === status).map((row) => row.cases))
    const listed = itemsOf(await ask(`/v1/cases?status=${status}&limit=200`)).length
    const there = states.filter(({ kind }) => kind === status).length
    if (counted !== there || listed !== there)
      say(`${there} cases are ${status}; the summary counts ${counted}, and the list holds ${listed}`)
  }
  const counted = body['appeals'] as readonly { readonly status: string; readonly appeals: number }[]
  const pending = [...appeals.values()].filter(({ kind }) => kind === 'pending').length
  if ((counted.find(({ status }) => status === 'pending')?.appeals ?? 0) !== pending)
    say(`${pending} appeals wait, and the summary counts otherwise`)
  await checkViews({ open, say, ask })
}

type Opened = Exclude<Case, { kind: 'none' }>

async function checkViews({
  open,
  say,
  ask,
}: {
  readonly open: readonly Opened[]
  readonly say: (what: string) => void
  readonly ask: Ask
}): Promise<void> {
  const meant: readonly (readonly [query: string, fits: (found: Opened) => boolean])[] = [
    ['is:open', ({ kind }) => kind === 'open'],
    ['is:claimed', ({ kind }) => kind === 'claimed'],
    ['is:waiting', ({ kind }) => kind === 'waiting'],
    ['is:escalated', ({ forSenior }) => forSenior !== null],
    ['sev:4', ({ severity }) => severity === 4],
    ['-sev:4', ({ severity }) => severity !== 4],
    ['org:alpha', ({ subject }) => subject.organization === 'alpha'],
    ['source:complaint', ({ items }) => items.some(({ kind }) => kind === 'complaint')],
    ['clause:conduct', ({ items }) => items.some(({ clause }) => clause.startsWith('conduct.'))],
    ['subject:account/alpha', ({ subject }) => subject.type === 'account' && subject.id === 'alpha'],
  ]
  const { body } = await ask('/v1/cases/count', { queries: meant.map(([query]) => query) })
  const counts = (body['items'] ?? body['counts'] ?? []) as readonly {
    readonly query: string
    readonly cases: number
  }[]
  for (const [query, fits] of meant) {
    const counted = counts.find((count) => count.query === query)?.cases
    const there = open.filter(fits).length
    if (counted !== there) say(`${query} counts ${String(counted)}, and ${there} are there`)
  }
}

/** What is recommended is the step that the points reach. */
export async function checkLadders(world: Nodes, { cases, actions }: Records, ask: Ask): Promise<void> {
  const { one, now, say } = world
  const all = [...actions.values()]
  const { version } = one.casework.desk.policy().policy
  for (const found of cases.values()) {
    if (found.kind === 'none' || found.subject.type === 'content') continue
    const { type, id } = found.subject
    const { body } = await ask(`/v1/cases/${found.id}`)
    const shown = (body['recommended'] ?? []) as readonly Shown[]
    for (const { clause, action, until, points } of shown) {
      if (action === 'refer-to-authority') continue
      const own = found.items.filter((item) => item.clause === clause).map(({ severity }) => severity)
      const severity = own.reduce<1 | 2 | 3 | 4>((most, each) => (each > most ? each : most), 1)
      const undecided = undecidedIn(all, [found.id, ...found.merged.map((each) => each.case)], { type, id })
      const meant = (undecided.length === 0 ? [null] : undecided).map((violation) =>
        JSON.stringify(
          recommendedBy(version, String(clause), {
            points: pointsWith(all, { type, id }, { severity, violation, now: now() }),
            limitsBefore: type === 'organization' ? limitsOn(all, id, violation) : 0,
            now: now(),
          }),
        ),
      )
      const is = JSON.stringify({ action, until, points })
      if (!meant.includes(is))
        say(`${found.id} is recommended ${is} under ${String(clause)}, and the ladder says ${meant.join(' or ')}`)
    }
  }
}

/** For how many violations an organization was limited by somebody's decision or a rule's, apart from one; what was taken back is none. */
function limitsOn(actions: readonly Action[], organization: string, apartFrom: string | null): number {
  const limits = actions.filter(
    (action) =>
      (action.kind === 'active' || action.kind === 'ended') &&
      action.terms.type === 'limit' &&
      action.terms.followUp === null &&
      action.terms.violation !== apartFrom &&
      action.terms.subject.type === 'organization' &&
      action.terms.subject.id === organization,
  )
  return new Set(limits.map((action) => ('terms' in action ? action.terms.violation : ''))).size
}

const OWN_LISTS = ['/v1/reports', '/v1/appeals', '/v1/complaints', '/v1/notices', '/v1/own-organization/actions']

/** Nobody reads what somebody of another organization wrote, and no member what others did. */
export async function checkOwnLists(world: Nodes, records: Records): Promise<void> {
  const { everybody, people, ask, say } = world
  for (const id of everybody)
    for (const url of OWN_LISTS) {
      const { body } = await ask(id, 'GET', `${url}?limit=200`)
      const text = JSON.stringify(body)
      for (const other of ORGANIZATIONS) {
        const person = people.get(id)
        const isTheirs = person?.isAdministrator === true && person.organization === other
        if (!isTheirs && text.includes(`Words of organization ${other}.`))
          say(`${id} reads what ${other} wrote at ${url}`)
      }
      for (const other of everybody) {
        if (other === id || !text.includes(`Words of ${other}.`)) continue
        const [mine, theirs] = [people.get(id), people.get(other)]
        const wroteAs = [...records.reports.values()].some(
          ({ report }) =>
            report.kind !== 'none' &&
            report.reporter.id === other &&
            report.reporter.organization === mine?.organization,
        )
        const isTheirs = mine?.isAdministrator === true && (mine.organization === theirs?.organization || wroteAs)
        if (!isTheirs) say(`${id} reads what ${other} wrote at ${url}`)
      }
    }
}
