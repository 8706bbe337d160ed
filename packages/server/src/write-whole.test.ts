import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { writeWhole } from './write-whole.ts'

it('puts a file in place whole, for its owner alone, and leaves nothing beside it', async () => {
  const folder = join(makeTestFolder(), 'not', 'there')
  const path = join(folder, 'keys.json')
  await writeWhole(path, 'first')
  // Of a crash something may have been left, that everybody may read.
  writeFileSync(`${path}.new`, 'half of an older one, and long')
  chmodSync(`${path}.new`, 0o644)
  await writeWhole(path, 'second')
  expect(readFileSync(path, 'utf8')).toBe('second')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['keys.json'])
})

it('leaves the old file where the new one cannot be put in its place', async () => {
  const path = join(makeTestFolder(), 'keys.json')
  await writeWhole(path, 'first')
  mkdirSync(`${path}.new`)
  await expect(writeWhole(path, 'second')).rejects.toThrow()
  expect(readFileSync(path, 'utf8')).toBe('first')
})
