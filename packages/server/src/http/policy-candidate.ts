/** How a call says which changed policy it means: files on top of a version, or a draft as it would be put in force now. */
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { needScopeOrRole } from '../access/principal.ts'
import type { Asked } from '../policy/publish-policy.ts'
import { principalOf } from './app.ts'
import { beforeBody } from './before-body.ts'

/** A call whose body holds a whole policy. */
export const POLICY_CALL = {
  bodyLimit: 8 * 1024 * 1024,
  onRequest: beforeBody((request) => needScopeOrRole(principalOf(request), 'policy', 'policy-editor')),
}

export const filesSchema = Type.Record(
  Type.String({ maxLength: 512 }),
  Type.Union([Type.String({ maxLength: 1024 * 1024 }), Type.Null()]),
)
export const word = Type.String({ minLength: 1, maxLength: 200 })
/** The version that changed files were begun on: what was published since is taken in, or told of. */
export const base = Type.Optional(word)
/** Instead of files: a draft, as it would be put in force now. */
const version = Type.Optional(word)

export const candidateSchema = named('PolicyCandidate', { files: Type.Optional(filesSchema), base, version })

export type Candidate = {
  readonly files?: Readonly<Record<string, string | null>>
  readonly base?: string
  readonly version?: string
}

/** What a call means, as `PolicyLife.candidate` takes it. */
export const askedOf = ({ files = {}, base, version }: Candidate): Asked => ({
  files: new Map(Object.entries(files)),
  base: base ?? null,
  draft: version ?? null,
})
