/** Verbs that open the ledger and its keys, without the product. */
import { keys } from '../audit/keys.ts'
import { exportAll } from '../copy/export.ts'
import { importAll } from '../copy/import.ts'
import { performs } from '../perform.ts'

export const doings = { export: exportAll, import: importAll, keys }
export const perform = performs(doings)
