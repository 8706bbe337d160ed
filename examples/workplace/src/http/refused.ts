/** A request that cannot be done, with the words for the person who sent it, in the language that their page asks for. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Bilingual } from '@goodstanding/sdk'

export class Refused extends Error {
  readonly status: number
  readonly words: Bilingual
  constructor(status: number, en: string, zh: string) {
    super(en)
    this.status = status
    this.words = { en, zh }
  }
}

/** The page sends the one language that its reader chose; a browser sends its own first. */
export const languageOf = ({ headers }: { readonly headers: IncomingHttpHeaders }): keyof Bilingual =>
  (headers['accept-language'] ?? '').toLowerCase().startsWith('zh') ? 'zh' : 'en'

export const NOTHING_HERE: Bilingual = { en: 'There is nothing here.', zh: '此处没有内容。' }
export const NO_FILE: Bilingual = { en: 'There is no such file.', zh: '没有此文件。' }
export const SIGN_IN_FIRST: Bilingual = { en: 'Sign in first.', zh: '请先登录。' }
