/** The connector between the WeCom of tests and a real Goodstanding: what WeCom tells is decided, and what is decided is carried out there. */
import type { Goodstanding } from '@goodstanding/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APP_TOKEN, hire, must, openTestCorp, signIn, type TestCorp, until } from './open-test-corp.ts'
import { eventXml, sendCallback } from './open-test-wecom.ts'
import { phoneOf } from './state-person.ts'

let corp: TestCorp
let mei: Goodstanding
let sol: Goodstanding
let ora: Goodstanding
beforeAll(async () => {
  corp = await openTestCorp()
  const root = await signIn(corp)
  mei = await hire(root, corp.running.url, 'mei', ['moderator'])
  sol = await hire(root, corp.running.url, 'sol', ['senior'])
  ora = await hire(root, corp.running.url, 'ora', ['senior'])
  must(await corp.service.register('staff').put('st1', { name: 'Ottoline Farnsworth' }))
  must(await corp.service.organizations.put('northwind', { name: 'Northwind', kind: 'company', country: 'SG' }))
})
afterAll(() => corp.close())

const call = (members: Readonly<Record<string, string | number>>) => sendCallback(corp.url(), eventXml(members))
const joins = (userId: string, more: Readonly<Record<string, string | number>> = {}) =>
  call({ Event: 'change_contact', ChangeType: 'create_user', UserID: userId, ...more })
const statusOf = (userId: string) => corp.wecom.members.get(userId)?.status
const becomes = (userId: string, status: number) => until(() => (statusOf(userId) === status ? true : null))
const textsTo = (userId: string) => corp.wecom.sent.filter(({ to }) => to === userId).map(({ text }) => text)

async function caseOf(subject: string) {
  return until(async () => must(await mei.cases.list({ subject })).items[0] ?? null)
}

describe('a new member', () => {
  it('with a plain name is let in, and becomes a person that later decisions know', async () => {
    corp.wecom.members.set('lin', { name: 'Lin Qiao', status: 1, position: 'Nurse' })
    expect(await joins('lin')).toEqual({ status: 200, text: 'success' }) // ids only, as since 2022: the name is looked up
    const person = await until(async () => {
      const answer = await corp.service.people.get('northwind:lin')
      return answer.ok ? answer.value : null
    })
    expect(person).toMatchObject({ organization: 'northwind', name: 'Lin Qiao', title: 'Nurse' })
    expect(statusOf('lin')).toBe(1)
  })

  it('is known with a number that nobody can read left out, and by one of mainland China without its country', async () => {
    for (const [userId, Mobile] of [
      ['odd', '12'],
      ['short', '13812345670'],
    ] as const) {
      corp.wecom.members.set(userId, { name: `Person ${userId}`, status: 1 })
      await joins(userId, { Name: `Person ${userId}`, Mobile })
      await until(async () => ((await corp.service.people.get(`northwind:${userId}`)).ok ? true : null))
    }
    const left = corp.logged.filter(({ what }) => what.startsWith('A phone number cannot be read'))
    expect(left.map(({ more }) => more)).toEqual([{ id: 'northwind:odd' }])
    expect([phoneOf('13812345670'), phoneOf('+852 61234567'), phoneOf('12')]).toEqual([
      ...['+86 13812345670', '+852 61234567', '12'],
    ])
  })

  it('named like the operator’s staff is disabled until a person has looked, and enabled when cleared', async () => {
    corp.wecom.members.set('otto', { name: 'Ottoline Farnsworth', status: 1 })
    await joins('otto', { Name: 'Ottoline Farnsworth' })
    await becomes('otto', 2)
    expect((await corp.service.people.get('northwind:otto')).ok).toBe(false)
    const found = await caseOf('account/northwind:otto')
    expect(found.clauses).toContain('conduct.k')
    const { version } = must(await mei.cases.claim(found.id))
    must(await mei.cases.decide(found.id, { outcome: 'no-violation', reason: 'It is her own name.', ifMatch: version }))
    await becomes('otto', 1)
    await until(async () => ((await corp.service.people.get('northwind:otto')).ok ? true : null))
  })

  it('whose disabling has to be tried again is disabled, whatever WeCom says of them by then', async () => {
    corp.wecom.members.set('otto.b', { name: 'Ottoline Farnsworth', status: 1 })
    corp.wecom.fail('user/update', -1, 3)
    await joins('otto.b')
    await until(() => (corp.logged.some(({ what }) => what.startsWith('A callback waits')) ? true : null))
    corp.wecom.members.set('otto.b', { name: 'Ottoline Farnsworth', status: 1, position: 'Porter' })
    await becomes('otto.b', 2)
  })

  it('told three times is one event', async () => {
    corp.wecom.members.set('thrice', { name: 'Tao Ren', status: 1 })
    const xml = eventXml({ Event: 'change_contact', ChangeType: 'create_user', UserID: 'thrice', Name: 'Tao Ren' })
    for (let told = 0; told < 3; told += 1) expect((await sendCallback(corp.url(), xml)).status).toBe(200)
    await corp.restart()
    expect((await sendCallback(corp.url(), xml)).status).toBe(200)
    await until(async () => ((await corp.service.people.get('northwind:thrice')).ok ? true : null))
    expect(
      corp.logged.filter(
        ({ what, more }) => what === 'A callback came again.' && JSON.stringify(more).includes('thrice'),
      ),
    ).toHaveLength(3)
  })
})

