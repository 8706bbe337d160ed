/**
 * WeCom on a local port, for tests: its API as far as the connector calls it, and callbacks sealed by WeCom's own published library. It refuses as WeCom
 * does: tokens that are over, calls that are too often, members that it does not know.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { encrypt, getSignature } from '@wecom/crypto'
import { type Fields, fieldsOf, listOf, numberIn, readJson, textIn } from '../read-fields.ts'
import { interceptCalls, ok, said, type TestRule } from './open-test-intercept.ts'

export type TestMember = {
  readonly name: string
  readonly status: 1 | 2 | 4 | 5
  readonly position?: string
  readonly mobile?: string
}
export type SeenCall = { readonly path: string; readonly query: Fields; readonly body: Fields }
export type TestWeCom = Awaited<ReturnType<typeof openTestWeCom>>

export const CORP = 'ww0123456789abcdef'
export const SECRETS = { app: 'app-secret-of-tests', directory: 'directory-secret-of-tests' } as const
export const ENVELOPE = {
  token: 'callback-token-of-tests',
  key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: CORP,
} as const

async function readBody(request: IncomingMessage): Promise<Fields> {
  const parts: Buffer[] = []
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part)
  return fieldsOf(readJson(Buffer.concat(parts).toString('utf8') || '{}'))
}

export async function openTestWeCom() {
  const members = new Map<string, TestMember>()
  const livings = new Map<string, { theme: string; description?: string; anchor_userid: string; status: number }>()
  const externals = new Map<string, string>()
  const groups = new Map<string, Fields>()
  const agreed = new Set<string>()
  const rules = new Map<string, TestRule>()
  const intercept = interceptCalls(rules)
  const sent: { readonly msgid: string; readonly to: string; readonly text: string }[] = []
  const recalled: string[] = []
  const calls: SeenCall[] = []
  const failing = new Map<string, { errcode: number; times: number }>()
  const tokens = new Map<string, string>()
  let made = 0

  const withMember = (userid: string | null, act: (member: TestMember, userid: string) => Fields): Fields => {
    const member = userid === null ? undefined : members.get(userid)
    return member === undefined || userid === null ? said(60_111, 'userid not found') : act(member, userid)
  }

  function answer({ path, query, body }: SeenCall, secret: string): Fields {
    switch (path) {
      case 'user/get':
        return withMember(textIn(query, 'userid'), (member, userid) => ok({ userid, ...member }))
      case 'user/list_id': {
        if (secret !== SECRETS.directory) return said(48_002, 'api forbidden')
        // Two to a page, each in two departments.
        const from = Number(textIn(body, 'cursor') ?? 0)
        const page = [...members.keys()].slice(from, from + 2)
        const dept_user = page.flatMap((userid) => [1, 2].map((department) => ({ userid, department })))
        return ok({ next_cursor: from + 2 < members.size ? String(from + 2) : '', dept_user })
      }
      case 'user/update':
        if (secret !== SECRETS.directory) return said(48_002, 'api forbidden')
        return withMember(textIn(body, 'userid'), (member, userid) => {
          members.set(userid, { ...member, status: numberIn(body, 'enable') === 0 ? 2 : 1 })
          return ok()
        })
      case 'living/get_living_info': {
        const living = livings.get(textIn(query, 'livingid') ?? '')
        return living === undefined ? said(40_058, 'invalid livingid') : ok({ living_info: living })
      }
      case 'living/cancel': {
        const living = livings.get(textIn(body, 'livingid') ?? '')
        if (living === undefined || living.status !== 0) return said(600_001, 'living is not booked')
        living.status = 4
        return ok()
      }
      case 'externalcontact/get': {
        const name = externals.get(textIn(query, 'external_userid') ?? '')
        return name === undefined ? said(84_061, 'not external contact') : ok({ external_contact: { name } })
      }
      case 'externalcontact/groupchat/get': {
        const group = groups.get(textIn(body, 'chat_id') ?? '')
        return group === undefined ? said(40_050, 'chatid not exist') : ok({ group_chat: group })
      }
      case 'message/send':
        return send(body)
      case 'message/recall':
        recalled.push(textIn(body, 'msgid') ?? '')
        return ok()
      case 'msgaudit/check_single_agree':
        return ok({
          agreeinfo: listOf(body['info']).map((item) => {
            const pair = fieldsOf(item)
            const isAgreed = agreed.has(`${textIn(pair, 'userid')}>${textIn(pair, 'exteranalopenid')}`)
            return { ...pair, status_change_time: 1, agree_status: isAgreed ? 'Agree' : 'Disagree' }
          }),
        })
      case 'msgaudit/check_room_agree': {
        const room = textIn(body, 'roomid') ?? ''
        const of = [...agreed].filter((one) => one.startsWith(`${room}>`)).map((one) => one.slice(room.length + 1))
        return ok({
          agreeinfo: of.map((id) => ({ exteranalopenid: id, agree_status: 'Agree', status_change_time: 1 })),
        })
      }
      default:
        return path.includes('intercept_rule') ? intercept(path, body) : said(40_000, `unknown call ${path}`)
    }
  }

  function send(body: Fields): Fields {
    const to = textIn(body, 'touser') ?? ''
    const text = textIn(fieldsOf(body['text']), 'content') ?? ''
    if (Buffer.byteLength(text) > 2_048) return said(40_058, 'content too long')
    if (members.get(to)?.status !== 1) return ok({ invaliduser: to, msgid: '' })
    if (sent.some((one) => one.to === to && one.text === text)) return ok({ msgid: 'duplicate' })
    const msgid = `msg-${sent.length + 1}`
    sent.push({ msgid, to, text })
    return ok({ msgid })
  }

  const server = createServer((request, response) => {
    void (async () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://wecom.invalid')
      const path = pathname.replace(/^\/cgi-bin\//, '')
      const query = Object.fromEntries(searchParams)
      const call = { path, query, body: await readBody(request) }
      calls.push(call)
      const found = failing.get(path)
      const secret = tokens.get(query['access_token'] ?? '')
      let answered: Fields
      if (found !== undefined && found.times > 0) {
        found.times -= 1
        answered = said(found.errcode, 'as the test wants it')
      } else if (path === 'gettoken') answered = giveToken(query)
      else if (secret === undefined) answered = said(42_001, 'access_token expired')
      else answered = answer(call, secret)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered))
    })()
  }).listen(0, '127.0.0.1')

  function giveToken(query: Readonly<Record<string, string>>): Fields {
    const secret = Object.values(SECRETS).find((one) => one === query['corpsecret'])
    if (secret === undefined || query['corpid'] !== CORP) return said(40_001, 'invalid credential')
    made += 1
    const token = `token-${made}`
    tokens.set(token, secret)
    return ok({ access_token: token, expires_in: 7_200 })
  }

  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    ...{ members, livings, externals, groups, agreed, rules, sent, recalled, calls },
    /** Every token that was given is over. */
    expireTokens: (): void => tokens.clear(),
    /** The next calls of this path are refused. */
    fail: (path: string, errcode: number, times = 1): void => void failing.set(path, { errcode, times }),
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Sending = {
  /** Seconds since 1970 of the signature. */
  readonly timestamp?: number
  readonly token?: string
  readonly receiveId?: string
  readonly signature?: string
}

