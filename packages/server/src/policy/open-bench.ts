/** Facts and detectors for trying a policy without a server or a database: what ships, and nothing else. */
import { createDetectorSet, createFactMemory } from '@goodstanding/engine'
import type { Policy } from '@goodstanding/policy'
import { makeIdentityTokens } from '../access/identity-keys.ts'
import { createFileDesk } from '../decide/file-desk.ts'
import { createShippedDetectors } from '../shipped.ts'
import { readShippedNames } from '../shipped-names.ts'
import type { Bench } from './try-policy.ts'

export async function openBench(policy: Policy): Promise<Bench> {
  const shipped = await createShippedDetectors()
  const files = createFileDesk({
    db: null,
    scanner: null,
    pictures: null,
    classifier: null,
    looker: null,
    hear: null,
    recent: null,
  })
  const facts = createFactMemory({
    service: policy.service,
    protectedNames: await readShippedNames(),
    token: makeIdentityTokens({ identityKey: 'bench', identityKeysAfter: [] }),
  })
  return {
    facts,
    files,
    detectors: () => createDetectorSet({ text: shipped.text.detect, files: files.shelf, ages: shipped.ages }),
  }
}