describe('the door', () => {
  it('refuses a wrong signature, a replay and another receiver, and does nothing about them', async () => {
    corp.wecom.members.set('ghost', { name: 'Ottoline Farnsworth', status: 1 })
    const xml = eventXml({
      Event: 'change_contact',
      ChangeType: 'create_user',
      UserID: 'ghost',
      Name: 'Ottoline Farnsworth',
    })
    const old = Math.floor(Date.now() / 1_000) - 600
    for (const sending of [{ signature: '0'.repeat(40) }, { timestamp: old }, { receiveId: 'ww-another-corp' }])
      expect((await sendCallback(corp.url(), xml, sending)).status).toBe(401)
    expect((await fetch(`${corp.url()}/callback`, { method: 'POST', body: 'x'.repeat(300_000) })).status).toBe(413)
    expect((await fetch(`${corp.url()}/webhooks`, { method: 'POST', body: '{}' })).status).toBe(400)
    expect((await fetch(`${corp.url()}/app-messages`, { method: 'POST', body: '{}' })).status).toBe(401)
    expect((await fetch(`${corp.url()}/elsewhere`)).status).toBe(404)
    expect(await (await fetch(`${corp.url()}/healthz`)).json()).toEqual({ status: 'ok', waiting: 0 })
    expect(statusOf('ghost')).toBe(1)
  })
})

describe('somebody outside', () => {
  it('who is added becomes known; added again after ending it, it is seen as pressing', async () => {
    const client = 'wmClientAAAAAAAAAAAAAAAAAAAAAAAA'
    corp.wecom.members.set('seller', { name: 'Bai Yun', status: 1 })
    corp.wecom.externals.set(client, 'Client Wang')
    const at = Math.floor(Date.now() / 1_000)
    const tie = { Event: 'change_external_contact', UserID: 'seller', ExternalUserID: client }
    await call({ ...tie, ChangeType: 'add_external_contact', CreateTime: at - 20 })
    await until(async () => ((await corp.service.people.get(`northwind:${client}`)).ok ? true : null))
    await call({ ...tie, ChangeType: 'del_follow_user', CreateTime: at - 10 })
    await call({ ...tie, ChangeType: 'add_external_contact', CreateTime: at })
    const asked = { account: 'northwind:seller', organization: 'northwind' }
    const stopped = await until(async () => must(await corp.service.keptBack.list(asked)).items[0] ?? null)
    expect(stopped).toMatchObject({ type: 'contact.invite', clauses: ['admin.f.vi'], observed: true })
  })

  it('and what their groups show is looked at', async () => {
    const members = [{ userid: 'seller' }, { userid: 'wmClientAAAAAAAAAAAAAAAAAAAAAAAA' }]
    const notice = 'I will kill you tomorrow when you leave the office'
    corp.wecom.groups.set('wrGroup', { name: 'Buyers', notice, owner: 'seller', member_list: members })
    await call({
      Event: 'change_external_chat',
      ChangeType: 'update',
      UpdateDetail: 'change_notice',
      ChatId: 'wrGroup',
    })
    const asked = { account: 'northwind:seller', organization: 'northwind' }
    await until(async () => {
      const { items } = must(await corp.service.keptBack.list(asked))
      return items.some(({ type }) => type === 'content.publish') ? true : null
    })
  })
})

describe('a live stream', () => {
  it('whose title is not allowed is cancelled when it is booked, and its anchor told why', async () => {
    corp.wecom.members.set('anchor', { name: 'Ma Rui', status: 1 })
    const theme = '在线赌场直播：百家乐，充值送彩金，稳赚不赔'
    corp.wecom.livings.set('live-1', { theme, anchor_userid: 'anchor', status: 0 })
    corp.wecom.livings.set('live-2', { theme: '新员工培训', anchor_userid: 'anchor', status: 0 })
    await call({ Event: 'living_status_change', LivingId: 'live-1', Status: 0 })
    await call({ Event: 'living_status_change', LivingId: 'live-2', Status: 0 })
    await until(() => (textsTo('anchor').length === 2 ? true : null))
    expect(textsTo('anchor').join('\n')).toMatch(/直播已被取消[^]*conduct\.d[^]*cancelled[^]*dec_/)
    await until(() =>
      corp.wecom.calls.some(({ path, query }) => path.endsWith('living_info') && query['livingid'] === 'live-2')
        ? true
        : null,
    )
    expect([corp.wecom.livings.get('live-1')?.status, corp.wecom.livings.get('live-2')?.status]).toEqual([4, 0])
  })
})

