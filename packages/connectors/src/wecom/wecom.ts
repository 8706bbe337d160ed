/** The calls of WeCom's API that the connector makes. Each throws a `WeComFault` where WeCom says no. */
import type { Fields } from '../read-fields.ts'
import { type Call, type CallOptions, createCall } from './call-wecom.ts'
import type { Group } from './event-of-group.ts'
import type { Living } from './event-of-live.ts'
import { type InterceptRule, readRule, readRuleIds } from './intercept/read-rules.ts'
import { MESSAGE_LIMITS } from './keep-limits.ts'
import {
  type Member,
  readAgreed,
  readExternalName,
  readGroup,
  readLiving,
  readMember,
  readMemberIds,
  readSent,
  type Sent,
} from './read-wecom.ts'

export type WeComOptions = CallOptions & { readonly agentId: number }

export function createWeCom(options: WeComOptions) {
  const call = createCall(options)
  return {
    ...directoryCalls(call),
    ...outsideCalls(call),
    ...messageCalls(call, options.agentId),
    ...interceptCalls(call),
    signIn: call.signIn,
  }
}

export type WeCom = ReturnType<typeof createWeCom>

function directoryCalls(call: Call) {
  return {
    /** With the app's rights: what the app may not see is absent. */
    member: async (userId: string): Promise<Member> =>
      readMember(userId, await call('user/get', { query: { userid: userId } })),
    /** Everybody, by the rights of the directory: each page of ten thousand names the next. */
    memberIds: async (): Promise<readonly string[]> => {
      const found = new Set<string>()
      let cursor = ''
      do {
        const page = readMemberIds(
          await call('user/list_id', {
            secret: 'directory',
            body: { limit: 10_000, ...(cursor === '' ? {} : { cursor }) },
          }),
        )
        for (const id of page.ids) found.add(id)
        cursor = page.next
      } while (cursor !== '')
      return [...found]
    },
    setEnabled: (userId: string, enabled: boolean): Promise<Fields> =>
      call('user/update', { secret: 'directory', body: { userid: userId, enable: enabled ? 1 : 0 } }),
    living: async (livingId: string): Promise<Living> =>
      readLiving(await call('living/get_living_info', { query: { livingid: livingId } })),
    cancelLiving: (livingId: string): Promise<Fields> => call('living/cancel', { body: { livingid: livingId } }),
  }
}

function outsideCalls(call: Call) {
  return {
    externalName: async (externalId: string): Promise<string | null> =>
      readExternalName(await call('externalcontact/get', { query: { external_userid: externalId } })),
    group: async (chatId: string): Promise<Group> =>
      readGroup(await call('externalcontact/groupchat/get', { body: { chat_id: chatId, need_name: 0 } })),
    /** Who of these pairs agreed to the archive. */
    agreedPairs: async (pairs: readonly { readonly userId: string; readonly externalId: string }[]) => {
      const info = pairs.map(({ userId, externalId }) => ({ userid: userId, exteranalopenid: externalId }))
      return readAgreed(await call('msgaudit/check_single_agree', { body: { info } }))
    },
    agreedInRoom: async (roomId: string) =>
      readAgreed(await call('msgaudit/check_room_agree', { body: { roomid: roomId } })),
  }
}

function messageCalls(call: Call, agentId: number) {
  return {
    /** As a message of the app. The same words to the same person within an hour are sent once. */
    sendText: async (userId: string, content: string): Promise<Sent> => {
      const check = { enable_duplicate_check: 1, duplicate_check_interval: 3_600 }
      const body = { touser: userId, msgtype: 'text', agentid: agentId, text: { content }, ...check }
      const within = [{ key: `message/send/${userId}`, limits: MESSAGE_LIMITS }]
      return readSent(await call('message/send', { body, within }))
    },
    recallAppMessage: (msgid: string): Promise<Fields> => call('message/recall', { body: { msgid } }),
  }
}

function interceptCalls(call: Call) {
  const at = (verb: string): string => `externalcontact/${verb}`
  return {
    interceptRuleIds: async () => readRuleIds(await call(at('get_intercept_rule_list'))),
    interceptRule: async (ruleId: string): Promise<InterceptRule> =>
      readRule(ruleId, await call(at('get_intercept_rule'), { body: { rule_id: ruleId } })),
    addInterceptRule: (body: Fields): Promise<Fields> => call(at('add_intercept_rule'), { body }),
    updateInterceptRule: (body: Fields): Promise<Fields> => call(at('update_intercept_rule'), { body }),
    deleteInterceptRule: (ruleId: string): Promise<Fields> =>
      call(at('del_intercept_rule'), { body: { rule_id: ruleId } }),
  }
}
