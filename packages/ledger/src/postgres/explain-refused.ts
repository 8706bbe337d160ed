/** What a PostgreSQL says that lets nobody in, as what its operator can do about it. */
import type { Bilingual } from '@goodstanding/model'
import type { DatabaseFault } from '../db/db.ts'
import { DatabaseRefusal } from './database-refusal.ts'

/** 28P01 a wrong password; 28000 no role of that name, or no line of pg_hba.conf that fits. */
const NOT_LET_IN: Bilingual = {
  en: 'PostgreSQL does not let the user of GOODSTANDING_DATABASE_URL in. Look at its name and password, and at pg_hba.conf of the server; where that asks for TLS, add ?sslmode=verify-full to the address.',
  zh: 'PostgreSQL 不允许 GOODSTANDING_DATABASE_URL 中的用户登录。请检查用户名、密码和服务器的 pg_hba.conf；若其要求 TLS，请在地址后加上 ?sslmode=verify-full。',
}
const NO_DATABASE: Bilingual = {
  en: 'GOODSTANDING_DATABASE_URL names a database that does not exist. Make it: create database … owner … (the user of the address).',
  zh: 'GOODSTANDING_DATABASE_URL 指定的数据库不存在。请先创建：create database … owner …（地址中的用户）。',
}
const NO_RIGHT: Bilingual = {
  en: 'The user of GOODSTANDING_DATABASE_URL may not make tables there. Make it the owner of the database: alter database … owner to …',
  zh: 'GOODSTANDING_DATABASE_URL 中的用户无权在该数据库中建表。请将数据库交给该用户：alter database … owner to …',
}
export const NOT_ITS_OWN: Bilingual = {
  en: 'The tables there belong to another user than that of GOODSTANDING_DATABASE_URL. Restore them as this user: pg_restore --no-owner --role=… into an empty database that it owns.',
  zh: '数据库中的表属于 GOODSTANDING_DATABASE_URL 之外的其他用户。请以该用户恢复：向其拥有的空数据库执行 pg_restore --no-owner --role=…',
}
const NO_SCHEMA: Bilingual = {
  en: 'The search_path that is set for the user or the database of GOODSTANDING_DATABASE_URL names no schema where tables can be made. Reset it: alter role … in database … reset search_path.',
  zh: '为 GOODSTANDING_DATABASE_URL 的用户或数据库设置的 search_path 中没有可以建表的模式。请重置：alter role … in database … reset search_path。',
}
const NOT_TRUSTED: Bilingual = {
  en: 'The certificate of the PostgreSQL of GOODSTANDING_DATABASE_URL does not prove that it is that server. Name its certificate authority by sslrootcert=FILE in the address, and the server as its certificate does.',
  zh: 'GOODSTANDING_DATABASE_URL 的 PostgreSQL 证书不能证明其身份。请在地址中用 sslrootcert=FILE 指定证书颁发机构，并使用证书上的服务器名称。',
}
const EXPIRED: Bilingual = {
  en: "The certificate of the PostgreSQL of GOODSTANDING_DATABASE_URL is over, or counts from later on by this machine's clock. Renew it there, and look at the clock.",
  zh: 'GOODSTANDING_DATABASE_URL 的 PostgreSQL 证书已过期，或按本机时钟尚未生效。请在该服务器上更新证书，并检查时钟。',
}
const NO_TLS: Bilingual = {
  en: 'The PostgreSQL of GOODSTANDING_DATABASE_URL speaks no TLS, and the address asks for it by sslmode. Turn ssl on at the server, or leave sslmode out where nobody else reaches the way there.',
  zh: 'GOODSTANDING_DATABASE_URL 的 PostgreSQL 不支持 TLS，而地址用 sslmode 要求 TLS。请在服务器上启用 ssl；若该线路无他人可达，也可去掉 sslmode。',
}
/** Sessions state at their start what they may see; PgBouncer and its like refuse that, or drop it. */
export const POOLER: Bilingual = {
  en: 'GOODSTANDING_DATABASE_URL leads to a connection pooler, which does not pass on what a session asks for. Name the PostgreSQL itself: a node keeps connections of its own, 14 at most.',
  zh: 'GOODSTANDING_DATABASE_URL 指向连接池，而连接池不会传递会话启动时的设置。请直接指定 PostgreSQL：节点自行管理连接，最多 14 个。',
}
/** Also of a primary that became a standby: what stays connected to it keeps nothing any more. */
export const READ_ONLY: Bilingual = {
  en: 'The PostgreSQL of GOODSTANDING_DATABASE_URL may only be read: it is a standby, or default_transaction_read_only is set. Name the primary, or set it off.',
  zh: 'GOODSTANDING_DATABASE_URL 的 PostgreSQL 只能读取：它是备库，或设置了 default_transaction_read_only。请指定主库，或关闭该设置。',
}
/** 53300: of the server, of the database or of the role. */
const TOO_MANY: Bilingual = {
  en: 'PostgreSQL lets no more connections in. A node takes 14 at most, and one more while it starts: raise max_connections of the server or the connection limit of the role or the database, or close what others hold open.',
  zh: 'PostgreSQL 不再接受新的连接。每个节点最多使用 14 个连接，启动时再多一个：请调高服务器的 max_connections，或该用户、该数据库的 connection limit，或关闭其他程序占用的连接。',
}

const BY_CODE: Readonly<Record<string, Bilingual>> = {
  '28P01': NOT_LET_IN,
  '28000': NOT_LET_IN,
  '3D000': NO_DATABASE,
  '3F000': NO_SCHEMA,
  '42501': NO_RIGHT,
  '53300': TOO_MANY,
  '25006': READ_ONLY,
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: EXPIRED,
}

/** What Node's TLS says of a certificate. */
const OF_CERTIFICATES = /CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED/

/** What PostgreSQL says to whoever may enter the schema, but owns nothing in it. */
const OF_TABLES = /permission denied for (?:table|sequence)|must be owner of/

/** Null: nothing that whoever starts the product could have stated otherwise. */
export function explainRefused(fault: DatabaseFault): DatabaseRefusal | null {
  if (fault.cause instanceof DatabaseRefusal) return fault.cause
  const said = fault.cause instanceof Error ? fault.cause.message : fault.message
  const words = wordsFor(fault.code, said)
  return words === null ? null : new DatabaseRefusal('refused', words, said)
}

function wordsFor(code: string | null, said: string): Bilingual | null {
  if (code === '08P01' && said.includes('startup parameter')) return POOLER
  if (code === '42501' && OF_TABLES.test(said)) return NOT_ITS_OWN
  if (code === null) return said.includes('does not support SSL') ? NO_TLS : null
  return BY_CODE[code] ?? (OF_CERTIFICATES.test(code) ? NOT_TRUSTED : null)
}
