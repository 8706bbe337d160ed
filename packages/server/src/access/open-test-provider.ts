/** For tests: a real OpenID Connect provider on a port of this machine, where a test says who signs in, and a browser to go there with. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Provider } from 'oidc-provider'

export type TestPerson = {
  readonly sub: string
  readonly email: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
}

export type TestProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who sits before the browser at the provider from now on; null: they press cancel. */
  readonly seat: (person: TestPerson | null) => void
  readonly close: () => Promise<void>
}

const CLIENT = { id: 'goodstanding', secret: 'a-secret-of-the-test-provider' }

export async function openTestProvider(redirect: string): Promise<TestProvider> {
  const people = new Map<string, TestPerson>()
  let seated: TestPerson | null = null
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The provider listens on no port.')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ email_verified: true, ...people.get(sub), sub }),
    }),
  })
  const answer = provider.callback()
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    if (seated === null) {
      const error = { error: 'access_denied', error_description: 'cancelled' }
      await provider.interactionFinished(request, response, error, { mergeWithLastSubmission: false })
      return
    }
    if (prompt.name === 'login') {
      await provider.interactionFinished(request, response, { login: { accountId: seated.sub, remember: false } })
      return
    }
    const grant = new provider.Grant({
      clientId: String(params['client_id']),
      ...(session === undefined ? {} : { accountId: session.accountId }),
    })
    grant.addOIDCScope('openid email profile')
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) {
      interact(request, response).catch((fault: unknown) => response.writeHead(500).end(String(fault)))
    } else {
      void answer(request, response)
    }
  })
  return {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    seat: (person) => {
      seated = person
      if (person !== null) people.set(person.sub, person)
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => {
        server.close(() => {
          closed()
        })
      })
    },
  }
}

export type Visited = {
  readonly url: string
  readonly status: number
  readonly body: string
}

/** A browser: keeps cookies for each host, and follows redirects between the provider and an app that is asked in process. */
export function openTestBrowser(app: FastifyInstance, home: string) {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    return jar
  }
  const keep = (url: URL, lines: readonly string[]): void => {
    for (const line of lines) {
      const [pair = ''] = line.split(';', 1)
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jarOf(url).delete(name)
      else jarOf(url).set(name, value.join('='))
    }
  }
  const once = async (url: URL): Promise<Visited & { readonly location: string | null }> => {
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    if (url.origin === home) {
      const answer = await app.inject({ url: url.pathname + url.search, headers: { cookie, host: url.host } })
      keep(url, [answer.headers['set-cookie'] ?? []].flat())
      const { statusCode: status, body, headers } = answer
      const location = status >= 300 && status < 400 ? String(headers['location']) : null
      return { url: url.href, status, body, location }
    }
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    keep(url, answer.headers.getSetCookie())
    const body = await answer.text()
    return { url: url.href, status: answer.status, body, location: answer.headers.get('location') }
  }
  return {
    cookies: () => jarOf(new URL(home)),
    /** Opens a page and goes wherever it leads, at most to `until`. */
    visit: async (path: string, until: (url: string) => boolean = () => false): Promise<Visited> => {
      let url = new URL(path, home)
      for (let steps = 0; steps < 20; steps += 1) {
        const visited = await once(url)
        if (visited.location === null) return visited
        url = new URL(visited.location, url)
        if (until(url.href)) return { ...visited, url: url.href }
      }
      throw new Error('The redirects never end.')
    },
  }
}
