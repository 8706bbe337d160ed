import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolders } from './make-folders.ts'

const room = mkdtempSync(join(tmpdir(), 'goodstanding-folders-'))
afterAll(() => {
  chmodSync(join(room, 'closed'), 0o700)
  rmSync(room, { recursive: true })
})

it('folders are made with those above them, and are left where they are', () => {
  const path = join(room, 'a', 'b', 'c')
  makeFolders(path)
  makeFolders(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

it.runIf(process.platform === 'linux')('a place where nothing can be made is said at once', () => {
  expect(() => makeFolders('/proc/x')).toThrow(/ENOENT.*\/proc\/x/)
  expect(() => makeFolders('/proc/x/y/z')).toThrow(/ENOENT.*\/proc\/x/)
})

it('a file in its place is said, and so is a folder above that may not be written', () => {
  writeFileSync(join(room, 'file'), '')
  expect(() => makeFolders(join(room, 'file'))).toThrow(/EEXIST/)
  expect(() => makeFolders(join(room, 'file', 'below'))).toThrow(/EEXIST|ENOTDIR/)
  makeFolders(join(room, 'closed'))
  chmodSync(join(room, 'closed'), 0o500)
  // Root may write everywhere.
  if (process.getuid?.() !== 0) expect(() => makeFolders(join(room, 'closed', 'below'))).toThrow(/EACCES/)
})
