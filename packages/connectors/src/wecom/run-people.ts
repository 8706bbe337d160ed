/** `people`: members who are there already, stated as people, so that a newcomer with the name of one is seen. WeCom told of none of them. */
import { join } from 'node:path'
import { createGoodstanding, type Goodstanding } from '@goodstanding/sdk'
import { readIfThere } from '../keep-state.ts'
import { accountOf, type Accounts } from './accounts.ts'
import type { Config } from './config.ts'
import { personOfMember } from './event-of-member.ts'
import { readState } from './read-state.ts'
import { statePerson } from './state-person.ts'
import { createWeCom, type WeCom } from './wecom.ts'

export type PeopleReport = {
  /** Stated, or stated anew. */
  readonly stated: number
  /** WeCom tells the app no name of theirs: widen its visible range. */
  readonly withoutName: readonly string[]
  /** Stated without their phone number, which Goodstanding cannot read. */
  readonly withoutPhone: readonly string[]
  /** They wait for a person, who has not let them in. */
  readonly keptBack: readonly string[]
}

const TIMEOUT_MS = 10_000

export async function runPeople(config: Config): Promise<PeopleReport> {
  const { renamed, keptBack } = readState(readIfThere(join(config.dataDirectory, 'state.json')))
  const accounts: Accounts = {
    organization: config.organization,
    source: `wecom://${config.wecom.corpId}`,
    renamed,
    administrators: new Set(config.administrators),
  }
  const waiting = Object.values(keptBack).flatMap((back) => (back.kind === 'member' ? [back.userId] : []))
  return statePeople({
    wecom: createWeCom({ ...config.wecom, timeoutMs: TIMEOUT_MS, now: () => Date.now() }),
    goodstanding: createGoodstanding({ ...config.goodstanding, timeoutMs: TIMEOUT_MS }),
    accounts,
    waiting: new Set(waiting),
  })
}

export type Stating = {
  readonly wecom: Pick<WeCom, 'memberIds' | 'member'>
  readonly goodstanding: Pick<Goodstanding, 'people'>
  readonly accounts: Accounts
  readonly waiting: ReadonlySet<string>
}

export async function statePeople({ wecom, goodstanding, accounts, waiting }: Stating): Promise<PeopleReport> {
  const withoutName: string[] = []
  const withoutPhone: string[] = []
  const keptBack: string[] = []
  let stated = 0
  for (const userId of await wecom.memberIds()) {
    if (waiting.has(userId)) {
      keptBack.push(userId)
      continue
    }
    const person = personOfMember(await wecom.member(userId), accounts)
    if (person === null) {
      withoutName.push(userId)
      continue
    }
    const { put, isWithoutPhone } = await statePerson(goodstanding.people, accountOf(userId, accounts), person)
    if (isWithoutPhone) withoutPhone.push(userId)
    if (!put.ok) throw new Error(`${userId} was not taken: ${put.refusal.title} ${put.refusal.detail}`)
    stated += 1
  }
  return { stated, withoutName, withoutPhone, keptBack }
}
