/** A real OpenID Connect provider on a port of this machine, where a test says who sits before the browser. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

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
  /** What becomes of each ID token on its way out from now on; null: nothing. */
  readonly forge: (change: ((idToken: string) => string) | null) => void
  readonly close: () => Promise<void>
}

const CLIENT = { id: 'goodstanding', secret: 'a-secret-of-the-test-provider' }

const isIssued = (body: unknown): body is { readonly id_token: string } =>
  typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string'

/** `signedOut`: where people may be sent after they signed out there. */
export async function openTestProvider(redirect: string, signedOut: string | null = null): Promise<TestProvider> {
  const { Provider } = await import('oidc-provider')
  const people = new Map<string, TestPerson>()
  let seated: TestPerson | null = null
  let forge: ((idToken: string) => string) | null = null
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The provider listens on no port.')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirect],
        ...(signedOut === null ? {} : { post_logout_redirect_uris: [signedOut] }),
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ email_verified: true, ...people.get(sub), sub }),
    }),
  })
  provider.use(async ({ response }, next) => {
    await next()
    const { body } = response
    if (forge !== null && isIssued(body)) response.body = { ...body, id_token: forge(body.id_token) }
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
    forge: (change) => {
      forge = change
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
