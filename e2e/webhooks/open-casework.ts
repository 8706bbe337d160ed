/** A server, its staff, people of organizations and a service that is told by webhook, for tests of what webhooks promise. */
import { readDocument } from '../server/expect-documented.ts'
import { hireStaff } from '../server/hire-staff.ts'
import { type LocalServer, type Settings, startServer } from '../server/start-server.ts'
import { takeWebhooks, type Webhooks } from './take-webhooks.ts'

// biome-ignore lint: tests read answers freely
export type Body = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

const ROLES = {
  mei: 'moderator',
  sol: 'senior',
  sofia: 'senior',
  carl: 'counsel',
  cora: 'counsel',
  eva: 'policy-editor',
  emil: 'policy-editor',
} as const

export type ToldCasework = {
  readonly server: LocalServer
  readonly staff: Readonly<Record<keyof typeof ROLES | 'root', string>>
  readonly webhooks: Webhooks
  /** Asks, and throws what was answered when it is no success. `token` undefined: the service asks. */
  readonly ask: (method: string, path: string, token?: string, body?: object) => Promise<Body>
  readonly person: (id: string, organization: string, role?: 'member' | 'admin' | 'external') => Promise<string>
  /** States a person of an organization as a fact. */
  readonly putPerson: (id: string, organization: string, role?: 'member' | 'admin') => Promise<void>
  /** Acts on somebody by a case that somebody outside opened; answers the actions. */
  readonly act: (
    about: { readonly account?: string; readonly organization?: string },
    actions: readonly object[],
    clause?: string,
  ) => Promise<readonly Body[]>
  readonly close: () => Promise<void>
}

export async function openToldCasework(settings: Settings = {}): Promise<ToldCasework> {
  const server = await startServer({ GOODSTANDING_PRIVATE_WEBHOOKS: 'allow', ...settings })
  const ask: ToldCasework['ask'] = async (method, path, token, body) => {
    const asked = { ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) }
    const answer = await server.ask(method, path, asked)
    if (answer.status >= 300) throw new Error(`${method} ${path} ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as Body
  }
  const signedIn = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  const staff = await hireStaff(server, (signedIn.body as { token: string }).token, ROLES)
  const webhooks = await takeWebhooks(server, (await readDocument(server)).document)
  const person: ToldCasework['person'] = async (id, organization, role = 'member') =>
    (await ask('POST', '/v1/member-tokens', undefined, { sub: id, organization, role, ttl: 600 }))['token'] as string
  return {
    ...{ server, staff, webhooks, ask, person },
    putPerson: (id, organization, role = 'member') =>
      server.put(`people/${id}`, { organization, kind: role, name: id, roles: role === 'admin' ? ['admin'] : [] }),
    act: async (about, actions, clause = 'conduct.i') => {
      const reporter = await person('outside', 'elsewhere', 'external')
      const filed = await ask('POST', '/v1/reports', reporter, { about, clause, text: 'Look at this.' })
      const decision = { clause, actions, reason: 'Looked at.' }
      const decided = await ask('POST', `/v1/cases/${filed['case']}/decide`, staff.sol, decision)
      return decided['actions'] as readonly Body[]
    },
    close: async () => {
      await server.close()
      await webhooks.close()
    },
  }
}

export const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
export const DAY = 86_400_000
