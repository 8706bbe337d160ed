/** Verbs that ask a product which runs, or read what one wrote. */
import { audit } from '../audit/audit.ts'
import { evidence } from '../audit/evidence.ts'
import { cybertip } from '../cybertip/cybertip.ts'
import { performs } from '../perform.ts'
import { rehearse } from '../rehearse.ts'

export const doings = { audit, cybertip, evidence, rehearse }
export const perform = performs(doings)
