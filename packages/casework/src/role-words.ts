/** What the roles of the staff are called. */
import type { Bilingual } from '@goodstanding/model'
import type { StaffRole } from './people.ts'

const ROLE_WORDS = {
  moderator: { en: 'Moderator', zh: '审核员' },
  senior: { en: 'Senior moderator', zh: '高级审核员' },
  counsel: { en: 'Counsel', zh: '法务' },
  'policy-editor': { en: 'Policy editor', zh: '政策编辑' },
  auditor: { en: 'Auditor', zh: '审计员' },
  'installation-admin': { en: 'Installation administrator', zh: '系统管理员' },
} as const satisfies Readonly<Record<StaffRole, Bilingual>>

const NAMES: Readonly<Record<string, Bilingual>> = ROLE_WORDS

/** What a role is called; one that this version does not know keeps its code. */
export function wordsOfRole(role: string): Bilingual {
  return NAMES[role] ?? { en: role, zh: role }
}
