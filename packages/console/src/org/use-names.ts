/**
 * What people of the own organization are called, whose ids a page holds: asked for together, once for as long as the page lives. Of
 * anybody else the server tells nothing, and their id stands there.
 */
import type { Goodstanding, Page } from '@goodstanding/sdk'
import { useEffect, useSyncExternalStore } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { ORG } from '../words/org-words.ts'

type Named = { readonly id: string; readonly name: string }

/** As many as one question takes. */
const AT_ONCE = 500

const asked = new Set<string>()
const heard = new Set<() => void>()
let known: ReadonlyMap<string, string> = new Map()

const subscribe = (hear: () => void): (() => void) => {
  heard.add(hear)
  return () => heard.delete(hear)
}

async function ask(client: Goodstanding, accounts: readonly string[]): Promise<void> {
  const answer = await client.ask<Page<Named>>('POST', '/v1/own-organization/names', { body: { accounts } })
  // Names are beside ids: a page is good without them, and the next that wants them asks again.
  if (!answer.ok) {
    for (const id of accounts) asked.delete(id)
    return
  }
  known = new Map([...known, ...answer.value.items.map(({ id, name }) => [id, name] as const)])
  for (const hear of heard) hear()
}

/** The name that is known of an id, or null. */
export function useNames(ids: readonly string[]): (id: string) => string | null {
  const { client } = useSession()
  const names = useSyncExternalStore(subscribe, () => known)
  const wanted = [...new Set(ids)].join('\n')
  useEffect(() => {
    const fresh = wanted.split('\n').filter((id) => id !== '' && !asked.has(id))
    for (const id of fresh) asked.add(id)
    for (let from = 0; from < fresh.length; from += AT_ONCE) void ask(client, fresh.slice(from, from + AT_ONCE))
  }, [client, wanted])
  return (id) => names.get(id) ?? null
}

/** `Li Wei (u77)`, or the id alone. */
export function useSayPerson(ids: readonly string[]): (id: string) => string {
  const say = useSay()
  const nameOf = useNames(ids)
  return (id) => {
    const name = nameOf(id)
    return name === null || name === id ? id : say(ORG.named, name, id)
  }
}
