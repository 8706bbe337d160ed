import { DatabaseRefusal } from './database-refusal.ts'

/** The driver takes these for `verify-full`, and says so at length beside the log; `uselibpqcompat` asks for what libpq makes of them. */
const AS_VERIFY_FULL = new Set(['prefer', 'require', 'verify-ca'])

/**
 * `GOODSTANDING_DATABASE_URL` as the driver gets it. What it would take for something else - a word without a scheme is a database on
 * this machine to it - is refused in words that repeat no password.
 */
export function readDatabaseUrl(text: string): string {
  const url = urlOf(text)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hash !== '' || !isDecodable(url)) throw unreadable()
  const mode = url.searchParams.get('sslmode')
  if (mode === null || !AS_VERIFY_FULL.has(mode) || url.searchParams.has('uselibpqcompat')) return text
  return text.replace(/([?&]sslmode=)[\w-]+/g, '$1verify-full')
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null // a word, or half an address
  }
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    return [username, password, pathname].every((part) => typeof decodeURIComponent(part) === 'string')
  } catch {
    return false // a "%" that stands for itself
  }
}

function unreadable(): DatabaseRefusal {
  return new DatabaseRefusal('url', {
    en: 'GOODSTANDING_DATABASE_URL must be an address such as postgres://user:password@host:5432/goodstanding. In a password, write what is no letter or digit as % and its number: %40 for @, %3A for :, %2F for /, %23 for #, %25 for %.',
    zh: 'GOODSTANDING_DATABASE_URL 必须形如 postgres://user:password@host:5432/goodstanding。密码中字母和数字以外的字符须写成 % 加编码：@ 写作 %40，: 写作 %3A，/ 写作 %2F，# 写作 %23，% 写作 %25。',
  })
}