describe('a cancelled stream whose anchor cannot be told at once', () => {
  it('is told as soon as WeCom takes it, though by then WeCom says that there is nothing to cancel', async () => {
    corp.wecom.members.set('anchor.b', { name: 'Bo Rui', status: 1 })
    corp.wecom.livings.set('live-3', {
      theme: '在线赌场直播：百家乐，充值送彩金',
      anchor_userid: 'anchor.b',
      status: 0,
    })
    corp.wecom.fail('message/send', -1, 3)
    await call({ Event: 'living_status_change', LivingId: 'live-3', Status: 0 })
    await until(() => (textsTo('anchor.b').length === 2 ? true : null))
    expect(corp.wecom.livings.get('live-3')?.status).toBe(4)
  })
})

describe('an archived message', () => {
  const phishing = {
    action: 'send',
    tolist: ['lin'],
    roomid: '',
    msgtype: 'link',
    link: {
      title: 'https://bank.example',
      description: 'Your account is blocked. Enter your password and the code on your phone today, or you lose access.',
      link_url: 'https://bank-example.test/login',
    },
  }
  const outside = 'wmAJ2GCAAAXtWyujaWJHDDGi0mACH71w'

  it('that deceives becomes an observed decision and a case; of who did not agree nothing is used', async () => {
    corp.wecom.agreed.add(`lin>${outside}`)
    const stranger = 'wmStrangerAAAAAAAAAAAAAAAAAAAAAA'
    const msgtime = Date.now()
    corp.archive.add({ ...phishing, msgid: 'a-1_external', from: outside, msgtime })
    corp.archive.add({ ...phishing, msgid: 'a-2_external', from: stranger, msgtime })
    await call({ Event: 'msgaudit_notify' })
    const found = await caseOf(`account/northwind:${outside}`)
    expect(found.clauses).toContain('conduct.e')
    const { items } = must(
      await corp.service.keptBack.list({ account: `northwind:${outside}`, organization: 'northwind' }),
    )
    expect(items).toMatchObject([
      { observed: true, event: { source: 'wecom://ww0123456789abcdef', id: 'archive/a-1_external' } },
    ])
    expect(must(await mei.cases.list({ subject: `account/northwind:${stranger}` })).items).toEqual([])
    expect(corp.logged.map(({ what }) => what)).toContain(
      'Archived messages are not used: somebody outside has not agreed.',
    )
  })

  it('is told once: the archive is read on from where it was left', async () => {
    await until(() => (corp.archive.asked.at(-1) === 2 ? true : null))
    await corp.restart()
    const before = corp.archive.asked.length
    await until(() => (corp.archive.asked.length > before ? true : null))
    expect(corp.archive.asked.at(-1)).toBe(2)
  })
})

