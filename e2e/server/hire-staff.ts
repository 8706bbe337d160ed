/** People of the operator, and tokens of people of an organization, made as an installation makes them. */
import type { Answer } from './client.ts'
import type { LocalServer } from './start-server.ts'

function tokenIn({ status, body }: Answer): string {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return (body as { readonly token: string }).token
}

/** Names each with their role, by the first administrator's token. */
export async function hireStaff<Name extends string>(
  server: LocalServer,
  root: string,
  roles: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name | 'root', string>>> {
  const hired: [string, string][] = [['root', root]]
  for (const [id, role] of Object.entries<string>(roles)) {
    const person = { id, name: id, email: `${id}@operator.example`, roles: [role] }
    await server.ask('POST', '/v1/staff', { token: root, body: person })
    hired.push([id, tokenIn(await server.ask('POST', `/v1/staff/${id}/tokens`, { token: root }))])
  }
  return Object.fromEntries(hired) as Readonly<Record<Name | 'root', string>>
}

export async function memberToken(server: LocalServer, sub: string, role: string): Promise<string> {
  const body = { sub, organization: 'northwind', role, ttl: 600 }
  return tokenIn(await server.ask('POST', '/v1/member-tokens', { body }))
}
