/** A morning's traffic: organizations, messages that rules find, reports that people write, so that no page is empty. */
import { createGoodstanding, type Goodstanding, type WireEvent } from '@goodstanding/sdk'

export type Installation = { readonly url: string; readonly serviceToken: string; readonly signInToken: string }

export type Staff = { readonly id: string; readonly token: string }

export type Seeded = {
  readonly service: Goodstanding
  /** The first administrator of the installation. */
  readonly root: Staff
  readonly mei: Staff
  readonly ana: Staff
  readonly lex: Staff
  /** The second counsel. */
  readonly cleo: Staff
  readonly ora: Staff
  readonly ned: Staff
  readonly member: (id: string, organization: string, role: 'member' | 'admin' | 'external') => Promise<string>
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }

export function must<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

let serial = 0

export function message(
  organization: string,
  actor: string,
  text: string,
  more: Readonly<Record<string, unknown>> = {},
): WireEvent {
  serial += 1
  return {
    specversion: '1.0',
    id: `seed-${serial}`,
    source: 'https://chat.example/seed',
    type: 'message.send',
    data: {
      organization,
      actor: { id: actor, kind: 'member', name: actor },
      conversation: { id: `c-${serial}`, kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: [`x-${serial}`], size: 1 },
      content: { text },
      ...more,
    },
  }
}

const ORGANIZATIONS = [
  { id: 'acme', name: 'Acme Textile', kind: 'company', country: 'DE', domain: 'acme.example' },
  {
    id: 'hengyuan',
    name: '恒远物流 Hengyuan Logistics',
    kind: 'company',
    country: 'CN',
    domain: 'hengyuan.example',
  },
  { id: 'northline', name: 'Northline Retail', kind: 'company', country: 'GB', domain: 'northline.example' },
] as const

const MESSAGES: readonly (readonly [string, string, string])[] = [
  ['acme', 'li.wei', 'I will kill you tomorrow when you leave the office.'],
  ['hengyuan', 'zhao', '明天下班我就打死你，你给我等着'],
  ['northline', 'sam', 'You are a worthless idiot, everybody here hates you, go away.'],
  ['acme', 'kim', 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'],
  ['hengyuan', 'chen', '内部荐股群，老师带单，稳赚不赔，日入过万，加微信'],
  ['northline', 'tom', 'Please send me the one-time passcode that you just received, I am from the bank.'],
]

/** Signs the first administrator in, makes the staff, the organizations and - for a morning - the traffic. */
export async function seedTraffic(at: Installation, traffic: 'morning' | 'none' = 'morning'): Promise<Seeded> {
  const service = createGoodstanding({ url: at.url, token: at.serviceToken })
  const anybody = createGoodstanding({ url: at.url })
  const first = must(
    await anybody.ask<{ token: string; person: { id: string } }>('POST', '/v1/sign-in', {
      body: { token: at.signInToken },
    }),
  )
  const root = { id: first.person.id, token: first.token }
  const admin = createGoodstanding({ url: at.url, token: root.token })
  const staff = async (id: string, name: string, roles: readonly string[]): Promise<Staff> => {
    must(await admin.ask('POST', '/v1/staff', { body: { id, name, email: `${id}@operator.example`, roles } }))
    const { token } = must(await admin.ask<{ token: string }>('POST', `/v1/staff/${id}/tokens`, { body: {} }))
    return { id, token }
  }
  const mei = await staff('mei', 'Mei Okafor', ['moderator', 'senior', 'policy-editor'])
  const ana = await staff('ana', 'Ana Ruiz', ['senior', 'policy-editor'])
  const lex = await staff('lex', 'Lex Brandt', ['counsel'])
  const cleo = await staff('cleo', 'Cleo Adeyemi', ['counsel'])
  const ora = await staff('ora', 'Ora Levi', ['auditor'])
  const ned = await staff('ned', 'Ned Sato', ['moderator'])
  for (const { id, name, kind, country, domain } of ORGANIZATIONS)
    must(await service.organizations.put(id, { name, kind, country, domains: [domain] }))
  for (const { id } of ORGANIZATIONS)
    must(
      await service.people.put(`${id}-boss`, {
        organization: id,
        kind: 'member',
        name: `Boss of ${id}`,
        roles: ['admin'],
      }),
    )
  const member: Seeded['member'] = async (sub, organization, role) =>
    must(await service.mintMemberToken({ sub, organization, role, ttl: 600 })).token
  const seeded = { service, root, mei, ana, lex, cleo, ora, ned, member }
  if (traffic === 'none') return seeded
  for (const [organization, actor, text] of MESSAGES) must(await service.decide(message(organization, actor, text)))
  const reporter = createGoodstanding({ url: at.url, token: await member('eva', 'acme', 'member') })
  must(
    await reporter.reports.file({
      about: { account: 'kim' },
      text: 'Kim keeps inviting all of us into a stock group.',
    }),
  )
  must(await reporter.reports.file({ about: { account: 'li.wei' }, text: 'He threatens Jo in our group chat.' }))
  const outsider = createGoodstanding({ url: at.url, token: await member('x-7', 'northline', 'external') })
  must(await outsider.reports.file({ about: { account: 'tom' }, text: 'He asked me for the code on my phone.' }))
  return seeded
}
