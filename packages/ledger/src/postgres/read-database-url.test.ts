import { describe, expect, it } from 'vitest'
import { DatabaseFault } from '../db/db.ts'
import { explainRefused } from './explain-refused.ts'
import { readDatabaseUrl } from './read-database-url.ts'

describe('the address of an external PostgreSQL', () => {
  it('is taken as it is, odd passwords in percent signs and certificates too', () => {
    for (const url of [
      'postgres://user:p%40ss%3Aw%2Frd%23%25%20x@db.example:5432/goodstanding',
      'postgresql://user@%2Frun%2Fpostgres:5432/goodstanding',
      'postgres:///goodstanding?host=/run/postgres',
      'postgres://u:p@db.example/g?sslmode=verify-full&sslrootcert=/etc/ca.crt',
      'postgres://u:p@db.example/g?uselibpqcompat=true&sslmode=require',
    ])
      expect(readDatabaseUrl(url)).toBe(url)
  })
  it('asks for a proven server wherever it asks for TLS, without a warning of the driver in the log', () => {
    for (const mode of ['prefer', 'require', 'verify-ca'])
      expect(readDatabaseUrl(`postgres://u:sslmode@db.example/g?sslmode=${mode}&application_name=g`)).toBe(
        'postgres://u:sslmode@db.example/g?sslmode=verify-full&application_name=g',
      )
  })
  it('is refused in words that repeat nothing of it where it would be read as another', () => {
    for (const url of [
      'localhost:5432/goodstanding',
      'mysql://u:secret-word@db.example/g',
      'postgres://u:secret-word/x#%@db.example/g',
      'postgres://u:secret#word@db.example/g',
      'postgres://u:secret-word%@db.example/g',
      'secret-word',
    ]) {
      expect(() => readDatabaseUrl(url)).toThrow(/^GOODSTANDING_DATABASE_URL must be an address such as postgres:/)
      expect(() => readDatabaseUrl(url)).not.toThrow(/secret/)
    }
  })
})

describe('a server that lets nobody in', () => {
  const told = (code: string | null, said: string) =>
    explainRefused(new DatabaseFault('failed', code, new Error(said)))?.message
  it('is explained by what can be done, with its own words below', () => {
    expect(told('28P01', 'password authentication failed for user "gs"')).toMatch(
      /^PostgreSQL does not let the user .*password.*\npassword authentication failed for user "gs"$/,
    )
    expect(told('28000', 'no pg_hba.conf entry')).toMatch(/sslmode=verify-full/)
    expect(told('3D000', 'database "g" does not exist')).toMatch(/create database/)
    expect(told('3F000', 'no schema has been selected to create in')).toMatch(/reset search_path/)
    expect(told('42501', 'permission denied for schema public')).toMatch(/owner of the database/)
    expect(told('42501', 'permission denied for table schema_migration')).toMatch(/pg_restore --no-owner --role=/)
    expect(told('53300', 'sorry, too many clients already')).toMatch(/takes 14 at most.*max_connections/)
    for (const code of [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ])
      expect(told(code, 'unable to verify the first certificate')).toMatch(/sslrootcert/)
    expect(told('CERT_HAS_EXPIRED', 'certificate has expired')).toMatch(/Renew it there/)
    expect(told('08P01', 'unsupported startup parameter: statement_timeout')).toMatch(/connection pooler/)
    expect(told(null, 'The server does not support SSL connections')).toMatch(/speaks no TLS/)
  })
  it('is left to whoever reads the log where the fault is another', () => {
    expect(told('42P01', 'relation "x" does not exist')).toBeUndefined()
    expect(told('08P01', 'invalid message format')).toBeUndefined()
    expect(told(null, 'anything')).toBeUndefined()
  })
})
