/** The workplace's own small database: one SQLite file. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import type { Asked, Conversation, Invitation, Item, Organization, Person } from '../words.ts'
import {
  readAsked,
  readConversation,
  readInvitation,
  readItem,
  readOrganization,
  readPerson,
  readSetting,
} from './read-row.ts'

const SCHEMA = `
create table if not exists organization (id text primary key, name text not null, country text not null, domain text, state text not null, badge text not null, decision text);
create table if not exists person (id text primary key, organization text not null, kind text not null, name text not null, title text not null, is_admin integer not null);
create table if not exists conversation (id text primary key, kind text not null, title text not null);
create table if not exists participant (conversation text not null, person text not null, primary key (conversation, person));
create table if not exists item (id text primary key, kind text not null, place text not null, author text not null, text text not null, file text, at integer not null, state text not null, decision text, clause text, words text);
create index if not exists item_place on item (place, at);
create index if not exists item_decision on item (decision);
create table if not exists invitation (organization text not null, by_person text not null, contact text not null, at integer not null, state text not null, primary key (by_person, contact, at));
create table if not exists asked (id integer primary key, at integer not null, person text not null, type text not null, effect text not null, milliseconds real not null, event text not null, answer text not null);
create table if not exists setting (name text primary key, value text not null);
create table if not exists handled (id text primary key);
`

/** Lines of the side panel that are kept. */
const ASKED_KEPT = 400
const ITEMS_SHOWN = 200

export type Store = ReturnType<typeof openStore>

export function openStore(directory: string) {
  mkdirSync(directory, { recursive: true })
  const db = new Database(join(directory, 'workplace.db'))
  db.exec('pragma journal_mode = wal')
  db.exec(SCHEMA)
  const all = <Row>(sql: string, read: (row: unknown) => Row, ...values: readonly unknown[]): readonly Row[] =>
    db
      .prepare(sql)
      .all(...values)
      .map(read)
  const one = <Row>(sql: string, read: (row: unknown) => Row, ...values: readonly unknown[]): Row | null => {
    const row: unknown = db.prepare(sql).get(...values)
    return row === undefined ? null : read(row)
  }
  const run = (sql: string, ...values: readonly unknown[]): void => {
    db.prepare(sql).run(...values)
  }
  return {
    organizations: () => all('select * from organization order by name', readOrganization),
    organization: (id: string) => one('select * from organization where id = ?', readOrganization, id),
    putOrganization: (it: Organization) =>
      run(
        'insert or replace into organization values (?,?,?,?,?,?,?)',
        it.id,
        it.name,
        it.country,
        it.domain,
        it.state,
        it.badge,
        it.decision,
      ),
    organizationOf: (decision: string) =>
      one('select * from organization where decision = ?', readOrganization, decision),

    people: () => all('select * from person order by organization, name', readPerson),
    person: (id: string) => one('select * from person where id = ?', readPerson, id),
    putPerson: (it: Person) =>
      run(
        'insert or replace into person values (?,?,?,?,?,?)',
        it.id,
        it.organization,
        it.kind,
        it.name,
        it.title,
        it.isAdmin ? 1 : 0,
      ),

    conversations: (person: string): readonly Conversation[] =>
      all(
        'select c.* from conversation c join participant p on p.conversation = c.id where p.person = ? order by c.title',
        readConversation,
        person,
      ),
    conversation: (id: string) => one('select * from conversation where id = ?', readConversation, id),
    participants: (id: string): readonly Person[] =>
      all(
        'select person.* from person join participant p on p.person = person.id where p.conversation = ? order by person.name',
        readPerson,
        id,
      ),
    putConversation: (it: Conversation, people: readonly string[]) => {
      run('insert or replace into conversation values (?,?,?)', it.id, it.kind, it.title)
      for (const person of people) run('insert or ignore into participant values (?,?)', it.id, person)
    },

    items: (place: string): readonly Item[] =>
      all(
        `select * from (select * from item where place = ? order by at desc limit ${ITEMS_SHOWN}) order by at`,
        readItem,
        place,
      ),
    itemOf: (decision: string) => one('select * from item where decision = ?', readItem, decision),
    item: (id: string) => one('select * from item where id = ?', readItem, id),
    putItem: (it: Item) =>
      run(
        'insert or replace into item values (?,?,?,?,?,?,?,?,?,?,?)',
        it.id,
        it.kind,
        it.place,
        it.author,
        it.text,
        it.file === null ? null : JSON.stringify(it.file),
        it.at,
        it.state,
        it.decision,
        it.clause,
        it.words === null ? null : JSON.stringify(it.words),
      ),

    invitations: (person: string): readonly Invitation[] =>
      all(
        'select * from invitation where by_person = ? or contact = ? order by at desc limit 100',
        readInvitation,
        person,
        person,
      ),
    putInvitation: (it: Invitation) =>
      run('insert or replace into invitation values (?,?,?,?,?)', it.organization, it.by, it.contact, it.at, it.state),

    asked: (): readonly Asked[] => all('select * from asked order by id desc limit 100', readAsked),
    putAsked: (it: Omit<Asked, 'id'>) => {
      run(
        'insert into asked (at, person, type, effect, milliseconds, event, answer) values (?,?,?,?,?,?,?)',
        it.at,
        it.person,
        it.type,
        it.effect,
        it.milliseconds,
        JSON.stringify(it.event),
        JSON.stringify(it.answer),
      )
      run(`delete from asked where id <= (select max(id) from asked) - ${ASKED_KEPT}`)
    },

    setting: (name: string): string | null => one('select value from setting where name = ?', readSetting, name),
    putSetting: (name: string, value: string) => run('insert or replace into setting values (?,?)', name, value),
    /** A webhook may come twice. */
    isHandled: (id: string): boolean => db.prepare('select id from handled where id = ?').get(id) !== undefined,
    noteHandled: (id: string) => run('insert or ignore into handled values (?)', id),
    close: () => {
      db.close()
    },
  }
}
