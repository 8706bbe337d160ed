/**
 * What keeps organizations apart is stated when a session is opened: its scope, and the role that row-level security binds. Something
 * between us and the server that drops it without a word, as poolers do, would leave sessions that see nothing, or everything.
 */
import type { ClientBase } from 'pg'
import { DatabaseRefusal } from '../postgres/database-refusal.ts'
import { POOLER } from '../postgres/explain-refused.ts'

type Stated = { readonly scope: string; readonly role: string | null }

/**
 * Throws a DatabaseRefusal unless the session is what was asked for. A role, a database or a server that commits before it has written
 * does so for others: what we acknowledge is on the disk. Every other way to commit stays as the operator chose it.
 */
export async function expectSession(client: ClientBase, { scope, role }: Stated): Promise<void> {
  const { rows } = await client.query<{ scope: string | null; role: string }>(
    `select current_setting('goodstanding.scope', true) as scope, current_user::text as role,
            case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'local', false) end`,
  )
  const [held] = rows
  if (held?.scope === scope && (role === null || held.role === role)) return
  throw new DatabaseRefusal('refused', POOLER)
}