/** The query and the body of a callback, as WeCom sends it. */
export function sealCallback(xml: string, sending: Sending = {}) {
  const { timestamp = Math.floor(Date.now() / 1_000), token = ENVELOPE.token, receiveId = CORP } = sending
  const encrypted = encrypt(ENVELOPE.key, xml, receiveId)
  const nonce = '1372623149'
  const signature = sending.signature ?? getSignature(token, timestamp, nonce, encrypted)
  const query = new URLSearchParams({ msg_signature: signature, timestamp: String(timestamp), nonce })
  const body = `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return { query, body, encrypted }
}

/** The XML of an event, with its members in order. */
export function eventXml(members: Readonly<Record<string, string | number>>): string {
  const all = {
    ToUserName: CORP,
    FromUserName: 'sys',
    CreateTime: Math.floor(Date.now() / 1_000),
    MsgType: 'event',
    ...members,
  }
  const parts = Object.entries(all).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>${parts.join('')}</xml>`
}

/** Sends it, and answers the status and the text. */
export async function sendCallback(url: string, xml: string, sending: Sending = {}) {
  const { query, body } = sealCallback(xml, sending)
  const response = await fetch(`${url}/callback?${query.toString()}`, { method: 'POST', body })
  return { status: response.status, text: await response.text() }
}
