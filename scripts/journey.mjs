/**
 * `npm run journey`: a member reports, the administrator confirms, the operator limits, the limit bites, an appeal lifts it - over HTTP,
 * each step printed. Against a started server: `npm run journey -- <url> <service token> <sign-in token>`; without words it starts one of
 * its own on a free port with a data directory that is removed afterwards.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

async function startServer() {
  const data = mkdtempSync(join(tmpdir(), 'goodstanding-journey-'))
  const start = fileURLToPath(new URL('./start.mjs', import.meta.url))
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: '0', GOODSTANDING_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line)
    const stop = async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    }
    return {
      url: ready.url,
      service: ready.serviceToken,
      signIn: new URL(ready.signIn).searchParams.get('token'),
      stop,
    }
  }
  throw new Error('The server ended before it was ready.')
}

const [url, service, signIn] = process.argv.slice(2)
const server = url === undefined ? await startServer() : { url, service, signIn, stop: async () => {} }

async function call(who, method, path, body) {
  const answer = await fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const value = await answer.json()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${value.kind ?? ''} ${value.detail ?? ''}`)
  return value
}

const step = (who, what, shown) => process.stdout.write(`${who.padEnd(14)} ${what.padEnd(44)} ${shown}\n`)
const put = (path, body) => call(server.service, 'PUT', path, body)
let sent = 0
const send = (text) =>
  call(server.service, 'POST', '/v1/decisions', {
    specversion: '1.0',
    id: `journey-${process.pid}-${++sent}`,
    source: 'https://chat.example',
    type: 'message.send',
    time: new Date().toISOString(),
    data: {
      organization: 'northwind',
      actor: { id: 'eve', kind: 'member' },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'external', relation: 'contact', recipients: ['x1'], size: 1 },
      content: { text },
    },
  })

try {
  const { token: administrator } = await call(null, 'POST', '/v1/sign-in', { token: server.signIn })
  const staff = async (id, ...roles) => {
    await call(administrator, 'POST', '/v1/staff', { id, name: id, email: `${id}@operator.example`, roles })
    return (await call(administrator, 'POST', `/v1/staff/${id}/tokens`)).token
  }
  const [mei, sol] = [await staff('mei', 'moderator'), await staff('sol', 'senior')]
  step('operator', 'names a moderator and a senior', 'mei, sol')

  await put('/v1/organizations/northwind', { name: 'Northwind Carpentry', kind: 'company', country: 'GB' })
  const person = async (id, name, ...roles) => {
    await put(`/v1/people/${id}`, {
      organization: 'northwind',
      kind: roles.length > 0 ? 'admin' : 'member',
      name,
      roles,
    })
    const role = roles.includes('admin') ? 'admin' : 'member'
    return (
      await call(server.service, 'POST', '/v1/member-tokens', { sub: id, organization: 'northwind', role, ttl: 600 })
    ).token
  }
  const ada = await person('ada', 'Ada Berg', 'admin')
  const bob = await person('bob', 'Bob Lind')
  const eve = await person('eve', 'Eve Stone')

  step('service', 'asks about a message of eve', (await send('See you on Monday.')).effect)
  const report = await call(bob, 'POST', '/v1/reports', {
    about: { account: 'eve' },
    clause: 'conduct.i',
    text: 'She keeps insulting me in front of customers.',
    evidence: [{ text: 'You are useless.' }],
  })
  step('bob', 'reports eve to the administrator', `${report.status}, answer due ${report.deadline}`)
  const { complaint } = await call(ada, 'POST', `/v1/reports/${report.id}/confirm`, {
    statement: 'I have seen the messages.',
  })
  step('ada', 'confirms: a complaint to the operator', complaint.id)
  await call(mei, 'POST', `/v1/cases/${complaint.case}/claim`, {})
  const { version } = await call(mei, 'GET', `/v1/cases/${complaint.case}`)
  step('mei', 'claims the case', complaint.case)
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const decided = await call(mei, 'POST', `/v1/cases/${complaint.case}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'limit', capability: 'message.external', until, subject: { type: 'account', id: 'eve' } }],
    reason: 'Repeated insults in front of customers.',
    ifMatch: version,
  })
  step('mei', 'limits messages to people outside', `until ${decided.actions[0].until}`)
  const blocked = await send('Hello there.')
  step('service', 'asks about the next message', `${blocked.effect}: ${blocked.message.en}`)
  step('bob', 'reads what became of the report', (await call(bob, 'GET', `/v1/reports/${report.id}`)).status)
  const [notice] = (await call(eve, 'GET', '/v1/notices?subject=account/eve')).items
  step('eve', 'reads her notice', notice.message.en.replace(/\s+/g, ' ').slice(0, 90))
  const appeal = await call(null, 'POST', '/v1/appeals', {
    action: notice.action,
    text: 'It was a line of a play that we rehearse.',
    token: notice.appealToken,
  })
  step('eve', "appeals with the notice's token", appeal.status)
  const same = await call(mei, 'POST', `/v1/appeals/${appeal.id}/decide`, {
    outcome: 'overturn',
    reason: 'Mine.',
  }).catch((refused) => refused.message)
  step('mei', 'may not decide the appeal', same.split(' ')[3] ?? same)
  const lifted = await call(sol, 'POST', `/v1/appeals/${appeal.id}/decide`, {
    outcome: 'overturn',
    reason: 'The rehearsal is in the calendar.',
  })
  step('sol', 'lifts the limit', lifted.status)
  step('service', 'asks about the next message', (await send('Hello there again.')).effect)
} finally {
  await server.stop()
}
