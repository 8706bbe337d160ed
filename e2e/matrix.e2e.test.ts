/** The Matrix connector between a real Synapse and a real Goodstanding. */
import { createCipheriv, createHash } from 'node:crypto'
import { startMatrix, WITHOUT_ANSWER } from '@goodstanding/connectors/matrix'
import { describe, expect, it } from 'vitest'
import { must } from './pages/seed-traffic.ts'
import {
  askConnector,
  decideCase,
  found,
  link,
  roomOf,
  seenIn,
  sendTo,
  theWorld,
  toldTo,
  until,
  useMatrix,
} from './matrix/use-matrix.ts'

useMatrix()

const left = found.kind === 'missing' ? ` (left out: ${found.why})` : ''
const PHISHING = link('bank.example', 'https://bank-example.test/x', 'Please log in here: ')
const PHISHING_ZH = '您的企业邮箱即将停用，请立即点击 bank.example 登录并输入密码和验证码，否则账号将被冻结。'
const THREAT = 'I will kill you tomorrow when you leave the office'

type Refused = {
  readonly error: string
  readonly goodstanding: { readonly decision: string; readonly clauses: readonly string[]; readonly appeal: string }
}
const refusedIn = (body: unknown): Refused => body as Refused
const admin = (user: string): string => `/_synapse/admin/v2/users/${encodeURIComponent(user)}`

