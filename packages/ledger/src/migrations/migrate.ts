import { createHash } from 'node:crypto'
import { DatabaseFault, type Db } from '../db/db.ts'
import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { explainRefused } from '../postgres/explain-refused.ts'
import type { Migration } from './migration.ts'
import { MIGRATIONS } from './migrations.ts'

type Applied = {
  readonly number: number
  readonly name: string
  readonly kind: Migration['kind']
  readonly checksum: string
}

export type Migrated = { readonly applied: readonly string[]; readonly version: number }

/**
 * Brings the schema to this product's version, all steps in one transaction; of several nodes one works and the others
 * wait. Throws a DatabaseRefusal when a step was changed after it was applied, when a newer product has made a
 * breaking one, or when the role may not make tables.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<Migrated> {
  try {
    return await bringUpToDate(db, migrations)
  } catch (thrown) {
    throw (thrown instanceof DatabaseFault ? explainRefused(thrown) : null) ?? thrown
  }
}

function bringUpToDate(db: Db, migrations: readonly Migration[]): Promise<Migrated> {
  return db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('goodstanding migrations'))`)
    await tx.query(`set local statement_timeout = 0`)
    await tx.query(`set local client_min_messages = warning`)
    await tx.query(
      `create table if not exists schema_migration (
         number integer primary key,
         name text not null,
         kind text not null,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    )
    const applied = await tx.query<Applied>(`select number, name, kind, checksum from schema_migration order by number`)
    checkApplied(applied, migrations)
    const missing = migrations.slice(applied.filter(({ number }) => number <= migrations.length).length)
    for (const step of missing) await applyStep(tx, step)
    return { applied: missing.map(({ name }) => name), version: Math.max(applied.length, migrations.length) }
  })
}

async function applyStep(tx: Db, step: Migration): Promise<void> {
  await tx.query(step.sql)
  await tx.query(`insert into schema_migration (number, name, kind, checksum) values ($1, $2, $3, $4)`, [
    step.number,
    step.name,
    step.kind,
    checksumOf(step),
  ])
}

function checkApplied(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [at, step] of applied.entries()) {
    const ours = known[at]
    if (ours === undefined) {
      if (step.kind === 'breaking') throw tooNew(step)
    } else if (ours.number !== step.number || checksumOf(ours) !== step.checksum) throw changed(step)
  }
}

/** Changes with every step: names a schema, e.g. of a prepared test database. */
export function schemaFingerprint(): string {
  return createHash('sha256').update(MIGRATIONS.map(checksumOf).join()).digest('hex').slice(0, 16)
}

function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex').slice(0, 16)
}

function tooNew({ number, name }: Applied): DatabaseRefusal {
  return new DatabaseRefusal('schema', {
    en: `A newer Goodstanding has changed this database (step ${number}, ${name}) so that this one cannot work on it. Start the newer one.`,
    zh: `较新版本的 Goodstanding 已更改此数据库（第 ${number} 步，${name}），本版本无法使用。请启动较新版本。`,
  })
}

function changed({ number, name }: Applied): DatabaseRefusal {
  return new DatabaseRefusal('schema', {
    en: `Step ${number} (${name}) of the schema differs from the one that was applied to this database. Use the product that made it, or a new database.`,
    zh: `架构的第 ${number} 步（${name}）与已应用到此数据库的不同。请使用创建它的产品版本，或使用新的数据库。`,
  })
}
