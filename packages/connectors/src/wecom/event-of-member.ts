/** Members who joined or changed, as events of the contract and as the fact that later decisions read. */
import type { Person } from '@goodstanding/model'
import type { WireEvent } from '@goodstanding/sdk'
import { accountOf, type Accounts, kindOf, memberActor } from './accounts.ts'
import type { Callback, MemberChange } from './from-callback.ts'
import { phoneOf } from './state-person.ts'

type When = Pick<Callback, 'key' | 'at'>

const SHORT = 2_048
const cut = (text: string): string => text.slice(0, SHORT)

export function envelopeOf({ key, at }: When, { source }: Accounts) {
  return { specversion: '1.0' as const, id: key, source, time: new Date(at).toISOString() }
}

/** WeCom has made the account already when it tells of it: what is refused is carried out by disabling it. */
export function eventOfJoining(member: MemberChange, when: When, accounts: Accounts): WireEvent<'account.register'> {
  const { userId, position, mobile, email } = member
  return {
    ...envelopeOf(when, accounts),
    type: 'account.register',
    data: {
      organization: accounts.organization,
      actor: memberActor(userId, member.name, accounts),
      account: {
        id: accountOf(userId, accounts),
        kind: kindOf(userId, accounts),
        name: cut(member.name ?? userId),
        username: cut(member.alias ?? userId),
        ...(position === null ? {} : { title: cut(position) }),
        ...(mobile === null ? {} : { phone: cut(phoneOf(mobile)) }),
        ...(email === null ? {} : { email: cut(email) }),
      },
    },
  }
}

/** `userId` of `member`: the one that WeCom knows from now on. */
export function eventOfChange(member: MemberChange, when: When, accounts: Accounts): WireEvent<'account.update'> {
  const { userId, name, alias, position } = member
  return {
    ...envelopeOf(when, accounts),
    type: 'account.update',
    data: {
      organization: accounts.organization,
      actor: memberActor(userId, name, accounts),
      account: {
        id: accountOf(userId, accounts),
        kind: kindOf(userId, accounts),
        ...(name === null ? {} : { name: cut(name) }),
        username: cut(alias ?? userId),
        ...(position === null ? {} : { title: cut(position) }),
      },
    },
  }
}

/** Null: without a name there is nothing to know somebody by. */
export function personOfMember(
  { userId, name, position, mobile, email }: MemberChange,
  accounts: Accounts,
): Person | null {
  if (name === null) return null
  return {
    organization: accounts.organization,
    kind: kindOf(userId, accounts),
    name: cut(name),
    roles: kindOf(userId, accounts) === 'admin' ? ['admin'] : [],
    ...(position === null ? {} : { title: cut(position) }),
    ...(mobile === null ? {} : { phone: cut(phoneOf(mobile)) }),
    ...(email === null ? {} : { email: cut(email) }),
  }
}
