/** `freeze-shipped <file>`: writes the shipped protected names as starts open them. `scripts/build.mjs` runs it; nobody else needs to. */
import { writeFileSync } from 'node:fs'
import { freezeNames } from '@goodstanding/detectors'
import { readShippedEntries } from './shipped-names.ts'

const [, , file] = process.argv
if (file === undefined) throw new Error('Name the file to write: freeze-shipped <file>')
writeFileSync(file, freezeNames(await readShippedEntries()))
