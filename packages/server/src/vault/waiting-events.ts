/**
 * Events that were told and wait for their decision lie sealed, whole: what becomes of a plain allow is that nothing of it is kept, and the
 * files of the database, its log and copies of them would keep its words. The key is the installation's, for whose they are is not asked yet.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { INSTALLATION, type VaultDb } from './open-vault.ts'
import { type DataKey, keyIdOf, openText, sealText } from './sealed-text.ts'

/** What is longer is sealed in a turn of its own. */
const LARGE = 65_536

const contextOf = (decisionId: string): string => `observed/${decisionId}`

export async function sealWaiting(db: VaultDb, decisionId: string, value: unknown): Promise<string> {
  const key = db.keys.remembered(INSTALLATION) ?? (await keyOfInstallation(db))
  const text = JSON.stringify(value)
  if (text.length >= LARGE) await nextTurn()
  return sealText(key, text, contextOf(decisionId))
}

/** The event again. One that is no text was written by an older product, or tells of what lies in the clear as a fact. */
export async function openWaiting(db: VaultDb, decisionId: string, event: unknown): Promise<unknown> {
  const id = typeof event === 'string' ? keyIdOf(event) : null
  if (typeof event !== 'string' || id === null) return event
  const key = (await db.keys.byIds([id])).get(id)
  if (key === undefined) throw new Error(`The key ${id} is not here.`)
  const value: unknown = JSON.parse(openText(key, event, contextOf(decisionId)))
  return value
}

async function keyOfInstallation(db: VaultDb): Promise<DataKey> {
  const key = (await db.keys.ofOwners([INSTALLATION])).get(INSTALLATION)
  if (key === undefined) throw new Error('The installation has no data key.')
  return key
}