describe('a member whose account is suspended', () => {
  it('reads the notice, is disabled, and is enabled again when it is taken back; by nobody else’s hand', async () => {
    corp.wecom.members.set('eve', { name: 'Eve Han', status: 1 })
    const reporter = { organization: 'northwind', id: 'northwind:lin', kind: 'member' } as const
    const about = { account: 'northwind:eve' }
    const report = must(
      await corp.service.reports.file({ reporter, about, text: 'She asks everybody for their codes.', to: 'operator' }),
    )
    const found = await until(async () => must(await corp.service.reports.get(report.id)).case)
    const { version } = must(await sol.cases.claim(found))
    const decided = must(
      await sol.cases.decide(found, {
        clause: 'conduct.i',
        actions: [{ type: 'suspend', until: new Date(Date.now() + 86_400_000).toISOString() }],
        reason: 'Asked nine people for one-time codes.',
        ifMatch: version,
      }),
    )
    await becomes('eve', 2)
    expect(textsTo('eve').join('\n')).toMatch(/查看与申诉[^]*\/notices\/[^]*token=[^]*Read and appeal/)
    const count = textsTo('eve').length
    // Deleted and made anew under the same UserID, she is who she was.
    await call({ Event: 'change_contact', ChangeType: 'delete_user', UserID: 'eve' })
    corp.wecom.members.set('eve', { name: 'Eve Han', status: 1 })
    await joins('eve', { Name: 'Eve Han' })
    await becomes('eve', 2)
    must(await sol.actions.reverse(decided.actions[0]?.id ?? '', 'The codes were for a drill.'))
    await becomes('eve', 1)
    expect(textsTo('eve').slice(0, count)).toHaveLength(2)
    // In both languages, one after the other.
    await until(() => (textsTo('eve').length > count + 1 ? true : null))
    expect(textsTo('eve').slice(count).join('\n')).toMatch(/措施已撤销[^]*\/notices\/[^]*was reversed[^]*token=/)
  })

  it('reads what their appeal was answered, once they can read again', async () => {
    corp.wecom.members.set('ada', { name: 'Ada Winter', status: 1 })
    const reporter = { organization: 'northwind', id: 'northwind:lin', kind: 'member' } as const
    const about = { account: 'northwind:ada' }
    const report = must(
      await corp.service.reports.file({ reporter, about, text: 'She sells our lists.', to: 'operator' }),
    )
    const found = await until(async () => must(await corp.service.reports.get(report.id)).case)
    const { version } = must(await sol.cases.claim(found))
    const inSixDays = new Date(Date.now() + 6 * 86_400_000).toISOString()
    const actions = [{ type: 'suspend', until: inSixDays }] as const
    const decided = must(
      await sol.cases.decide(found, { clause: 'conduct.i', actions, reason: 'Lists.', ifMatch: version }),
    )
    await becomes('ada', 2)
    const action = decided.actions[0]?.id ?? ''
    const token = must(await corp.service.notices.list({ action })).items[0]?.appealToken
    const { id } = must(
      await corp.service.appeals.file({ action, text: 'They are mine.', ...(token === undefined ? {} : { token }) }),
    )
    must(await ora.appeals.decide(id, { outcome: 'overturn', reason: 'Her own list.' }))
    await becomes('ada', 1)
    const answered = () => textsTo('ada').filter((text) => /申诉成立|appeal was granted/.test(text))
    await until(() => (answered().length > 0 ? true : null))
    expect(answered().join('\n')).toMatch(/Her own list\.[^]*\/notices\//)
    expect(textsTo('ada').some((text) => text.includes('What we gave you notice of'))).toBe(false)
  })

  it('keeps the account when WeCom changes the UserID: a new one leaves no suspension behind', async () => {
    await call({
      Event: 'change_contact',
      ChangeType: 'update_user',
      UserID: 'eve',
      NewUserID: 'eve.h',
      Name: 'Eve Han',
    })
    corp.wecom.members.set('eve.h', { name: 'Eve Han', status: 1 })
    corp.wecom.members.delete('eve')
    const person = await until(async () => {
      const answer = await corp.service.people.get('northwind:eve')
      return answer.ok ? answer.value : null
    })
    expect(person.name).toBe('Eve Han')
    expect((await corp.service.people.get('northwind:eve.h')).ok).toBe(false)
  })

  it('is not that of a newcomer who is given the UserID that somebody gave up', async () => {
    corp.wecom.members.set('eve', { name: 'Eva Song', status: 1 })
    await joins('eve', { Name: 'Eva Song' })
    const newcomer = await until(async () => {
      const answer = await corp.service.people.get('northwind:eve~2')
      return answer.ok ? answer.value : null
    })
    expect(newcomer.name).toBe('Eva Song')
    expect(must(await corp.service.people.get('northwind:eve')).name).toBe('Eve Han')
  })
})

describe('a message of the operator’s app', () => {
  it('that is removed is recalled', async () => {
    const decision = must(
      await corp.service.decide({
        specversion: '1.0',
        id: 'broadcast-1',
        source: 'https://app.northwind.example',
        type: 'content.publish',
        data: {
          organization: 'northwind',
          actor: { id: 'northwind:lin', kind: 'member' },
          surface: 'broadcast',
          audience: { kind: 'organization', relation: 'colleague' },
          content: { text: 'I will kill you tomorrow when you leave the office' },
        },
      }),
    )
    expect(decision.effect).not.toBe('allow')
    const told = await fetch(`${corp.url()}/app-messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${APP_TOKEN}` },
      body: JSON.stringify({ decision: decision.id, msgid: 'msg-of-the-app' }),
    })
    expect(told.status).toBe(204)
    const found = await caseOf('account/northwind:lin')
    const { version } = must(await mei.cases.claim(found.id))
    must(
      await mei.cases.decide(found.id, {
        clause: found.clauses[0] ?? '',
        actions: [{ type: 'remove', subject: { type: 'content', id: decision.id } }],
        reason: 'A threat.',
        ifMatch: version,
      }),
    )
    await until(() => (corp.wecom.recalled.includes('msg-of-the-app') ? true : null))
  })
})
