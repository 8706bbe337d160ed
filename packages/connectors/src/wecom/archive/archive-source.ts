/**
 * Where archived messages come from. WeCom gives them out by a native library alone, which may not be shipped with us: the operator runs it, and
 * gives the connector these two calls of it. Private keys stay here.
 */
import { fieldsOf, listOf, numberIn, readJson, textIn } from '../../read-fields.ts'

/** One message as the library gives it out. */
export type Sealed = {
  readonly seq: number
  readonly msgid: string
  readonly keyVersion: number
  /** Base64, for the public key of that version. */
  readonly randomKey: string
  readonly message: string
}

export type ChatData =
  | { readonly ok: true; readonly items: readonly Sealed[] }
  | { readonly ok: false; readonly errcode: number; readonly words: string }

export type ArchiveSource = {
  /** The library's GetChatData: what comes after `seq`, at most `limit`. */
  readonly getChatData: (seq: number, limit: number) => Promise<ChatData>
  /** The library's DecryptData, for each: the key as it was opened by us, and the message. Null: it could not be opened. */
  readonly decryptData: (
    items: readonly { readonly key: string; readonly message: string }[],
  ) => Promise<readonly (string | null)[]>
}

const TIMEOUT_MS = 60_000

/** A process of the operator's beside the connector: `POST <url>/chat-data` and `POST <url>/decrypt`, JSON both ways. */
export function archiveOverHttp(url: string): ArchiveSource {
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The archive’s sidecar answered ${response.status} to ${path}.`)
    return fieldsOf(readJson(await response.text()))
  }
  return {
    getChatData: async (seq, limit) => chatDataFrom(await post('/chat-data', { seq, limit })),
    decryptData: async (items) => {
      const { texts } = await post('/decrypt', { items })
      const found = listOf(texts).map((text) => (typeof text === 'string' ? text : null))
      if (found.length !== items.length)
        throw new Error('The archive’s sidecar answered another number of texts than it was asked.')
      return found
    },
  }
}

/** As GetChatData answers it: `{errcode, errmsg, chatdata: [{seq, msgid, publickey_ver, encrypt_random_key, encrypt_chat_msg}]}`. */
export function chatDataFrom(body: Readonly<Record<string, unknown>>): ChatData {
  const errcode = numberIn(body, 'errcode') ?? 0
  if (errcode !== 0) return { ok: false, errcode, words: textIn(body, 'errmsg') ?? '' }
  const items = listOf(body['chatdata']).flatMap((item): Sealed[] => {
    const fields = fieldsOf(item)
    const [seq, keyVersion] = [numberIn(fields, 'seq'), numberIn(fields, 'publickey_ver')]
    const [randomKey, message] = [textIn(fields, 'encrypt_random_key'), textIn(fields, 'encrypt_chat_msg')]
    if (seq === null || keyVersion === null || randomKey === null || message === null) return []
    return [{ seq, msgid: textIn(fields, 'msgid') ?? '', keyVersion, randomKey, message }]
  })
  return { ok: true, items }
}