describe.skipIf(found.kind === 'missing')(`a homeserver that asks before it sends${left}`, () => {
  it('sends what harms nobody, and refuses a deceptive link with the sentence, the decision, its clause and the way to appeal', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    expect(await sendTo(room, li, 'The stand-up moves to nine.')).toMatchObject({ status: 200 })
    const { status, body } = await sendTo(room, li, PHISHING)
    expect({ status, body }).toMatchObject({
      status: 403,
      body: {
        errcode: 'M_FORBIDDEN',
        error: expect.stringMatching(
          /^This was put on hold.*conduct\.e.*Matrix cannot hold a message.*\(Decision dec_[\w-]+\)$/,
        ),
        goodstanding: { effect: 'hold', clauses: expect.arrayContaining(['conduct.e']) },
      },
    })
    expect(await seenIn(room, mei)).toEqual(['The stand-up moves to nine.'])
    const { decision, appeal } = refusedIn(body).goodstanding
    const signedIn = await fetch(appeal, { redirect: 'manual' })
    expect([200, 302, 303]).toContain(signedIn.status)
    expect(decodeURIComponent(appeal)).toContain(`/me/kept-back/${decision}`)
    const { event } = must(await theWorld().service.decision(decision))
    expect(event?.data).toMatchObject({
      organization: 'acme',
      actor: { id: li.id, kind: 'member', name: 'li' },
      audience: { kind: 'person', relation: 'colleague', recipients: [mei.id], size: 1 },
    })
  })

  it('says so in Chinese to whoever writes Chinese, or states it', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    const sentence = expect.stringMatching(/conduct\.e.*Matrix 无法暂存消息.*（决定编号 dec_[\w-]+）$/)
    expect((await sendTo(room, li, PHISHING_ZH)).body).toMatchObject({ errcode: 'M_FORBIDDEN', error: sentence })
    const person = { organization: 'acme', kind: 'member', name: 'Mei', language: 'zh-Hans' } as const
    must(await theWorld().service.people.put(mei.id, person))
    expect((await sendTo(room, mei, PHISHING)).body).toMatchObject({ errcode: 'M_FORBIDDEN', error: sentence })
  })

  it('asks about edits, and about what formatted words show beside the plain ones', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    const sent = await sendTo(room, li, 'See you at nine')
    const edited = {
      ...{ msgtype: 'm.text', body: `* ${THREAT}` },
      'm.new_content': { msgtype: 'm.text', body: THREAT },
      'm.relates_to': { rel_type: 'm.replace', event_id: sent.body['event_id'] },
    }
    const { body } = await sendTo(room, li, edited)
    expect(body).toMatchObject({ errcode: 'M_FORBIDDEN', goodstanding: { effect: 'hold' } })
    const { event } = must(await theWorld().service.decision(refusedIn(body).goodstanding.decision))
    expect(event).toMatchObject({ type: 'message.edit', data: { edits: { id: sent.body['event_id'] } } })
    const hidden = { ...link('x', 'https://x.example'), body: 'See you at nine', formatted_body: `<p>${THREAT}</p>` }
    expect(await sendTo(room, li, hidden)).toMatchObject({ status: 403 })
  })

  it('refuses words that only some clients show: in the half of an edit, in what only looks like a reply or a tag, in a reaction', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    const sent = await sendTo(room, li, 'See you at ten.')
    const event_id = String(sent.body['event_id'])
    const html = { msgtype: 'm.text', body: 'Hello', format: 'org.matrix.custom.html' }
    const hidden = [
      {
        ...{ msgtype: 'm.text', body: `* ${THREAT}`, 'm.new_content': { msgtype: 'm.text', body: 'Nine' } },
        'm.relates_to': { rel_type: 'm.replace', event_id },
      },
      { msgtype: 'm.text', body: `> ${THREAT}\n\nYes`, 'm.relates_to': { 'm.in_reply_to': { id: event_id } } },
      { ...html, formatted_body: `<p ='> ${THREAT} '>Hello` },
      { ...html, formatted_body: `<span data-mx-spoiler="${THREAT}">Hello</span>` },
    ]
    for (const content of hidden) expect(await sendTo(room, li, content)).toMatchObject({ status: 403 })
    const react = (key: string) =>
      li.ask('PUT', `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.reaction/${key.length}`, {
        'm.relates_to': { rel_type: 'm.annotation', event_id, key },
      })
    expect(await react(THREAT)).toMatchObject({ status: 403 })
    expect(await react('👍️')).toMatchObject({ status: 200 })
    expect(await seenIn(room, mei)).toEqual(['See you at ten.'])
  })

  it('tells of a file its name, type, size and the hash by which registers know it', async () => {
    const { li, mei } = theWorld().people
    const { service, synapse } = theWorld()
    const room = await roomOf(li, mei)
    const bytes = 'listed by somebody who knows'
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    must(await service.register('hashes').put('listed', { sha256, clause: 'content.j', label: 'listed' }))
    const uploaded = await fetch(`${synapse.url}/_matrix/media/v3/upload?filename=list.pdf`, {
      method: 'POST',
      headers: { authorization: `Bearer ${li.token}`, 'content-type': 'application/pdf' },
      body: bytes,
    })
    const { content_uri: url } = (await uploaded.json()) as { content_uri: string }
    const info = { mimetype: 'application/pdf', size: bytes.length }
    const { body } = await sendTo(room, li, { msgtype: 'm.file', body: 'list.pdf', url, info })
    expect(body).toMatchObject({ goodstanding: { clauses: expect.arrayContaining(['content.j']) } })
    const { event } = must(await service.decision(refusedIn(body).goodstanding.decision))
    expect(event?.data).toMatchObject({
      content: { text: '', files: [{ name: 'list.pdf', mediaType: 'application/pdf', size: bytes.length, sha256 }] },
    })
  })

  it('knows a listed file though its sender encrypts it and leaves the key beside it, as clients show it', async () => {
    const { li, mei } = theWorld().people
    const { service, synapse } = theWorld()
    const room = await roomOf(li, mei)
    const bytes = 'listed, and sent behind a key'
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    must(await service.register('hashes').put('sealed', { sha256, clause: 'content.j', label: 'listed' }))
    const [key, iv] = [Buffer.alloc(32, 7), Buffer.alloc(16, 9)]
    const cipher = createCipheriv('aes-256-ctr', key, iv)
    const uploaded = await fetch(`${synapse.url}/_matrix/media/v3/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${li.token}`, 'content-type': 'application/octet-stream' },
      body: Buffer.concat([cipher.update(bytes), cipher.final()]),
    })
    const { content_uri: url } = (await uploaded.json()) as { content_uri: string }
    const file = { v: 'v2', url, iv: iv.toString('base64'), key: { kty: 'oct', k: key.toString('base64url') } }
    const { body } = await sendTo(room, li, { msgtype: 'm.file', body: 'list.pdf', file })
    expect(body).toMatchObject({ goodstanding: { clauses: expect.arrayContaining(['content.j']) } })
    const { event } = must(await service.decision(refusedIn(body).goodstanding.decision))
    expect(event?.data).toMatchObject({ content: { files: [{ name: 'list.pdf', sha256 }] } })
  })

  it('makes one decision of an event that is asked about again, before and after a restart', async () => {
    const { li, mei, omar } = theWorld().people
    const room = await roomOf(li, mei)
    const event = {
      ...{ event_id: '$again', type: 'm.room.message', room_id: room, sender: li.id, origin_server_ts: Date.now() },
      content: { msgtype: 'm.text', body: THREAT },
    }
    const asked = async (): Promise<unknown> => (await askConnector('check_event_for_spam', { event })).json()
    const [first, second] = await Promise.all([asked(), asked()])
    await theWorld().restartConnector()
    expect([second, await asked()].map((answer) => refusedIn(answer).goodstanding.decision)).toEqual(
      [first, first].map((answer) => refusedIn(answer).goodstanding.decision),
    )
    const kept = must(await theWorld().service.keptBack.list({ account: li.id, organization: 'acme' }))
    expect(kept.items.filter((item) => item.event.id === '$again')).toHaveLength(1)
    // Meanwhile somebody else came into the room: it is asked about anew, and never let through unasked.
    await li.ask('POST', `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/invite`, { user_id: omar.id })
    await omar.ask('POST', `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/join`, {})
    await theWorld().restartConnector()
    expect(await asked()).toMatchObject({ errcode: 'M_FORBIDDEN', goodstanding: { effect: 'hold' } })
  })

  it('is asked about whatever another server makes of a message, which homeservers do not check', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    const hour = 60 * 60_000
    const editsNothing = { 'm.relates_to': { rel_type: 'm.replace', event_id: '' }, 'm.new_content': { body: 'x' } }
    const made: readonly (readonly [number, object])[] = [
      [Date.now() + hour, {}],
      [Date.now() - 500 * 24 * hour, {}],
      [Number.MAX_SAFE_INTEGER, {}],
      [Date.now(), editsNothing],
    ]
    for (const [index, [origin_server_ts, more]] of made.entries()) {
      const event = {
        ...{ event_id: `$far-${index}`, type: 'm.room.message', room_id: room, sender: `@eve-${index}:far.example` },
        ...{ origin_server_ts, content: { msgtype: 'm.text', body: THREAT, ...more } },
      }
      const answer = await askConnector('check_event_for_spam', { event })
      expect([answer.status, await answer.json()]).toMatchObject([403, { goodstanding: { effect: 'hold' } }])
    }
  })

  it('lets colleagues invite each other, and holds invitations of people outside to the rules', async () => {
    const { li, mei, omar, bo, cy } = theWorld().people
    for (let room = 0; room < 5; room++) await roomOf(li, mei)
    const inviteBo = () => li.ask('POST', '/_matrix/client/v3/createRoom', { invite: [bo.id] })
    for (let room = 0; room < 3; room++) expect(await inviteBo()).toMatchObject({ status: 200 })
    const { status, body } = await inviteBo()
    expect({ status, body }).toMatchObject({
      status: 403,
      body: { errcode: 'M_FORBIDDEN', goodstanding: { effect: 'block', clauses: ['admin.f.vi'] } },
    })
    // On another server: the homeserver of the tests talks to none, and says so itself once we let it.
    const elsewhere = await li.ask('POST', '/_matrix/client/v3/createRoom', { invite: ['@ida:elsewhere.test'] })
    expect(elsewhere.body['goodstanding']).toBeUndefined()
    // Who accepted once is a contact, and may be asked into as many rooms as need be.
    for (let room = 0; room < 5; room++) await roomOf(omar, cy)
    const refused = await sendTo(await roomOf(omar, cy), omar, PHISHING)
    const { event } = must(await theWorld().service.decision(refusedIn(refused.body).goodstanding.decision))
    expect(event?.data).toMatchObject({ audience: { kind: 'external', relation: 'contact' } })
  })

  it('answers nobody without its secret, and nothing that it does not know', async () => {
    const wrong = await askConnector('check_event_for_spam', { event: {} }, 'another-secret-0123456789')
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8'])
    const statuses = [
      await askConnector('check_event_for_spam', '{"event":'),
      await askConnector('delete_everything', {}),
      await askConnector('check_event_for_spam', 'x'.repeat(1024 * 1024 + 1)),
      await askConnector('user_may_create_room', { user_id: theWorld().people.li.id }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([400, 400, 413, 200])
    const forged = await fetch(`${theWorld().connector().url}/webhooks`, {
      method: 'POST',
      body: '{"type":"hold.released"}',
    })
    expect(forged.status).toBe(400)
    const { config, synapse, people } = theWorld()
    const powerless = {
      ...config,
      listen: { host: '127.0.0.1', port: 0 },
      synapse: { url: synapse.url, token: people.li.token },
    }
    await expect(startMatrix(powerless, () => undefined)).rejects.toThrow(
      '@li:acme.test, whose token SYNAPSE_TOKEN is, is no',
    )
  })

  it('lets a message pass that a person released, and tells its sender', async () => {
    const { bo, cy } = theWorld().people
    const room = await roomOf(cy, bo)
    const words = 'I will kill you in the second act, after the duel, and the curtain falls.'
    const { body } = await sendTo(room, cy, words)
    const { decision } = refusedIn(body).goodstanding
    const held = must(await theWorld().service.decision(decision))
    await decideCase(held.case ?? '', { outcome: 'no-violation', reason: 'They rehearse a play.' })
    await until('the word of it', async () => {
      const told = await toldTo(cy)
      return told.some((text) => text.includes('found nothing wrong')) ? true : null
    })
    expect(await sendTo(room, bo, words)).toMatchObject({ status: 403 })
    expect(await sendTo(room, cy, words)).toMatchObject({ status: 200 })
    expect(await seenIn(room, bo)).toEqual([words])
  })

  it('delivers the words of somebody at risk, and tells them alone where help is', async () => {
    const { li, mei } = theWorld().people
    const room = await roomOf(li, mei)
    const words = "I can't go on like this, I want to end my life"
    expect(await sendTo(room, li, words)).toMatchObject({ status: 200 })
    const offersHelp = (text: string): boolean => text.includes('You are not alone')
    await until('the word of help', async () => ((await toldTo(li)).some(offersHelp) ? true : null))
    expect((await toldTo(mei)).some(offersHelp)).toBe(false)
    expect(await seenIn(room, mei)).toEqual([words])
  })

  it('tells people what there is to tell where they see it, though they left the room of before, or closed it to the connector', async () => {
    const { steward, synapse, people } = theWorld()
    const wen = await synapse.register('wen')
    await theWorld().restartConnector({ notices: 'message' })
    const room = await roomOf(people.mei, wen)
    const askedInto = async (): Promise<string | null> => {
      const { body } = await wen.ask('GET', '/_matrix/client/v3/sync?timeout=0')
      const rooms = (body['rooms'] ?? {}) as { readonly invite?: Readonly<Record<string, unknown>> }
      return Object.keys(rooms.invite ?? {})[0] ?? null
    }
    const worry = (words: string) => sendTo(room, wen, `I can't go on like this, ${words}`)
    const at = (told: string): string => `/_matrix/client/v3/rooms/${encodeURIComponent(told)}`
    await worry('I want to end my life')
    const first = await until('the first word of help', askedInto)
    await wen.ask('POST', `${at(first)}/leave`, {})
    await worry('I want to end my life tonight')
    expect(await until('the invitation into the same room', askedInto)).toBe(first)
    await wen.ask('POST', `${at(first)}/join`, {})
    await until('the second word of help', async () => ((await toldTo(wen, steward.id)).length > 1 ? true : null))
    // Nobody but the connector rules there.
    expect(await wen.ask('POST', `${at(first)}/kick`, { user_id: steward.id })).toMatchObject({ status: 403 })
    await steward.ask('POST', `${at(first)}/leave`, {})
    await worry('I want to end my life now')
    expect(await until('an invitation into another room', askedInto)).not.toBe(first)
    await theWorld().restartConnector()
  })

  it('takes away what a person removed, and puts what is reported before the administrator once, with the words and the reporter', async () => {
    const { li, mei, omar } = theWorld().people
    const { service } = theWorld()
    const room = await roomOf(mei, li)
    const sent = await sendTo(room, li, 'Cheap watches, write me for the price list')
    const at = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/report/${encodeURIComponent(String(sent.body['event_id']))}`
    expect(await mei.ask('POST', at, { reason: 'spam, again and again' })).toMatchObject({ status: 200 })
    const filed = async () => must(await service.reports.list({ organization: 'acme', reporter: mei.id })).items
    const [report] = await until('the report', async () => ((await filed()).length > 0 ? filed() : null))
    expect(report).toMatchObject({
      status: 'with-administrator',
      text: 'spam, again and again',
      clause: 'conduct.j',
      about: { account: li.id, event: { source: theWorld().connector().source, id: sent.body['event_id'] } },
      reporter: { id: mei.id, organization: 'acme', kind: 'member' },
    })
    const texts = report?.evidence.flatMap(({ versions }) => versions.map(({ text }) => text))
    expect(texts).toContain('Cheap watches, write me for the price list')
    await theWorld().restartConnector()
    await mei.ask('POST', `/_matrix/client/v3/users/${encodeURIComponent(li.id)}/report`, { reason: 'the same' })
    await until('the second report', async () => ((await filed()).length > 1 ? true : null))
    expect(await filed()).toHaveLength(2)

    // Whoever was threatened before would not get it: the third time to one person is held.
    const other = await roomOf(omar, li)
    const flagged = await sendTo(other, li, `See you at nine. ${THREAT}`)
    expect(flagged).toMatchObject({ status: 200 })
    const { items } = must(await theWorld().senior.cases.list({ subject: `account/${li.id}`, status: 'open' }))
    const decisions = items.flatMap(({ findings }) => findings.map(({ decision }) => decision))
    const events = await Promise.all(decisions.map(async (id) => must(await service.decision(id))))
    const decided = events.find(({ event }) => event?.id === flagged.body['event_id'])
    const { actions } = await decideCase(decided?.case ?? '', {
      clause: 'conduct.i',
      actions: [{ type: 'remove', subject: { type: 'content', id: decided?.id ?? '' } }],
      reason: 'A threat.',
    })
    expect(actions).toHaveLength(1)
    await until('the removal', async () => ((await seenIn(other, omar)).includes(null) ? true : null))
    expect(await seenIn(other, omar)).toEqual([null])
    expect(await seenIn(room, mei)).toEqual(['Cheap watches, write me for the price list'])
    await until('the notice', async () =>
      (await toldTo(li)).some((text) => text.includes('/notices/ntc_')) ? true : null,
    )
  })

  it('puts before the administrator whatever is reported, however it is reported: all that anybody saw of it, an edit, a poll', async () => {
    const { li, omar } = theWorld().people
    const { service, connector } = theWorld()
    const room = await roomOf(omar, li)
    const report = async (event: unknown, reason: string): Promise<string> => {
      const at = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/report/${encodeURIComponent(String(event))}`
      expect(await omar.ask('POST', at, { reason })).toMatchObject({ status: 200 })
      return String(event)
    }
    const filed = async () => must(await service.reports.list({ organization: 'acme', reporter: omar.id })).items
    const bold = { format: 'org.matrix.custom.html', formatted_body: 'Buy <b>our</b> watches' }
    const sent = await sendTo(room, li, { msgtype: 'm.text', body: 'Good morning', ...bold })
    const relation = { rel_type: 'm.replace', event_id: sent.body['event_id'] }
    const edit = { 'm.new_content': { msgtype: 'm.text', body: 'Buy two' }, 'm.relates_to': relation }
    expect(await sendTo(room, li, { msgtype: 'm.text', body: 'Buy two', ...edit })).toMatchObject({ status: 200 })
    const unnamed = await sendTo(room, li, { msgtype: 'm.image', body: '\u200b', url: 'mxc://acme.test/none' })
    const poll = { question: { 'm.text': [{ body: 'Which watch?' }] }, answers: [{ 'm.text': [{ body: 'Gold' }] }] }
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.poll.start/watches`
    const asked = await omar.ask('PUT', path, { 'm.poll': poll })
    const long = 'Again and again. '.repeat(1_200)
    const ids = [
      await report(sent.body['event_id'], long),
      await report(unnamed.body['event_id'], '\u200b'),
      await report(asked.body['event_id'], 'spam'),
    ]
    await until('the reports', async () => ((await filed()).length === ids.length ? true : null))
    const seen = new Map(
      (await filed()).map(({ about, text, evidence }) => [
        about.event?.id,
        { text, shown: evidence.flatMap(({ versions }) => versions.map((one) => one.text)) },
      ]),
    )
    const { source } = connector()
    expect((await filed()).every(({ about }) => about.event?.source === source)).toBe(true)
    expect(ids.map((id) => seen.get(id))).toEqual([
      { text: long.slice(0, 16_384), shown: ['Buy our watches\nGood morning', 'Buy two'] },
      { text: '-', shown: [] },
      { text: 'spam', shown: ['Which watch?\nGold'] },
    ])
  })

  it('suspends at the homeserver who is suspended, tells them why, and takes back that and nothing else', async () => {
    const { omar, mei } = theWorld().people
    const { service, senior, steward } = theWorld()
    const room = await roomOf(omar, mei)
    const about = { about: { account: omar.id }, clause: 'conduct.j', text: 'Offers to everybody.' }
    const report = must(
      await service.reports.file({
        ...about,
        reporter: { organization: 'acme', id: mei.id, kind: 'member' },
        to: 'operator',
      }),
    )
    const { actions } = await decideCase(report.case ?? '', {
      clause: 'conduct.j',
      actions: [{ type: 'suspend' }],
      reason: 'Offers.',
    })
    const isSuspended = async (): Promise<unknown> => (await steward.ask('GET', admin(omar.id))).body['suspended']
    await until('the suspension', async () => ((await isSuspended()) === true ? true : null))
    // Synapse itself lets who is suspended sign in; the sign-in is asked about as well.
    expect(await theWorld().synapse.login('mei')).toMatchObject({ status: 200 })
    expect(await theWorld().synapse.login('omar')).toMatchObject({
      status: 403,
      body: { goodstanding: { effect: 'block' } },
    })
    expect(await sendTo(room, omar, 'May I?')).toMatchObject({ status: 403, body: { errcode: 'M_USER_SUSPENDED' } })
    const event = {
      event_id: '$omar',
      type: 'm.room.message',
      room_id: room,
      sender: omar.id,
      content: { body: 'May I?' },
    }
    const answer = await askConnector('check_event_for_spam', { event })
    expect(await answer.json()).toMatchObject({
      error: expect.stringContaining('Decision dec_'),
      goodstanding: { effect: 'block' },
    })
    must(await senior.actions.reverse(actions[0]?.id ?? '', 'It was another Omar.'))
    await until('the end of it', async () => ((await isSuspended()) === false ? true : null))
    expect(await sendTo(room, omar, 'Thank you.')).toMatchObject({ status: 200 })
    await until('the word of it', async () =>
      (await toldTo(omar)).some((text) => /was reversed|措施已撤销/.test(text)) ? true : null,
    )
  })

  it('sends what is held where the operator chose so, and takes it away when a person rejects it', async () => {
    const { bo, cy } = theWorld().people
    const room = await roomOf(bo, cy)
    await theWorld().restartConnector({ hold: 'deliver', notices: 'message' })
    const sent = await sendTo(room, bo, THREAT)
    expect(sent).toMatchObject({ status: 200 })
    const find = async () =>
      must(await theWorld().service.keptBack.list({ account: bo.id, organization: 'beta' })).items
    const kept = (await find()).find(({ event }) => event.id === sent.body['event_id'])
    const held = must(await theWorld().service.decision(kept?.decision ?? ''))
    await decideCase(held.case ?? '', { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'A threat.' })
    await until('the removal', async () => ((await seenIn(room, cy)).includes(null) ? true : null))
    // The notice comes from the connector's own account here, in a room of the two.
    await until('the notice', async () => {
      const told = await toldTo(bo, theWorld().steward.id)
      return told.some((text) => text.includes('/notices/ntc_')) ? true : null
    })
    await theWorld().restartConnector()
  })

  it('does what was configured while nobody answers, and tells afterwards what went on', async () => {
    const { mei, omar, cy } = theWorld().people
    const room = await roomOf(mei, omar)
    await theWorld().stopGoodstanding()
    const sent = await sendTo(room, mei, 'Is anybody there?')
    expect(sent).toMatchObject({ status: 200 })
    const invited = await mei.ask('POST', '/_matrix/client/v3/createRoom', { invite: [cy.id] })
    expect(invited).toMatchObject({ status: 403, body: { goodstanding: { effect: 'not-checked', decision: null } } })
    expect(theWorld().logged).toContainEqual(
      expect.objectContaining({ what: 'Goodstanding did not answer.', id: sent.body['event_id'], becomes: 'allow' }),
    )
    await theWorld().startGoodstanding()
    await until('the word of it', () =>
      Promise.resolve(
        theWorld().logged.some(({ what, left }) => what.startsWith('Events that nobody') && left === 0) || null,
      ),
    )
    await theWorld().restartConnector({ withoutAnswer: { ...WITHOUT_ANSWER, check_event_for_spam: 'refuse' } })
    await theWorld().stopGoodstanding()
    expect(await sendTo(room, mei, 'And now?')).toMatchObject({
      status: 403,
      body: { error: 'This could not be checked just now, so it was not sent. Try again in a minute.' },
    })
    await theWorld().startGoodstanding()
  })
})
